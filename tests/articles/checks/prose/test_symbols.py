"""Symbols that stand for words."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.prose.symbols import as_words


@pytest.fixture
def levels(article, check_context):
    def found(body, audience="clinician"):
        prepared = prepare(article(body, audience), check_context)
        return [(t.quote, t.level) for t in as_words(prepared)]

    return found


@pytest.mark.parametrize(
    "body",
    [
        "- Age >60 years",
        "- high clinical suspicion = still proceed to step 2",
        "A count of <30 reduced it.",
        "Low B12 -> weak legs.",
    ],
)
def test_symbol_in_prose_warns_and_blocks_for_patients(levels, body) -> None:
    assert [level for _, level in levels(body)] == ["warn"]
    assert [level for _, level in levels(body, "carer")] == ["block"]


def test_stroke_for_per_blocks_for_patients_only(levels) -> None:
    assert levels("Take 10 mg/day.", "patient") == [("10 mg/day", "block")]
    assert levels("Give 10 mg/day.") == []


@pytest.mark.parametrize("words", ["and/or", "his/her", "tremor/ataxia"])
def test_one_word_or_the_other_is_advice(levels, words) -> None:
    assert levels(f"Pain {words} more.", "patient") == [(words, "advise")]


@pytest.mark.parametrize(
    "body",
    [
        "| B12 | Meaning |\n|---|---|\n| <180 ng/L | low |",
        "The effect was small (p < 0.05, n = 24).",
        "See https://example.org/a?b=c/d for more.",
        "A c.76A>T change in ABC/DEF, 140/90 mmHg, 5 mg/kg.",
    ],
)
def test_tables_statistics_and_names_are_silent_for_clinicians(levels, body) -> None:
    assert levels(body) == []


def test_table_for_patients_has_no_symbols_either(levels) -> None:
    table = "| B12 | Meaning |\n|---|---|\n| <180 ng/L | low |"

    assert [level for _, level in levels(table, "patient")] == ["block"]
