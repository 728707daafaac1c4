"""Abbreviations that are not written out."""

import pytest

from articles.checks.language.abbreviations import unexpanded
from articles.checks.prepared import prepare


@pytest.fixture
def found(article, check_context):
    def found(body, audience="patient"):
        return [
            (t.quote, t.level) for t in unexpanded(prepare(article(body, audience), check_context))
        ]

    return found


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("The FDA label warns of this.", "FDA"),
        ("You take metformin and H2 blockers.", "H2 blockers"),
        ("People with CKD take less.", "CKD"),
        ("Ask about NSAIDs.", "NSAIDs"),
        ("Some medicines (e.g. ACE inhibitors) raise it.", "ACE"),
        ("## Methylmalonic acid (MMA)\n\nMMA is high.", "MMA"),
    ],
)
def test_unexpanded_abbreviation_blocks_for_patients(found, body, quoted) -> None:
    assert found(body) == [(quoted, "block")]


@pytest.mark.parametrize(
    "body",
    [
        "You have methylmalonic acid (MMA) measured. MMA is high.",
        "MMA (methylmalonic acid) is high.",
        "A PET scan (positron emission tomography scan) shows it.",
        "This is called a fecal immunochemical test or FIT.",
        "It is short for this: CKD, short for chronic kidney disease.",
        "Ask your GP, call 999, go to A&E, and take vitamin B12 or B6.",
        "An MRI or CT scan, DNA, HIV and the NHS",
        "DO NOT take it. STOP now.",
        "Changes in the COMT gene, and the BCKDHA, BCKDHB and DBT genes",
        "Stage IIIB disease and type IV collagen",
        "THIS PAGE SPEAKS TO PEOPLE WITH CKD",
        "Famotidine (Pepcid AC) and CREST syndrome",
    ],
)
def test_expanded_known_and_named_are_silent(found, body) -> None:
    assert found(body) == []


def test_clinicians_know_more_and_are_warned_of_the_rest(found) -> None:
    assert found("People with COPD may need an ECG; the FDA says so.", "clinician") == [
        ("FDA", "warn")
    ]


def test_each_is_named_once(found) -> None:
    assert len(found("CKD here. CKD there.")) == 1
