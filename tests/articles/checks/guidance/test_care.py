"""Whether a reader is told when to get help and whom to call."""

from typing import Any

import pytest

from articles.checks.guidance.care import care_cards
from articles.checks.guidance.data_regions import NUMBERS
from articles.checks.prepared import prepare
from articles.content import NotApplicable, Text

CARD = "::: {.emergency}\n## Call 999 if:\n\n- you cannot pass urine\n:::\n"
URGENT = "::: {.urgent}\n## Call 111 if:\n\n- your legs get weaker\n:::\n"
NONURGENT = "::: {.nonurgent}\n## See your GP if:\n\n- your feet tingle\n:::\n"


def run(article, check_context, body, audience="patient", **changes: Any):
    changes.setdefault("region", "GB")
    content = article(body, audience=audience, **changes)
    return list(care_cards(prepare(content, check_context)))


@pytest.mark.parametrize("audience", ["patient", "carer"])
def test_lay_text_on_a_symptom_without_a_card_is_found(article, check_context, audience) -> None:
    body = "It is slow. In severe cases, people become unable to walk."

    (found,) = run(article, check_context, body, audience)

    assert (found.audience, found.level) == (audience, None)
    assert found.quote == "In severe cases, people become unable to walk."


def test_card_for_later_is_not_enough_on_a_symptom(article, check_context) -> None:
    (found,) = run(article, check_context, NONURGENT)

    assert "no urgent or emergency card" in found.message


@pytest.mark.parametrize("body", [CARD, URGENT, CARD + URGENT + NONURGENT])
def test_card_with_number_and_sign_is_silent(article, check_context, body) -> None:
    assert run(article, check_context, body) == []


def test_card_that_only_another_reader_is_shown_does_not_count(article, check_context) -> None:
    body = f':::: {{.for audience="carer"}}\n{CARD}::::\n'

    assert [t.audience for t in run(article, check_context, body)] == ["patient"]


@pytest.mark.parametrize(
    ("body", "region", "said"),
    [
        ("::: {.urgent}\n## See your GP soon if:\n\n- your legs get weaker\n:::", "GB", "of GB"),
        (CARD, "US", "of US"),
        (CARD.replace("999", "9990"), "GB", "of GB"),
        (CARD.replace("- you cannot pass urine\n", ""), "GB", "names no sign"),
        (CARD.replace("Call 999", "Act"), "GB", "whom to call in GB"),
    ],
)
def test_card_without_number_or_sign_is_found(article, check_context, body, region, said) -> None:
    found = run(article, check_context, body, region=region)

    assert any(said in trouble.message for trouble in found)


def test_article_on_a_condition_needs_a_card_or_a_reason(article, check_context) -> None:
    reason = NotApplicable(what="care-cards", reason="A test with no risk.")
    none = {"kind": "test", "question": "What is an MMA test?"}

    assert len(run(article, check_context, "It is safe.", **none)) == 1
    assert run(article, check_context, NONURGENT, **none) == []
    assert run(article, check_context, "It is safe.", not_applicable=(reason,), **none) == []


def test_no_reason_excuses_a_symptom(article, check_context) -> None:
    reason = NotApplicable(what="care-cards", reason="None needed.")

    assert run(article, check_context, "Late.", kind="symptom", not_applicable=(reason,))


def test_symptom_that_only_clinicians_read_about_warns(article, check_context) -> None:
    body = "In severe cases, patients become unable to sit or walk without support"

    (found,) = run(article, check_context, body, "clinician")

    assert (found.level, found.quote) == ("warn", body)
    assert run(article, check_context, f"{body}\n\n{CARD}", "clinician") == []
    assert run(article, check_context, body, "clinician", kind="condition") == []


def test_cards_of_the_lay_text_are_enough_for_the_article(article, check_context) -> None:
    texts = tuple(
        Text(audience=audience, headline="H", short_answer="", body=body)
        for audience, body in (("patient", CARD), ("clinician", "They cannot walk."))
    )

    assert run(article, check_context, "", texts=texts) == []


def test_every_region_has_a_number_for_emergencies() -> None:
    assert all(emergency for emergency, _ in NUMBERS.values())
