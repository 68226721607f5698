"""`glossary mentions` and `glossary link` as people meet them: what is printed, what is written, exit codes."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.foreign import files
from generator.foreign.rendering import EXTENSIONS, RenderError
from generator.output import OutputError, rewrite, write_one
from generator.site import DEFAULTS
from generator.source.pages import MAX_BYTES
from tests.projects import GOLDEN, tree

BASE = ("--lang", "en", "--base", "https://g")
PAGE = "A bonk.\r\n\r\n# More\r\n\r\nThe gear\tratio, a bonk and a bonk."
LINKED = (
    "A [bonk](https://g/terms/bonk.html).\r\n\r\n# More\r\n\r\n"
    "The [gear\tratio](https://g/terms/gear-ratio.html), a [bonk](https://g/terms/bonk.html) and a bonk."
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that commands are called in, with one page."""
    monkeypatch.chdir(tmp_path)
    put(Path("page.md"), PAGE)
    return tmp_path


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def called(*arguments: str | Path) -> Result:
    """Run a command in this process, and let no exception pass but the one that sets the exit code."""
    result = CliRunner().invoke(main, ["--project", str(GOLDEN), *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def read(path: str = "page.md") -> str:
    return Path(path).read_bytes().decode()


def test_mentions_as_json_say_what_stands_where() -> None:
    put(Path("page.md"), "\ufeffThe\r\n*bonk*, the gear\r\nratio\rand a ball bearing.")
    result = called("mentions", "page.md", "--lang", "en", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [
        {"id": "bonk", "surface": "bonk", "start": 7, "end": 11, "line": 2, "column": 2},
        {"id": "gear-ratio", "surface": "gear\r\nratio", "start": 18, "end": 29, "line": 2, "column": 13},
        {"id": "ball-bearing", "surface": "ball bearing", "start": 36, "end": 48, "line": 4, "column": 7},
    ]


def test_mentions_as_text_are_one_a_line() -> None:
    result = called("mentions", put(Path("page.html"), "<p>A bonk,\n the gear\n  ratio"), "--lang", "en")
    assert result.stdout == "page.html:1:6: bonk bonk\npage.html:2:6: gear-ratio gear ratio\n"


def test_no_mentions_are_an_empty_list() -> None:
    assert called("mentions", put(Path("a.txt"), ""), "--lang", "fr", "--format", "json").stdout == "[]\n"


def test_a_page_is_linked_in_place() -> None:
    result = called("link", "page.md", *BASE)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "3 links put into 1 of 1 pages\n", "")
    assert read() == LINKED


def test_linking_again_writes_nothing() -> None:
    called("link", "page.md", *BASE)
    before = Path("page.md").stat()
    assert called("link", "page.md", *BASE).stdout == "0 links put into 0 of 1 pages\n"
    after = Path("page.md").stat()
    # Reading may move the date of access.
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_undo_takes_the_links_away() -> None:
    called("link", "page.md", *BASE)
    result = called("link", "page.md", *BASE, "--undo")
    assert (result.exit_code, result.stdout) == (0, "3 links taken away from 1 of 1 pages\n")
    assert read() == PAGE


def test_undo_leaves_links_that_others_made_and_says_so() -> None:
    own = "A bonk. [My bonk](https://g/terms/bonk.html), [bonk](https://g/terms/bonk.html 'x'), [bonk](https://else/)."
    put(Path("page.md"), own)
    result = called("link", "page.md", *BASE, "--undo", "--verbose")
    assert read() == own
    assert result.stderr.splitlines() == [
        "page.md:1:9: bonk [My bonk](https://g/terms/bonk.html)",
        "page.md:1:47: bonk [bonk](https://g/terms/bonk.html 'x')",
        "warning: 2 links left as they were: not written by this command",
    ]


def test_first_page_links_a_term_once() -> None:
    called("link", "page.md", *BASE, "--first", "page")
    assert read().count("](") == 2
    called("link", "page.md", *BASE, "--undo")
    assert read() == PAGE


def test_skipped_terms_get_no_links() -> None:
    called("link", "page.md", *BASE, "--skip", "bonk", "--skip", "drivetrain")
    assert read() == PAGE.replace("gear\tratio", "[gear\tratio](https://g/terms/gear-ratio.html)")


def test_a_language_is_linked_to_its_own_folder() -> None:
    put(Path("page.html"), "<p>L&rsquo;&eacute;tat du bo&icirc;tier et d'une fringale")
    called("link", "page.html", "--lang", "fr", "--base", "https://g/")
    assert read("page.html") == (
        '<p>L&rsquo;&eacute;tat du <a href="https://g/fr/terms/bottom-bracket.html">bo&icirc;tier</a> et '
        'd\'une <a href="https://g/fr/terms/bonk.html">fringale</a>'
    )


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://g/a_b/", "https://g/a_b/terms/bonk.html"),
        ("HTTP://g:8080/words/(1)/", "HTTP://g:8080/words/%281%29/terms/bonk.html"),
        ("https://[::1]/a", "https://[::1]/a/terms/bonk.html"),
        ("https://g/&copy/", "https://g/&copy/terms/bonk.html"),
        ("https://bücher.example/é", "https://bücher.example/é/terms/bonk.html"),
    ],
)
def test_addresses_stay_addresses(base: str, address: str) -> None:
    put(Path("a.md"), "A bonk")
    put(Path("a.html"), "A bonk")
    for _ in range(2):
        called("link", "a.md", "a.html", "--lang", "en", "--base", base)
    assert read("a.md") == f"A [bonk]({address})"
    assert read("a.html") == f'A <a href="{address.replace("&", "&amp;")}">bonk</a>'
    called("link", "a.md", "a.html", "--lang", "en", "--base", base, "--undo")
    assert read("a.md") == read("a.html") == "A bonk"


