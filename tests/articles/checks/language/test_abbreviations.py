"""Abbreviations that are not written out."""

from dataclasses import replace

import pytest

from articles.checks.language.abbreviations import unexpanded
from articles.checks.prepared import prepare
from articles.checks.site import Site


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
        "A computerised tomography or CAT scan shows it.",
        "Remember the ABCDE rule. LOXO-101 is studied. The CAG repeats grow longer.",
        'It is called "progressive external ophthalmoplegia plus" (PEO+).',
        "This is adenosine triphosphate ( ATP).",
        "Methylmalonic acidaemia with homocystinuria (MMA+HCU) is rare.",
        "It is a pervasive developmental disorder (usually referred to as PDD).",
        "They tested the nerves (an EMG or electromyography).",
        "McCune and DeSanctis described it. Immunoglobulin IgG2 deficiency is rare.",
        "It comes from changes in these genes: GDAP1, MTMR2, SBF2, SH3TC2, NDRG1, EGR2 and PRX.",
        "A prolonged QRS complex and a short PR interval",
        "- Genetic Testing Registry: GPI deficiency",
        "- NYU Langone Medical Center",
        "Chorionic villus (ko-re-ON-ik VIL-us) sampling",
        "The energy you put in equals the energy that comes OUT. It goes out.",
        "New York, NY 10021",
        "It is BCR-ABL1 negative. CLICK HERE.",
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


def test_a_name_that_is_asked_about_is_silent(article, check_context) -> None:
    body = "GRN-related dementia is rare."
    asked = article(body, "patient", question="How many people have GRN-related dementia?")
    other = article(body, "patient")

    assert list(unexpanded(prepare(asked, check_context))) == []
    assert [t.quote for t in unexpanded(prepare(other, check_context))] == ["GRN"]


def test_short_form_of_the_question_warns(article, check_context) -> None:
    content = article("COPD and CKD get worse.", "patient", question="What is COPD?")

    assert [(t.quote, t.level) for t in unexpanded(prepare(content, check_context))] == [
        ("COPD", "warn"),
        ("CKD", "block"),
    ]


def test_abbreviation_that_a_site_lists_is_known(article, check_context) -> None:
    here = replace(check_context, site=Site(abbreviations=("CKD",)))
    content = article("People with CKD take fewer NSAIDs.", "patient")

    assert [found.quote for found in unexpanded(prepare(content, here))] == ["NSAIDs"]
