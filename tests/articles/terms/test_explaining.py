"""A text for others is explained; nothing a reader must not lose is added or lost."""

import string
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.checks.prose.quantities import tokens
from articles.content import Term
from articles.markup.plain import blocks_of_text, plain
from articles.markup.scan import scan
from articles.terms.explaining import Replacement, explain, why_only_listed


def term(word, wording, audience="carer", **more):
    return Term(word=word, audience=audience, plain=wording, **more)


ULCER = term("ulcer", "open sore")
TINGLING = term("paraesthesia", "pins and needles", later="plain")


def explained(source, *terms):
    return explain(source, terms or (ULCER, TINGLING), "carer").source


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("He has an ulcer.", "He has an open sore (ulcer)."),
        ("Ulcers hurt.", "Open sores (ulcers) hurt."),
        ("- [Ulcers]{#a} hurt [@x]", "- [Open sores (ulcers)]{#a} hurt [@x]"),
        ("with *an ulcer*", "with *an open sore (ulcer)*"),
        ("|a|b|\n|-|-|\n|ulcer|x|", "|a|b|\n|-|-|\n|open sore (ulcer)|x|"),
    ],
)
def test_a_term_is_explained_where_it_first_stands(source, wanted):
    assert explained(source) == wanted


def test_later_uses_keep_the_word_unless_the_term_says_otherwise():
    source = "With an ulcer and paraesthesia. The ulcer and the paraesthesia. Paraesthesia."

    assert explained(source) == (
        "With an open sore (ulcer) and pins and needles (paraesthesia). "
        "The ulcer and the pins and needles. Pins and needles."
    )


def test_a_term_is_explained_once_on_a_page():
    first = explain("Paraesthesia.", [TINGLING, ULCER], "carer")

    second = explain("With paraesthesia and ulcer.", [TINGLING, ULCER], "carer", after=first)

    assert second.source == "With pins and needles and open sore (ulcer)."


@pytest.mark.parametrize(
    "source",
    [
        "# An ulcer",
        "An [ulcer](https://example.org/ulcer).",
        "See [@ulcer2011, the ulcer].",
        "![An ulcer](/ulcer.png)",
        "Run `ulcer`.",
        "Read “Ulcer in Adults”.",
        "A wound (such as an ulcer).",
        '[An ulcer]{#a .left-out audience="carer" reason="no ulcer here"}',
        "::: {.note}\nx\n:::",
        "peptic ulcer",
        "non-ulcer pain",
    ],
)
def test_nothing_changes_where_nothing_may(source):
    assert explained(source) == source


@pytest.mark.parametrize(
    "source",
    [
        "An ulcer (a deep wound) hurts. The ulcer.",
        "A deep wound (ulcer) hurts. The ulcer.",
        "A deep wound called an ulcer hurts. The ulcer.",
    ],
)
def test_what_the_text_explains_itself_stays_its_own(source):
    assert explained(source) == source


def test_an_occurrence_that_cannot_be_explained_leaves_it_to_the_next():
    assert explained("# Ulcer\n\nHoles (and ulcers). An ulcer.") == (
        "# Ulcer\n\nHoles (and ulcers). An open sore (ulcer)."
    )


def test_the_name_of_a_medicine_is_no_term():
    acid = term("acid", "sour liquid")

    assert explained("Take folic acid with acid.", acid) == (
        "Take folic acid with sour liquid (acid)."
    )


def test_terms_of_other_audiences_are_not_used():
    assert explained("An ulcer.", term("ulcer", "sore", "student")) == "An ulcer."


def test_what_was_replaced_is_told_with_its_place():
    source = "[An ulcer]{#a} [@x]"

    (replaced,) = explain(source, [term("ulcer", "sore")], "carer").replaced

    assert replaced == Replacement("An ulcer", "A sore (ulcer)", 1, 9)
    assert source[replaced.start : replaced.end] == "An ulcer"


def test_marks_in_a_wording_stay_characters():
    source = explained("With ulcers.", term("ulcers", "sores *[x]{#y}|"))

    assert plain(source) == "With sores *[x]{#y}| (ulcers)."
    assert scan(source).claims == ()


# What may never change


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("", "no plain wording"),
        ("cannot be cured", "“cannot”"),
        ("more than", "“more”"),
        ("1 of 10 sores", "begin with a letter"),
        ("sore of 5 mm", "“5mm”"),
        ("flu ulcer", "repeats the word"),
    ],
)
def test_a_wording_with_a_number_or_a_denial_is_only_listed(wording, said):
    ulcer = term("ulcer", wording)

    assert said in why_only_listed(ulcer)
    assert explained("An ulcer.", ulcer) == "An ulcer."


def test_a_quantity_keeps_its_unit():
    cell = term("cells", "small parts")

    assert explained("Count 5 cells. With cells.", cell) == (
        "Count 5 cells. With small parts (cells)."
    )


WORDS = [
    "ulcer", "Ulcers", "an ulcer", "no ulcer", "5 mg", ">350 pg/mL", "not", "never", "1 in 10",
    "paraesthesia", "cells", "2 cells", "stop", "spinal\ncord", "[An ulcer]{#a} [@k, p. 3]",
    "[ulcer]{#b}", "[@k]", "(ulcer)", "*ulcer*", "**5 ulcers**", "- ulcer", "\n\n", "\n- ",
    "| ulcer |",
    "[ulcer](https://example.org)", "`ulcer`", "“Ulcer Care”", "less", "twice daily", "\\*ulcer",
    "# ulcer\n", "\n::: {.urgent}\n", "\n:::\n", "[", "]", "{#", "*", "_", "ulcers/cells",
]  # fmt: skip
TERMS = [
    term("ulcer", "open sore", later="plain"),
    term("paraesthesia", "pins and needles", later="plain"),
    term("cells", "small parts", later="plain"),
    term("spinal cord", "the thick bundle of nerves"),
]


def words_of(source):
    return "\n\n".join(block.text for block in blocks_of_text(source))


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([" ", "", "\n"]))
@example(["[An ulcer]{#a} [@k, p. 3]", "{#", "[An ulcer]{#a} [@k, p. 3]"], "")
@settings(max_examples=300, deadline=None)
def test_no_replacement_adds_or_loses_a_number_a_denial_or_a_mark(pieces, between):
    source = between.join(pieces)

    result = explain(source, TERMS, "carer").source

    before, after = scan(source), scan(result)
    assert tokens(words_of(result)) == tokens(words_of(source))
    assert [c.items for c in after.citations] == [c.items for c in before.citations]
    assert [(c.id, c.kind) for c in after.claims] == [(c.id, c.kind) for c in before.claims]
    assert [p.message for p in after.problems] == [p.message for p in before.problems]


@given(st.text(string.printable, max_size=80), st.text("abc*_[]{}#|`\\&@! ", max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_text_and_any_wording_keep_marks_apart(source, wording):
    result = explain(source + " with ulcers", [term("ulcers", "a" + wording)], "carer").source

    before, after = scan(source + " with ulcers"), scan(result)
    assert len(after.citations) == len(before.citations)
    assert len(after.claims) == len(before.claims)


def test_a_long_paragraph_takes_time_in_proportion():
    source = "An ulcer and (paraesthesia), “Quote [x " * 1600

    began = time.perf_counter()
    explain(source, TERMS, "carer")

    assert len(source) > 60_000
    assert time.perf_counter() - began < 5
