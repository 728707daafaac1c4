"""Slips of one word in paired wordings are told, and the honest pairs they came from are not."""

import pytest

from articles.facts.comparing import compare
from articles.facts.reader import reading


def found(one: str, other: str) -> set[str]:
    return {
        each.aspect
        for each in compare(reading(one), reading(other)).found
        if each.verdict != "explained"
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "You have two or more of these: you are 80 or older.",
            "In people with two or more of age 80 years or older.",
        ),
        ("Do not give it to a baby under 2 months.", "Avoid it in infants younger than 2 months."),
        ("The most you should take is 25 mg of it a week.", "Do not exceed 25 mg weekly."),
        ("Continue it while tolerated and not contraindicated.", "You do not need to stop it."),
        ("Strokes were less common with it.", "Stroke was less frequent with it."),
        ("It eases pain.", "It reduces pain."),
        ("The more you take, the more likely it is.", "Risk rises with dose."),
        ("In people with untreated deficiency, it harms.", "If it is not treated, it harms."),
    ],
)
def test_honest_pairs_are_silent(one, other) -> None:
    assert found(one, other) == set()


@pytest.mark.parametrize(
    ("one", "other", "aspect"),
    [
        ("25 mg of methotrexate a day.", "25 mg of methotrexate weekly.", "frequency"),
        ("Exceed methotrexate 25 mg weekly.", "The most you should take is 25 mg a week.",
         "comparator"),
        ("It is contraindicated in pregnancy.", "It is not contraindicated in pregnancy.",
         "denial"),
        ("A stroke is not more likely.", "A stroke is more likely.", "denial"),
        ("Strokes were more common with it.", "Stroke was less frequent with it.", "direction"),
        ("It increases pain.", "It eases pain.", "direction"),
        ("Risk falls with dose.", "The more you take, the more likely it is.", "direction"),
        ("In people with untreated deficiency, it harms.", "If it is treated, it harms.",
         "denial"),
        ("It helps as well as tablets do; take tablets.", "Tablets help as injections do.",
         "route"),
        ("People with warfarin-induced lack continue metformin.",
         "In metformin-induced lack, continue metformin.", "medicine"),
        ("You can give ibuprofen instead. Give ibuprofen in chickenpox.",
         "Ibuprofen is a choice. In chickenpox, avoid ibuprofen.", "denial"),
        ("Continue it while it is not tolerated.", "You do not need to stop it.", "denial"),
    ],
)  # fmt: skip
def test_one_slip_is_told(one, other, aspect) -> None:
    assert aspect in found(one, other)
