"""What readers' scripts may not do: say words of their own, which nobody translates or approves."""

import re
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).resolve().parents[2] / "static" / "js" / "reading").glob("*.js"))
COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
WORDS = re.compile(r"""["'`](?:[^"'`\n]* )?[A-Z][a-z]+(?: [^"'`\n]*)?["'`]""")
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(")


def code_of(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_says_only_what_the_page_gives_it(script):
    assert not WORDS.findall(code_of(script))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_makes_no_markup_from_words(script):
    assert not MARKUP.findall(code_of(script))


@pytest.mark.parametrize("words", ['"Close"', "`Source ${number}`", "'See it in the list'"])
def test_words_in_a_script_are_found(words):
    assert WORDS.search(f"panel.textContent = {words};")
