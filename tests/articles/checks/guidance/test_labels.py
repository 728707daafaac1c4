"""Whether statements name the product they hold for."""

import pytest

from articles.checks.guidance.labels import product_named, speaks_of_labels
from articles.checks.prepared import prepare

MONTHLY = "Patients require lifelong monthly B12 injections."


def run(article, check_context, body, audience="clinician"):
    return list(product_named(prepare(article(body, audience=audience), check_context)))


@pytest.mark.parametrize(
    "words",
    [
        "The FDA label explicitly warns that it may be permanent.",
        "The US label advises against it in deficiency states.",
        "Prescribing information states that renal function should be checked.",
        "The label warns of harm.",
        "The approved labeling says otherwise.",
        "The boxed warning mentions suicidal thoughts.",
    ],
)
def test_label_without_a_product_is_found(article, check_context, words) -> None:
    (found,) = run(article, check_context, f"Late. {words}")

    assert (found.quote, found.level) == (words, None)


@pytest.mark.parametrize(
    "body",
    [
        "The US label for cyanocobalamin injection warns of harm.",
        "The source is the UK product information for Folic Acid Tablets BP 5 mg.",
        "Metformin can lower B12. The FDA label warns of it.",
        "The regimen is that of the UK summary of product characteristics for Cobalin-H.",
        "Food labels list the amounts of saturated fat. Check the product label.",
        "Check current product information and local policy.",
        "Use products exactly as their labels say.",
        "Off-label use is common. The FDA approved it.",
    ],
)
def test_label_of_a_product_and_other_labels_are_silent(article, check_context, body) -> None:
    assert run(article, check_context, body) == []


@pytest.mark.parametrize(
    "words",
    [
        MONTHLY,
        "Give B12 injections every 2 months for life.",
        "Vitamin B12 shots are given weekly at first.",
        "Steroid injections of 40 mg into the joint help.",
    ],
)
def test_schedule_of_a_family_blocks_for_every_reader(article, check_context, words) -> None:
    for audience in ("patient", "clinician"):
        (found,) = run(article, check_context, words, audience)

        assert (found.quote, found.level) == (words, None)


def test_need_without_a_schedule_warns_those_who_prescribe(article, check_context) -> None:
    words = "Patients need B12 injections."

    assert [t.level for t in run(article, check_context, words)] == ["warn"]
    assert run(article, check_context, words, "patient") == []


@pytest.mark.parametrize(
    "words",
    [
        "B12 injections can hurt. Some people have tablets.",
        "Hydroxocobalamin injections every 2 months replace B12.",
        "Insulin injections are taken every day.",
        "After the injection, rest for 2 weeks.",
        "Flu shots are given every year.",
    ],
)
def test_family_without_a_schedule_or_with_its_product_is_silent(
    article, check_context, words
) -> None:
    assert run(article, check_context, words) == []


def test_dose_of_a_product_beside_a_schedule_of_its_family_is_shown(article, check_context) -> None:
    dose = "Hydroxocobalamin 1 mg intramuscularly on alternate days"
    body = f"- {dose}\n- Hydroxocobalamin 1 mg every 2 months\n\n{MONTHLY}"

    assert [t.quote for t in run(article, check_context, body)] == [MONTHLY, dose]


def test_hints_lose_no_match() -> None:
    for words in ("UK SmPC", "FDA Labeling", "The data sheet says", "black-box warning notes"):
        assert speaks_of_labels(words)
