"""The catalogues of locale/: complete, nothing doubtful or unsaid, compiled as they are written."""

import gettext
import re
from io import BytesIO
from pathlib import Path

import pytest

from articles import languages
from scripts import words

OTHERS = [language.code for language in languages.others(languages.FIRST)]
FOLDER = Path(__file__).resolve().parents[1] / "locale"
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def test_every_language_of_the_site_has_a_catalogue_and_no_other():
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(OTHERS)


def forms(message):
    return message.string if message.pluralizable else (message.string,)


def english(message):
    return message.id if message.pluralizable else (message.id,)


@pytest.fixture(scope="module", params=OTHERS)
def catalogue(request):
    return words.catalogue_of(request.param)


@pytest.fixture(scope="module")
def said():
    return {(message, context) for _, message, context in words.said()}


def test_catalogue_holds_what_is_said_and_nothing_else(catalogue, said):
    """Run scripts/words.py, and translate what it names."""
    held = {(m.id, m.context) for m in catalogue if m.id}

    assert held == {(list_or_text(message), context) for message, context in said}
    assert not catalogue.obsolete


def list_or_text(message):
    return message if isinstance(message, str) else tuple(message)


def test_everything_is_translated_and_nothing_is_doubtful(catalogue):
    assert [m.id for m in catalogue if m.id and (m.fuzzy or not all(forms(m)))] == []


def test_every_translation_has_the_places_of_its_original(catalogue):
    for message in catalogue:
        if not message.id:
            continue
        wanted = set(PLACE.findall(english(message)[-1]))
        for form in forms(message):
            # A form for one thing may say "one" in words, in both languages.
            may_lack = set(PLACE.findall(english(message)[-1])) - set(
                PLACE.findall(english(message)[0])
            )
            found = set(PLACE.findall(form))
            assert found <= wanted, message.id
            assert wanted - found <= may_lack, message.id


def test_every_translation_has_the_markup_and_the_edges_of_its_original(catalogue):
    tags = re.compile(r"<[^>]*>")
    for message in catalogue:
        for original, form in zip(english(message), forms(message), strict=False):
            if not message.id:
                continue
            assert sorted(tags.findall(form)) == sorted(tags.findall(original)), message.id
            assert form[-1:].isspace() == original[-1:].isspace(), message.id
            assert form[:1].isspace() == original[:1].isspace(), message.id


@pytest.mark.parametrize("code", OTHERS)
def test_what_pages_read_is_what_people_wrote(code):
    """Run `scripts/words.py compile` after a change of the .po."""
    stored = (FOLDER / code / "LC_MESSAGES" / "django.mo").read_bytes()

    assert stored == words.compiled(code)
    read = gettext.GNUTranslations(BytesIO(stored))
    for message in words.catalogue_of(code):
        if message.id and not message.pluralizable:
            assert read.gettext(message.id) == message.string


def test_every_file_with_words_to_translate_is_looked_through():
    asks = re.compile(
        r"\bgettext\w*\(|gettext as _|\bwords_in\(|\{% (?:blocktranslate|translate)\b"
    )
    read = {name for name, _ in words.sources()}
    found = {
        path.relative_to(words.ROOT).as_posix()
        for folder in ("articles", "editorial", "references", "templates")
        for path in (words.ROOT / folder).rglob("*")
        if path.suffix in (".py", ".html", ".xml", ".txt")
        and asks.search(path.read_text(encoding="utf-8"))
    }

    assert found - read == {"articles/languages.py"}


STYLES = Path(__file__).resolve().parents[1] / "static" / "css"
_SAID_BY_STYLE = re.compile(r'([^{}]*)\{[^{}]*?content:\s*"([^"]*[A-Za-z]{2}[^"]*)"')


@pytest.mark.parametrize("name", ["base", "reading", "site", "history", "print", "paper"])
def test_a_style_that_says_a_word_says_it_in_every_language(name):
    style = (STYLES / f"{name}.css").read_text(encoding="utf-8")
    said = [(" ".join(where.split()), what) for where, what in _SAID_BY_STYLE.findall(style)]
    first = [where for where, _ in said if ":lang(" not in where]

    for code in OTHERS:
        assert len([where for where, _ in said if f":lang({code})" in where]) == len(first), said
