"""The grade of a text, what its sentences cost, and how far we are from published grades."""

import gzip
import json
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks.prose.sentences import sentences
from articles.readability.measuring import Size, measure, size_of

LEVELS = ("elementary", "intermediate", "advanced")


def test_size_counts_words_and_syllables() -> None:
    assert size_of("Your legs feel weak.") == Size(sentences=1, words=4, syllables=4)
    assert size_of("…") == Size(sentences=0, words=0, syllables=0)


def test_grade_is_that_of_the_formula() -> None:
    ten_words_of_one_syllable = "You may feel weak and so you sit down now."

    assert measure([ten_words_of_one_syllable]).grade == pytest.approx(3.9 + 10.62 - 15.59)


def test_nothing_has_no_grade() -> None:
    assert measure([]).grade == 0.0
    assert not measure([]).is_long_enough


@pytest.mark.parametrize(
    ("count", "sentence", "enough"),
    [(29, "You rest.", False), (30, "You rest.", True), (10, "Now " * 30, True)],
)
def test_short_texts_are_not_scored(count, sentence, enough) -> None:
    assert measure([sentence] * count).is_long_enough is enough


def test_dearest_sentence_comes_first() -> None:
    said = ["You rest.", "Demyelination precipitates progressive deterioration.", "You sleep."]

    costs = measure(said).costs

    assert costs[0].index == 1
    assert costs[0].grades > 0 > costs[-1].grades


@given(st.lists(st.sampled_from(["You rest.", "Anaemia precipitates deterioration.", ""])))
def test_costs_are_what_the_grade_loses(said) -> None:
    found = measure(said)

    for cost in found.costs:
        rest = said[: cost.index] + said[cost.index + 1 :]
        assert found.grade - measure(rest).grade == pytest.approx(cost.grades)


@pytest.fixture(scope="module")
def grades(shared_data):
    """(ours, published) by story and level."""
    found = defaultdict(dict)
    with gzip.open(shared_data / "readability" / "onestopenglish.jsonl.gz", "rt") as lines:
        for line in lines:
            row = json.loads(line)
            said = [s.text for part in row["text"].split("\n") for s in sentences(part)]
            published = row["published_scores"]["flesch_kincaid_grade"]
            found[row["article"]][row["level"]] = (measure(said).grade, published)
    return found


def test_grades_agree_with_published_ones(grades) -> None:
    differences = [abs(o - p) for levels in grades.values() for o, p in levels.values()]

    assert len(differences) == 267
    assert sum(differences) / len(differences) < 0.7


def test_three_levels_of_a_story_come_in_order(grades) -> None:
    in_order = [
        levels
        for levels in grades.values()
        if levels["elementary"][0] < levels["intermediate"][0] < levels["advanced"][0]
    ]

    assert len(grades) == 89
    assert len(in_order) >= 84