def test_a_diff_is_printed_and_nothing_written() -> None:
    before = tree(Path())
    result = called("link", "page.md", *BASE, "--diff", "--skip", "gear-ratio")
    assert result.stdout_bytes.decode() == (
        "--- a/page.md\n+++ b/page.md\n@@ -1,5 +1,5 @@\n"
        "-A bonk.\r\n+A [bonk](https://g/terms/bonk.html).\r\n \r\n # More\r\n \r\n"
        "-The gear\tratio, a bonk and a bonk.\n\\ No newline at end of file\n"
        "+The gear\tratio, a [bonk](https://g/terms/bonk.html) and a bonk.\n\\ No newline at end of file\n"
    )
    assert result.stderr == "2 links put into 1 of 1 pages\n"
    assert tree(Path()) == before


def test_a_diff_shows_three_lines_around_each_change() -> None:
    put(Path("page.md"), "A bonk\n" + "\n" * 9 + "# Next\n\nA bonk\n")
    printed = called("link", "page.md", *BASE, "--diff").stdout
    assert [line for line in printed.splitlines() if line.startswith("@@")] == ["@@ -1,4 +1,4 @@", "@@ -10,4 +10,4 @@"]


def test_with_an_output_folder_pages_keep_their_names_and_places(folder: Path) -> None:
    put(Path("wiki/a/page.md"), PAGE)
    put(Path("wiki/none.html"), "<p>none")
    result = called("link", "page.md", "wiki/a/page.md", folder / "wiki/none.html", *BASE, "--output", "out")
    assert result.exit_code == 0
    assert tree(Path("out")) == {
        ".glossary-linked": b"page.md\nwiki/a/page.md\nwiki/none.html\n",
        "page.md": LINKED.encode(),
        "wiki/a/page.md": LINKED.encode(),
        "wiki/none.html": b"<p>none",
    }
    assert read() == PAGE


def test_pages_from_elsewhere_stay_inside_the_output_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(Path("wiki/a/page.md"), PAGE)
    put(Path("wiki/b/page.md"), PAGE)
    Path("here").mkdir()
    monkeypatch.chdir(folder / "here")
    assert called("link", "../wiki/a/page.md", folder / "wiki/b/page.md", *BASE, "--output", "out").exit_code == 0
    assert set(tree(folder / "here")) == {
        "out/.glossary-linked",
        "out/a/page.md",
        "out/b/page.md",
    }


def test_two_pages_of_one_name_do_not_overwrite_each_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(Path("here/page.md"), "Other")
    monkeypatch.chdir(folder / "here")
    result = called("link", "page.md", "../page.md", *BASE, "--output", "out")
    assert (result.exit_code, read("out/page.md")) == (1, "Other")
    assert "G703 two pages would be" in result.stderr


def test_no_link_leads_out_of_the_output_folder(folder: Path) -> None:
    put(Path("a/page.md"), PAGE)
    Path("out").mkdir()
    Path("elsewhere").mkdir()
    Path("out/a").symlink_to(folder / "elsewhere")
    Path("out/page.md").symlink_to(folder / "target.md")
    result = called("link", "a/page.md", "page.md", *BASE, "--output", "out", "--force")
    assert result.exit_code == 1
    assert "leads out of the folder by a symbolic link" in result.stderr
    assert not any(Path("elsewhere").iterdir())
    assert not Path("target.md").exists()
    assert read("out/page.md") == LINKED


