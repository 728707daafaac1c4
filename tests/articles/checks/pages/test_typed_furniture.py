"""What a page says itself, typed into a text."""

import pytest

from articles.checks.pages.typed_furniture import typed_state, waivers
from articles.checks.prepared import prepare
from articles.content import Disclaimer


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("Submitted\n\nUnder Review\n\nApproved\n\nLate.", "Submitted Under Review Approved"),
        ("- Submitted\n- Approved", "Submitted Approved"),
        ("Status: approved", "Status: approved"),
        ("Article review status: under review since May", None),
    ],
)
def test_typed_state_is_found(article, check_context, body, quote) -> None:
    (found,) = typed_state(prepare(article(body), check_context))

    assert found.quote == (quote or body)


@pytest.mark.parametrize(
    "body",
    ["Approved medicines are listed.", "Approved", "Vaccine status: unknown", "Draft a plan."],
)
def test_other_states_are_silent(article, check_context, body) -> None:
    assert list(typed_state(prepare(article(body), check_context))) == []


def test_waiver_in_text_or_disclaimer_is_advised_against(article, check_context) -> None:
    words = "We assume no liability for any loss."
    carried = (Disclaimer(audience="patient", state="", number=1, text=words),)
    content = article(f"Late. {words}".replace("assume", "accept"))
    content = content.model_copy(update={"disclaimers": carried})

    found = list(waivers(prepare(content, check_context)))

    assert [(t.where, t.level) for t in found] == [("body", "advise"), ("article", "advise")]


@pytest.mark.parametrize("words", ["The nerve is responsible for feeling.", "It has no risk."])
def test_other_responsibility_is_silent(article, check_context, words) -> None:
    assert list(waivers(prepare(article(words), check_context))) == []
