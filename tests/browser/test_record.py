"""The record that every test here relies on notices what may not happen."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.reader import Record

pytestmark = pytest.mark.browser


def test_a_request_to_elsewhere_and_errors_are_faults(open_site: Open, records: list[Record]) -> None:
    reader = open_site("disk")
    reader.visit("index.html")
    with reader.page.expect_event("requestfailed"), reader.page.expect_console_message():
        reader.page.evaluate("fetch('http://127.0.0.1:1/').catch(() => {})")
    with reader.page.expect_event("pageerror"):
        reader.page.evaluate("console.error('said'); setTimeout(() => { throw new Error('thrown') })")
    faults = "\n".join(reader.record.faults)
    records.clear()  # these were meant
    assert "request to elsewhere: http://127.0.0.1:1/" in faults
    assert "failed request: http://127.0.0.1:1/" in faults
    assert "console error: said" in faults
    assert "script error: thrown" in faults


def test_a_missing_file_is_a_fault(open_site: Open, records: list[Record]) -> None:
    reader = open_site("http")
    reader.visit("none.html")
    faults = "\n".join(reader.record.faults)
    records.clear()  # these were meant
    assert f"answer 404: {reader.root}none.html" in faults
