"""The browser that tests and benchmarks use. `python -m tests.browser.program` fails where there is none."""

from __future__ import annotations

import os
import shutil
import sys

PROGRAMS = (
    "chromium-headless-shell",  # first: without a window around each page it needs half the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

# A browser's own sandbox refuses to work for root.
ARGUMENTS = ["--disable-gpu", *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]


def program() -> str | None:
    """Return the path of an installed Chromium, Chrome or Edge; the variable `GLOSSARY_BROWSER` may name it."""
    named = (os.environ.get("GLOSSARY_BROWSER"), *PROGRAMS)
    return next((found for name in named if name and (found := shutil.which(name))), None)


if __name__ == "__main__":
    sys.exit(program() is None)
