"""Whether an article on a treatment tells the whole choice."""

from typing import Any, get_args

import pytest

from articles.checks.guidance.whole_treatment import PARTS, whole_treatment
from articles.checks.prepared import prepare
from articles.content import NotApplicable
from articles.content import Part as PartOfArticle

DOSE = "Hydroxocobalamin 1 mg intramuscularly every 2 months"
HEADINGS = ("Benefits of treatment", "Side effects", "Other treatments", "No treatment")


def body_with(*headings, opening="## Treatment"):
    return "\n\n".join((opening, DOSE, *(f"## {heading}\n\nWords." for heading in headings)))


def run(article, check_context, body, **changes: Any):
    return list(whole_treatment(prepare(article(body, **changes), check_context)))


def test_doses_under_a_heading_of_treatment_need_the_whole_choice(article, check_context) -> None:
    body = body_with("Long-Term Monitoring", opening="## Treatment Urgency and Protocol")

    (found,) = run(article, check_context, body)

    assert found.quote == "Treatment Urgency and Protocol"
    assert "benefits, harms, alternatives, no treatment." in found.message


@pytest.mark.parametrize("missing", range(4))
def test_each_part_is_missed(article, check_context, missing) -> None:
    headings = [h for place, h in enumerate((*HEADINGS, "Follow-up")) if place != missing]

    assert len(run(article, check_context, body_with(*headings))) == 1


@pytest.mark.parametrize(
    "headings",
    [
        (*HEADINGS, "Follow-up"),
        (
            "How well it works",
            "Risks of surgery",
            "Your options",
            "If you do not have it",
            "Reviews",
        ),
        ("Benefits and harms", "Alternatives to injections", "Without treatment", "Check-ups"),
    ],
)
def test_all_parts_in_any_words_are_silent(article, check_context, headings) -> None:
    assert run(article, check_context, body_with(*headings)) == []


def test_part_that_is_not_applicable_needs_a_reason(article, check_context) -> None:
    body = body_with(*HEADINGS)
    reason = NotApplicable(what="follow-up", reason="A single dose.")
    empty = NotApplicable(what="follow-up", reason=" ")

    assert run(article, check_context, body, not_applicable=(reason,)) == []
    assert len(run(article, check_context, body, not_applicable=(empty,))) == 1


@pytest.mark.parametrize("kind", ["treatment", "medicine"])
def test_kind_of_the_article_asks_for_all_parts(article, check_context, kind) -> None:
    assert len(run(article, check_context, "Words.", kind=kind)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "## Treatment\n\nSee a neurologist."},
        {"body": f"Words.\n\n{DOSE}"},
        {"body": "Words.", "question": "What causes low B12?"},
        {"body": "Words.", "question": "Is B12 deficiency treatable?", "kind": "condition"},
    ],
)
def test_article_that_gives_no_treatment_is_silent(article, check_context, changes) -> None:
    assert run(article, check_context, **changes) == []


def test_every_part_of_a_treatment_is_asked_for() -> None:
    assert set(PARTS) == set(get_args(PartOfArticle)) - {"care-cards"}