@pytest.mark.parametrize("kind", ["file", "link", "link to nothing"])
def test_what_others_wrote_is_replaced_only_when_that_is_said(folder: Path, kind: str) -> None:
    other = put(Path("other.md"), "Mine.")
    target = Path("out/page.md")
    if kind == "file":
        put(target, "Mine.")
    else:
        put(Path("out/else.md"), "")
        target.symlink_to(folder / (other if kind == "link" else "nowhere"))
    result = called("link", "page.md", *BASE, "--output", "out")
    assert (result.exit_code, other.read_text("utf-8")) == (1, "Mine.")
    assert "G703 was not written by this command" in result.stderr
    assert called("link", "page.md", *BASE, "--output", "out", "--force").exit_code == 0
    assert (read("out/page.md"), other.read_text("utf-8")) == (LINKED, "Mine.")


def test_what_the_command_wrote_is_replaced() -> None:
    for words in ("A bonk.", "No names.", "A bonk."):
        put(Path("page.md"), words)
        assert called("link", "page.md", *BASE, "--output", "out").exit_code == 0
        assert read("out/page.md") == words.replace("bonk", "[bonk](https://g/terms/bonk.html)")


@pytest.mark.parametrize("output", [".", "sub/..", "alias", "hard"])
def test_no_page_to_be_linked_is_replaced_by_another_way(folder: Path, output: str) -> None:
    put(Path("sub/x.md"), "")
    Path("alias").symlink_to(folder)
    Path("hard").mkdir()
    os.link("page.md", "hard/page.md")
    result = called("link", "page.md", *BASE, "--output", output, "--force")
    assert (result.exit_code, read(), read("hard/page.md")) == (1, PAGE, PAGE)
    assert "G703 is " in result.stderr


@pytest.mark.parametrize("path", ["../page.md", "/page.md", "a/../../page.md", ".glossary-linked"])
def test_write_one_stays_inside_its_folder(folder: Path, path: str) -> None:
    with pytest.raises(OutputError, match="outside"):
        write_one(folder / "out", path, b"", folder / "page.md")


