"""Answers in plain text, written so that readers are shown them letter for letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.exchange.answer_text import body_of, words_lost
from articles.markup.html import to_html
from articles.markup.numbering import Numbering
from articles.markup.plain import blocks_of_text, plain
from articles.markup.scan import scan

_TROUBLE = st.text(
    alphabet=st.sampled_from(list("ab1.) \n-+*#_`[]{}()!|<>~:=\\@^&;\"'/?•$")), max_size=60
)


def test_paragraphs_and_lists_stay_what_they_are():
    body = body_of("Check for:\n- Fever.\n- Bruises.\n\nAsk your doctor.")

    kinds = [(block.kind, block.text) for block in blocks_of_text(body)]
    assert kinds == [
        ("paragraph", "Check for:"),
        ("item", "Fever."),
        ("item", "Bruises."),
        ("paragraph", "Ask your doctor."),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "1. is a number, not an item",
        "# is no heading",
        "Take <b>two</b> [tablets]{#dose} of *this* [@who2020].",
        "A result of >350 pg/mL or <5 is a | b.",
        "_____ servings of meat",
        "::: {.urgent}",
        "---",
        "a\\*b & &amp; ![x](y)",
    ],
)
def test_what_looks_like_a_mark_is_shown_as_it_stands(answer: str):
    body = body_of(answer)

    assert plain(body) == answer
    assert not scan(body).claims
    assert not scan(body).citations
    assert "<h" not in to_html(body, numbering=Numbering(), known_keys=frozenset())


@settings(max_examples=150, deadline=None)
@given(_TROUBLE)
def test_no_word_is_lost_and_no_mark_is_made(answer: str):
    body = body_of(answer)

    assert words_lost(answer, body) == ""
    found = scan(body)
    assert not found.claims
    assert not found.citations
    assert not found.problems


def test_a_word_that_a_body_lacks_is_named():
    assert words_lost("Take two tablets a day.", "Take tablets a day.") == "two tablets a day."
    assert words_lost("Take tablets.", "Take tablets. Twice.") == "Twice."
