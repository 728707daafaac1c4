"""What a text denies, and which way it points."""

import pytest

from articles.facts.denial import read, stem
from articles.facts.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Do not start folic acid", "start"),
        ("Never give it", "tak"),
        ("You do not need to stop metformin", "stop"),
        ("It is not recommended in pregnancy", "recommend"),
        ("without anaemia", "anaemia"),
        ("Don’t take it", "tak"),
        ("It cannot be undone", "undon"),
    ],
)
def test_a_denial_reaches_the_next_word_of_meaning(text, denied) -> None:
    (found,) = read(tokenise(text)).denials

    assert found.denied == denied


@pytest.mark.parametrize("text", ["not only pain", "no more than two", "no longer than a week"])
def test_comparators_deny_nothing(text) -> None:
    assert read(tokenise(text)).denials == ()


def test_a_stop_ends_the_reach() -> None:
    (found,) = read(tokenise("It may not. Start it now")).denials

    assert found.denied == ""


def test_directions_have_sides_and_targets() -> None:
    found = read(tokenise("It lowers the chance of harm")).directions

    assert [(way.axis, way.side, way.target) for way in found] == [
        ("amount", -1, frozenset({"risk"})),
        ("frequency", -1, frozenset()),
    ]


def test_a_denied_stop_is_a_going_on() -> None:
    (found,) = read(tokenise("Do not stop metformin")).directions

    assert (found.axis, found.side) == ("act", 1)


def test_un_denies_a_little() -> None:
    polarity = read(tokenise("untreated deficiency"))

    assert "treat" in polarity.turned
    assert polarity.weak


def test_stems_meet() -> None:
    assert stem("starting") == stem("starts") == stem("started") == stem("start")
    assert stem("stopping") == stem("stop")