BAD = {
    "missing.md": (None, "G701 cannot be read: no such file or directory"),
    "picture.png": (b"", "G701 cannot be read: neither Markdown nor HTML"),
    "large.md": (b"a" * (MAX_BYTES + 1), "G701 cannot be read: larger than 10 MB"),
    "latin.md": ("A bonk.\ncafé".encode("latin-1"), "G702 is not UTF-8 text"),
    "wide.html": ("A bonk".encode("utf-16"), "G702 is UTF-16, not UTF-8"),
    "binary.txt": (b"bonk\0bonk", "G702 is no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_left_and_the_others_go_on(name: str) -> None:
    content, reason = BAD[name]
    if content is not None:
        put(Path(name), content)
    result = called("link", name, "page.md", *BASE)
    assert result.exit_code == 1
    assert result.stderr.startswith(name)
    assert reason in result.stderr
    assert result.stderr.endswith("1 of 2 files have problems and were left as they were\n")
    assert content is None or Path(name).read_bytes() == content
    assert read() == LINKED


def test_the_place_of_the_first_wrong_sign_is_shown() -> None:
    put(Path("latin.md"), "é\nca".encode() + b"f\xe9")
    assert called("mentions", "latin.md", "--lang", "en").stderr.startswith(
        "G702 is not UTF-8 text\n --> latin.md:2:4\n"
    )


def test_folders_and_what_is_no_file_are_named() -> None:
    Path("folder.md").mkdir()
    os.mkfifo("pipe.md")
    result = called("link", "folder.md", "pipe.md", *BASE)
    assert "folder.md: G701 cannot be read: it is a folder, not a file\n" in result.stderr
    assert "pipe.md: G701 cannot be read: it is a named pipe (FIFO), not a file\n" in result.stderr


def test_a_page_that_the_engine_gives_up_on_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object) -> None:
        raise RenderError("too deep")

    monkeypatch.setattr("generator.foreign.linker.accepted", give_up)
    result = called("link", "page.md", *BASE)
    assert (result.exit_code, read()) == (1, PAGE)
    assert "G701 cannot be rendered: too deep" in result.stderr


def test_a_page_nested_beyond_all_measure_is_linked_or_named() -> None:
    put(Path("page.md"), "> " * 3000 + "a bonk")
    put(Path("page.html"), "<b>" * 30000 + "a bonk")
    assert called("link", "page.md", "page.html", *BASE).exit_code in (0, 1)
    assert read("page.html").endswith('a <a href="https://g/terms/bonk.html">bonk</a>')


def test_a_page_that_changes_meanwhile_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """G703: what somebody else wrote counts."""

    def rewrite_late(path: Path, before: bytes, after: bytes) -> None:
        put(path, "newer")
        rewrite(path, before, after)

    monkeypatch.setattr(files, "rewrite", rewrite_late)
    result = called("link", "page.md", *BASE)
    assert (result.exit_code, read()) == (1, "newer")
    assert "page.md: G703 was changed meanwhile" in result.stderr
    assert [path.name for path in Path().iterdir()] == ["page.md"]


def test_a_write_protected_page_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    # Some users may write everything, so the answer is given here.
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    result = called("link", "page.md", *BASE)
    assert (result.exit_code, read()) == (1, PAGE)
    assert "page.md: G703 is write-protected" in result.stderr


def test_mode_and_symbolic_links_stay(folder: Path) -> None:
    Path("page.md").chmod(0o640)
    Path("alias.md").symlink_to(folder / "page.md")
    assert called("link", "alias.md", *BASE).exit_code == 0
    assert Path("alias.md").is_symlink()
    assert read() == LINKED
    assert stat.S_IMODE(Path("page.md").stat().st_mode) == 0o640


def test_all_names_of_a_page_stay_names_of_it() -> None:
    os.link("page.md", "second.md")
    assert called("link", "page.md", *BASE).exit_code == 0
    assert read("second.md") == read() == LINKED
    assert Path("second.md").samefile("page.md")
    assert called("link", "second.md", *BASE, "--undo").exit_code == 0
    assert read("second.md") == read() == PAGE


def test_extended_attributes_stay_and_go_along() -> None:
    os.setxattr("page.md", "user.note", b"mine")
    called("link", "page.md", *BASE, "--output", "out")
    called("link", "page.md", *BASE)
    for path in ("page.md", "out/page.md"):
        assert (read(path), os.getxattr(path, "user.note")) == (LINKED, b"mine")


def test_of_many_files_the_progress_is_shown() -> None:
    names = [put(Path(f"{number}.md"), "A bonk") for number in range(21)]
    assert called("link", *names[:20], *BASE).stderr == ""
    assert called("link", *names, *BASE).stderr.splitlines() == [f"{n + 1}/21 {n}.md" for n in range(21)]


def test_mentions_that_cannot_be_linked_are_counted_and_named() -> None:
    put(Path("page.md"), "The bonk{: .x } comes.")
    assert called("link", "page.md", *BASE).stderr == (
        "warning: 1 mentions left as they were: a link there would change more of the page than itself; "
        "--verbose names them\n"
    )
    assert called("link", "page.md", *BASE, "--verbose").stderr.startswith("page.md:1:5: bonk bonk\n")
    assert read() == "The bonk{: .x } comes."


NO_BASES = [
    *(
        "",
        "x",
        "../words",
        "/words",
        "//g/words",
        "g.example",
        "file:///words",
        "ftp://g",
        "mailto:a@g",
        "data:text/html,",
    ),
    *(
        "javascript:alert(1)",
        "javascript://x",
        "\x01javascript:alert(1)",
        "javascript&colon;alert(1)",
        "java\tscript:x",
    ),
    *("&#106;avascript:x", "vbscript:x", " https://g", "https://g ", "https://g\n", "ht\ntps://g", "https\x00://g"),
    *("https:", "https:g", "https:/g", "https://", "https:///g", "https:\\\\g", "https://\\g", "https://g\\x"),
    *("https://g/?a", "https://g/#a", "https://g/<b>", 'https://g/"x', "https://a@g", "https://g:x", "https://[g"),
    *("https://g/a b", "https://g/\u200bx", "https://g/\u202ex", "https://g/\xa0x", "blob:https://g", "xhttps://g"),
]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lang", "eng", "--base", "https://x"], "no language 'eng'; known: en, fr. did you mean 'en'?"),
        (["--lang", "en", "--base", "https://x", "--skip", "bonc"], "no term 'bonc'. did you mean 'bonk'?"),
        (["--lang", "en", "--base", "https://x", "--force"], "--force is for --output"),
        *((["--lang", "en", "--base", base], "name the top folder of the site") for base in NO_BASES),
        (["--lang", "en", "--base", "https://x", "--diff", "--output", "out"], "leave out --output"),
        (["--lang", "en"], "Missing option '--base'"),
        (["--base", "https://x"], "Missing option '--lang'"),
    ],
)
def test_wrong_usage_is_2_and_touches_nothing(arguments: list[str], said: str) -> None:
    result = called("link", "page.md", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert read() == PAGE


def test_the_oracle_knows_what_the_site_switches_on() -> None:
    written = DEFAULTS.read_text("utf-8").partition("markdown_extensions:\n")[2].partition("\n\n")[0]
    names = {line.strip(" -").partition(":")[0] for line in written.splitlines()}
    # Superfences stand in for fenced_code, which they switch off.
    assert names - {"fenced_code"} <= set(EXTENSIONS)
