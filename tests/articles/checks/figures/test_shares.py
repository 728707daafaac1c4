"""Percentages say of whom."""

import pytest

from articles.checks.figures.shares import without_denominator
from articles.checks.prepared import prepare


@pytest.fixture
def levels(article, check_context):
    def run(body, audience="clinician"):
        prepared = prepare(article(body, audience=audience), check_context)
        return [trouble.level for trouble in without_denominator(prepared)]

    return run


# From NIH pages and drug labels.
FIRES = [
    "Up to 50% of patients have it.",
    "It affects up to 11% of women.",
    "As many as 40 percent of people with diabetes develop it.",
    "The drug reduced the risk of diabetes by 34 percent.",
    "People who smoke have a 50% higher risk.",
    "It affects 2.2 percent of adults and one in 400 children.",
    "The medicine reduced the risk of stroke by up to 40 percent.",
    "Each child has it in up to 40 percent.",
]
SILENT = [
    "In one study, 12 of 24 people had it.",
    "In one study of 300 people, up to 50% had it.",
    "About 5 percent of people with the gene are ill.",
    "Apply 1% hydrocortisone.",
    "Give 0.9% saline.",
    "HbA1c was up to 6.5%.",
    "The reported rate was 8.8 percent of adults, or one in 11.",
    "Lose up to 5% of your body weight.",
    "Give 100% oxygen.",
    "Up to 1 in 10 people who take metformin have it.",
    "Elderly volunteers had 107% higher plasma values.",
    "Thirst can be reduced up to 50% by diuretics.",
    "The risk for each child depends on the gene and may be up to 50%.",
    "It occurs in 1 in 40,000 births; 95% of cases occur in boys.",
]


@pytest.mark.parametrize("body", FIRES)
def test_share_of_nobody_warns_and_blocks_for_patients(levels, body) -> None:
    assert levels(body) == [None]
    assert levels(body, "patient") == ["block"]


@pytest.mark.parametrize("body", SILENT)
def test_share_of_somebody_is_silent(levels, body) -> None:
    assert levels(body, "patient") == []
