"""An article as people write it, and the standings its pages can have."""

import dataclasses
from pathlib import Path

import pytest
import yaml

from articles.assemble import assemble
from articles.content import Content, Text
from articles.draft import Draft
from articles.publishing.default_disclaimers import DISCLAIMERS
from articles.publishing.pages import Site, page, withdrawn_page
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.rendering.standing import (
    Correction,
    Emergency,
    Reviewer,
    SourceProblem,
    Standing,
    Withdrawal,
)

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "b12-leg-weakness"

KHAN = Reviewer(
    name="Dr R. Khan",
    role="consultant neurologist",
    specialty="neurology",
    register="General Medical Council",
    register_number="0000001",
    signed_on="2026-10-30",
)
MUSA = Reviewer(
    name="Dr A. Musa",
    role="general practitioner",
    specialty="general practice",
    register="General Medical Council",
    register_number="0000002",
    signed_on="2026-11-02",
    interests="paid lecture on anaemia, 2025",
)
SENT = {"version": 3, "submitted_on": "2026-10-02", "last_updated_on": "2026-10-02"}
APPROVED = {
    **SENT,
    "review_began_on": "2026-10-09",
    "approved_on": "2026-11-02",
    "last_updated_on": "2026-11-02",
    "last_reviewed_on": "2026-11-02",
    "next_review_on": "2027-11-02",
    "reviewers": (KHAN, MUSA),
    "signed": 2,
    "needed": 2,
    "is_public": True,
}
EMERGENCY = {
    **SENT,
    "review_began_on": "2026-10-09",
    "reviewers": (KHAN,),
    "signed": 1,
    "needed": 2,
    "is_public": True,
    "emergency": Emergency(
        on="2026-10-10",
        reason="the dose in version 2 is ten times too high",
        sign_by_on="2026-10-13",
        sign_by_time="09:00",
    ),
}
RECORDS = {
    "preview": {"version": 3},
    "submitted": {**SENT, "is_public": True},
    "under_review": {
        **SENT,
        "review_began_on": "2026-10-09",
        "reviewers": (KHAN,),
        "signed": 1,
        "needed": 2,
        "is_public": True,
    },
    "emergency": EMERGENCY,
    "emergency_ended": {
        **EMERGENCY,
        "emergency": dataclasses.replace(EMERGENCY["emergency"], ended_on="2026-10-13"),
    },
    "approved": {**APPROVED, "index": True},
    "update_under_review": {**APPROVED, "index": True, "pending_version": 4},
    "review_overdue": {**APPROVED, "index": True},
    "source_problem": {
        **APPROVED,
        "source_problem": SourceProblem(
            what="retracted", on="2026-11-20", references=("healton1991",), claims=("recovery",)
        ),
    },
    "corrected": {
        **APPROVED,
        "corrected": Correction(
            what="how often maintenance injections are given",
            why="it depends on the medicine",
            on="2026-11-12",
        ),
    },
    "withdrawn": {
        **APPROVED,
        "withdrawn": Withdrawal(
            on="2026-11-21",
            reason="a dose was wrong",
            advice="speak with your pharmacist before your next injection",
            by_name="Prof. C. Lind",
            by_role="board chair",
            link="https://www.nice.org.uk/guidance/ng239",
        ),
    },
}


def _text(audience: str) -> Text:
    headline, short_answer, body = (
        (GOLDEN / f"{audience}.md").read_text(encoding="utf-8").split("\n\n", 2)
    )
    return Text(
        audience=audience,
        headline=headline.removeprefix("# "),
        short_answer=short_answer,
        body=body,
    )


@pytest.fixture(scope="session")
def content() -> Content:
    facts = yaml.safe_load((GOLDEN / "article.yaml").read_text(encoding="utf-8"))
    return assemble(Draft(**facts, texts=(_text("patient"), _text("clinician"))), DISCLAIMERS)


@pytest.fixture(scope="session")
def standing_at():
    """Return the standing of the article's third version in a state."""

    def at(state: str, **changes) -> Standing:
        records = {"disclaimers": DISCLAIMERS, **RECORDS[state], **changes}
        return Standing(state=state, **records)

    return at


@pytest.fixture(scope="session")
def site() -> Site:
    return Site(
        name="Imprimatur",
        public_url="https://imprimatur.example",
        contact_email="editors@imprimatur.example",
        responsible="Prof. C. Lind",
    )


@pytest.fixture(scope="session")
def fragment_for(content):
    """Return the article's fragment for an audience, made once."""
    made: dict[str, dict] = {}

    def fragment(audience: str) -> dict:
        if audience not in made:
            made[audience] = render_fragment(content.to_json(), audience)
        return made[audience]

    return fragment


@pytest.fixture(scope="session")
def page_of(content, fragment_for, standing_at, site):
    """Return the article's page for an audience in a state, as text."""

    def page_for(audience: str, state: str, **changes) -> str:
        standing = standing_at(state, **changes)
        if not standing.shows_text:
            return withdrawn_page(content, standing, audience, site).decode()
        return page(content, fragment_for(audience), standing, audience, site).decode()

    return page_for
