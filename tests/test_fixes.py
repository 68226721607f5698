"""`check --fix`: what has one right answer is mended, and nothing else of a file changes."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.build import examine
from generator.cli import main
from generator.fixes import changes, mended
from generator.languages import slips
from generator.output import OutputError
from generator.problem import Fix
from generator.source.scalar import ranges
from generator.source.yaml import parse
from tests.make import project
from tests.projects import tree

LEAD = "glossary/terms/lead.yml"
OPPORTUNITY = "glossary/terms/opportunity.yml"


def called(folder: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["--project", str(folder), "check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def fixed(folder: Path, file: str, written: str) -> str:
    """Write a file as it is, mend the project, and return what the file holds then."""
    (folder / file).write_bytes(written.encode())
    called(folder, "--fix")
    return (folder / file).read_bytes().decode()


# What is written, and what it becomes: in each way that YAML has to write a text.
WRITTEN = [
    ("caution: L'offre ?", "caution: L’offre\u202f?"),
    ("caution: 'L''offre ?'  # why", "caution: 'L’offre\u202f?'  # why"),
    ('caution: "L\'offre \\"x\\" ?"', 'caution: "L’offre \\"x\\"\u202f?"'),
    ('caution: "L\\u0027\\u0061ffaire\\x20?"', 'caution: "L’\\u0061ffaire\u202f?"'),
    ('caution: "Une longue\n    ligne \\\n    d\'offre ?"', 'caution: "Une longue\n    ligne \\\n    d’offre\u202f?"'),
    ("caution: >-\n    Une ligne\n    d'offre\n    ?", "caution: >-\n    Une ligne\n    d’offre\u202f?"),
    ("caution: Une ligne\n    d'offre\n    ? oui", "caution: Une ligne\n    d’offre\u202f? oui"),
    ("caution: >2-\n      deux 'x'\n    l'offre", "caution: >2-\n      deux 'x'\n    l’offre"),
    ("caution: L\u00adof\u200bfre", "caution: Loffre"),
    ("caution: l\u200b'offre\u2060 ?", "caution: l’offre\u202f?"),
    ("caution: Quoi\u200b?", "caution: Quoi\u202f?"),
    ('caution: "a\\u200Bb"', 'caution: "ab"'),
    ("aliases: [l'offre, \"d'un\" , 'd''un an']", "aliases: [l’offre, \"d’un\" , 'd’un an']"),
    ("aliases:\n    # d'un\n    - 'l''or' # d'un\n    - x", "aliases:\n    # d'un\n    - 'l’or' # d'un\n    - x"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("written", "right"), WRITTEN)
def test_texts_are_mended_however_they_are_written(
    tmp_path: Path, written: str, right: str, end: str, mark: str
) -> None:
    folder = project(tmp_path, {LEAD: f"# l'un ?\nfr:\n  {written}\n  gender: m\n"})
    whole = (folder / LEAD).read_text("utf-8")
    before, after = (mark + text.replace("\n", end) for text in (whole, whole.replace(written, right)))
    assert fixed(folder, LEAD, before) == after
    assert fixed(folder, LEAD, after) == after


RELATIONS = [
    ("related: [opportunity]\ntopic: sales\n", "topic: sales\n"),
    ("related: [opportunity]  # why\ntopic: sales\n", "related: []  # why\ntopic: sales\n"),
    ("related: [opportunity, x]\n", "related: [x]\n"),
    ("related: [x, opportunity]\n", "related: [x]\n"),
    ("related: [x, opportunity, y]\n", "related: [x, y]\n"),
    ("related: [x, opportunity, opportunity, y, opportunity]\n", "related: [x, y]\n"),
    ("related: [opportunity, opportunity]\ntopic: sales\n", "topic: sales\n"),
    ("related: [\n  x,\n  opportunity,\n  y\n]\n", "related: [\n  x,\n  y\n]\n"),
    ("related: [\n  x, # why\n  opportunity\n]\n", "related: [\n  x, # why\n]\n"),
    ("related:\n- x\n- opportunity\n- y\n", "related:\n- x\n- y\n"),
    ("related:\n  # why\n  - opportunity\n", "related:\n  # why\n"),
    ("related:\n  - x\n  - opportunity  # why\n", "related:\n  - x\n  # why\n"),
    ("related:\n  - opportunity\ntopic: sales\n", "topic: sales\n"),
    ('related: [x, "opportunity"]\n', "related: [x]\n"),
    ("broader: [opportunity]\nrelated: [x]\n", "broader: [opportunity]\nrelated: [x]\n"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("written", "right"), RELATIONS)
def test_a_relation_written_on_both_sides_or_twice_is_taken_out(
    tmp_path: Path, written: str, right: str, end: str
) -> None:
    # Of two files, the one whose name comes later gives way.
    others = {f"glossary/terms/{id_}.yml": "related: [lead]\n" for id_ in "xy"}
    folder = project(tmp_path, {OPPORTUNITY: "related: [zeta]\n", **others})
    zeta = project(tmp_path / "other", {"glossary/terms/zeta.yml": written}) / "glossary/terms/zeta.yml"
    whole = zeta.read_text("utf-8")
    before, after = (text.replace("\n", end) for text in (whole, whole.replace(written, right)))
    assert fixed(folder, "glossary/terms/zeta.yml", before) == after
    assert fixed(folder, "glossary/terms/zeta.yml", after) == after


def test_contrasts_have_sentences_of_their_own_and_stay(tmp_path: Path) -> None:
    both = "contrast:\n  - {term: %s, en: One., fr: Un.}\n"
    folder = project(tmp_path, {LEAD: both % "opportunity", OPPORTUNITY: both % "lead"})
    before = tree(folder)
    assert "G202" in called(folder, "--fix").stdout
    assert tree(folder) == before


def test_fix_says_what_it_did_and_what_is_left(tmp_path: Path) -> None:
    folder = project(tmp_path, {LEAD: "topic: nope\nfr:\n  caution: L'offre ?\n"})
    result = called(folder, "--fix", "--format", "short")
    assert result.exit_code == 1
    assert "G207" in result.stdout
    assert "G413" not in result.stdout
    assert result.stderr == "2 problems mended in 1 file\n"
    assert called(folder, "--fix").stderr == "nothing mended\n"


def patched(lines: list[str], diff: str) -> list[str]:
    """Return the lines of a file after a unified diff of it, which has to fit."""
    made: list[str] = []
    at = 0
    for line in diff.splitlines(keepends=True)[2:]:
        if found := re.match(r"@@ -(\d+)", line):
            made += lines[at : int(found[1]) - 1]
            at = int(found[1]) - 1
            continue
        if line[0] in " -":
            assert lines[at] == line[1:]
            at += 1
        if line[0] in " +":
            made.append(line[1:])
    return made + lines[at:]


def test_a_diff_is_shown_and_nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path / "p", {LEAD: "fr:\n  caution: L'offre ?\n"})
    monkeypatch.chdir(tmp_path)
    before = tree(folder)
    result = CliRunner().invoke(main, ["--project", "p", "check", "--fix", "--diff"])
    assert (result.exit_code, tree(folder)) == (0, before)
    assert "-  caution: L'offre ?\n+  caution: L’offre\u202f?\n" in result.stdout
    assert "G413" in result.stderr
    assert called(folder, "--fix", "--diff", "--strict").exit_code == 1
    name = re.match(r"--- a/(.+)\n\+\+\+ b/\1\n", result.stdout)
    assert name
    file = Path(name[1])
    file.write_text("".join(patched(file.read_text("utf-8").splitlines(keepends=True), result.stdout)), "utf-8")
    assert called(folder, "--fix", "--diff").stdout == ""
    assert called(folder, "--strict").exit_code == 0


def test_a_diff_without_a_fix_is_wrong_usage(tmp_path: Path) -> None:
    result = called(project(tmp_path, {}), "--diff")
    assert result.exit_code == 2
    assert "--fix" in result.stderr


def test_a_file_that_cannot_be_read_is_left_and_the_others_are_mended(tmp_path: Path) -> None:
    folder = project(tmp_path, {LEAD: "fr:\n  caution: L'offre ?\n", OPPORTUNITY: "en: [\nfr:\n  caution: L'offre ?\n"})
    before = (folder / OPPORTUNITY).read_bytes()
    result = called(folder, "--fix")
    assert result.exit_code == 1
    assert "G102" in result.stdout
    assert (folder / OPPORTUNITY).read_bytes() == before
    assert b"L'offre" not in (folder / LEAD).read_bytes()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _before: bytes, _after: bytes) -> None:
        raise OutputError(path, "is write-protected", "allow writing, then try again")

    monkeypatch.setattr("generator.fixes.rewrite", refuse)
    folder = project(tmp_path, {LEAD: "fr:\n  caution: L'offre ?\n"})
    result = called(folder, "--fix", "--format", "short")
    assert result.exit_code == 1
    assert f"{LEAD}: G601 is write-protected\n" in result.stdout
    assert "G413" in result.stdout


def test_settings_are_mended_too(tmp_path: Path) -> None:
    folder = project(tmp_path, {"glossary/glossary.yml": "fr:\n  welcome: Un mot ?\n"})
    called(folder, "--fix")
    assert "welcome: Un mot\u202f?\n" in (folder / "glossary/glossary.yml").read_text("utf-8")


def test_what_would_change_more_than_the_text_is_not_done() -> None:
    # Without the sign, what is one text would be a field in a field, or a comment.
    for written in ("a: b:\u200b c\n", "a: b \u200b# c\n"):
        value = yaml.safe_load(written)["a"]
        place = value.index("\u200b")
        assert mended(written, [Fix(("a",), value, place, place + 1, "")]) == (written, 0)


def test_a_fix_for_a_text_that_has_changed_is_not_made() -> None:
    assert mended("a: new\n", [Fix(("a",), "old", 0, 1, "x")]) == ("a: new\n", 0)
    assert mended("a: [b]\n", [Fix(("a", 1), "b")]) == ("a: [b]\n", 0)
    assert mended("a: b: c\n", [Fix(("a",), "b: c", 0, 1, "x")]) == ("a: b: c\n", 0)


def test_of_fixes_that_overlap_one_is_made() -> None:
    text, count = mended("a: bcd\n", [Fix(("a",), "bcd", 0, 2, "x"), Fix(("a",), "bcd", 1, 3, "y")])
    assert count == 1
    assert text in ("a: xd\n", "a: by\n")


_SIGNS = st.text(st.sampled_from("ab é\"'\\:#-?!;«»%1\u00a0\u202f\u00ad\u200b\n\t[]{},&*"), min_size=1, max_size=40)


def _dumped(value: Any, style: str | None, width: int) -> str:
    text: str = yaml.safe_dump(
        value, default_style=style, width=width, allow_unicode=True, sort_keys=False, default_flow_style=False
    )
    return text


@given(_SIGNS, st.sampled_from([None, "'", '"', "|", ">"]), st.sampled_from([8, 20, 200]))
def test_each_character_is_found_in_what_is_written(text: str, style: str | None, width: int) -> None:
    written = _dumped({"k": text}, style, width)
    value = yaml.safe_load(written)["k"]
    place = parse("", written.encode()).places.offsets("k")
    scalar = written[slice(*place)] if place else ""
    found = ranges(scalar, value)
    if found is not None:
        assert len(found) == len(value)
        assert all(one == two or one[1] <= two[0] for one, two in pairwise(found))
        for sign, (first, last) in zip(value, found, strict=True):
            assert sign.isspace() or sign in scalar[first:last] or "\\" in scalar[first:last]


@pytest.mark.parametrize("style", [None, "'", '"', "|", ">"])
def test_the_places_of_usual_texts_are_all_known(style: str | None) -> None:
    text = "L'un, \"l'autre\": et «\u00a0tous\u00a0» les deux, sur plus d'une ligne.\n\n- Fin \u202f!"
    written = _dumped({"k": text}, style, 20)
    place = parse("", written.encode()).places.offsets("k")
    assert place
    assert ranges(written[slice(*place)], text)


@given(
    st.dictionaries(st.sampled_from("abc"), _SIGNS, min_size=1),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([8, 200]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_fixes_change_what_they_say_and_twice_is_once(
    texts: dict[str, str], style: str | None, width: int, end: str
) -> None:
    written = _dumped(texts, style, width).replace("\n", end)
    before = yaml.safe_load(written)
    after, count = mended(written, _all_fixes(before))
    assert count <= len(_all_fixes(before))
    if count == len(_all_fixes(before)):
        assert yaml.safe_load(after) == {name: _corrected(text) for name, text in before.items()}
    again, _ = mended(after, _all_fixes(yaml.safe_load(after)))
    assert again == after or count < len(_all_fixes(before))


def _all_fixes(texts: dict[str, Any]) -> list[Fix]:
    return [
        Fix((name,), text, slip.start, slip.end, slip.correct)
        for name, text in texts.items()
        if isinstance(text, str) and text == text.strip()
        for slip in slips("fr", text)
    ]


def _corrected(text: Any) -> Any:
    if not isinstance(text, str) or text != text.strip():
        return text
    for slip in sorted(slips("fr", text), key=lambda slip: slip.start, reverse=True):
        if slip.correct is not None:
            text = text[: slip.start] + slip.correct + text[slip.end :]
    return text


def test_nothing_is_to_be_mended_after_mending(tmp_path: Path) -> None:
    words = "L\u00ad'of\u200bfre ?, l\u2060'« un » : 8 % de 25 000 €"
    folder = project(
        tmp_path,
        {
            LEAD: f"related: [opportunity, opportunity]\nfr:\n  caution: {words!r}\n  aliases: [l'un, d'un]\n".replace(
                repr(words), f'"{words}"'
            ),
            OPPORTUNITY: f"related: [lead]\nfr:\n  caution: >-\n    {words}\n    {words}\n",
        },
    )
    assert len(list(changes(folder, examine(folder).problems))) == 2
    called(folder, "--fix")
    assert [problem for problem in examine(folder).problems if problem.fix] == []
