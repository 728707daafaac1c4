"""A sound article to break, and the sample page's article in the dialect."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.assemble import assemble
from articles.checks.prepared import Context
from articles.checks.sources.source_status import SourceStatus
from articles.content import AiUse, Author, Content, Disclaimer, Reference, Text
from articles.draft import Draft

IN_FORCE = (
    Disclaimer(audience="", state="", number=3, text="This page gives general information."),
)
REFERENCE = Reference(
    key="puri2011",
    kind="research",
    csl={
        "type": "article-journal",
        "title": "Serial studies of nerves in low vitamin B12.",
        "author": [{"family": "Writer", "given": "A."}],
        "container-title": "Journal of Nerves",
        "issued": {"date-parts": [[2021]]},
        "DOI": "10.1000/nerves.2021.1",
    },
)
BODY = "[Low vitamin B12 can cause leg weakness.]{#leg-weakness} [@puri2011]\n"

Article = Callable[..., Content]


def build(body: str = BODY, audience: str = "clinician", **changes: Any) -> Content:
    draft = Draft(
        slug="b12-leg-weakness",
        question="Can low vitamin B12 cause leg weakness?",
        ai_use=AiUse(kind="none"),
        next_review_on="2027-11-22",
        authors=(Author(name="Alex Editor", role="medical editor"),),
        texts=(
            Text(
                audience=audience,
                headline="Low vitamin B12 can cause leg weakness",
                short_answer="Yes, it can.",
                body=body,
            ),
        ),
        references=(REFERENCE,),
    )
    return assemble(draft.model_copy(update=changes), IN_FORCE)


@pytest.fixture
def article() -> Article:
    """Return a builder of an article that passes every check, but for what is given."""
    return build


@pytest.fixture
def check_context() -> Context:
    today = date(2026, 11, 22)
    return Context(
        today,
        IN_FORCE,
        source_status={"puri2011": SourceStatus(notices_checked_on=today, link_checked_on=today)},
        interests={"Alex Editor": today},
    )


@pytest.fixture
def sample_body(shared_data: Path) -> str:
    """Return the answer of the sample page as a body in the dialect, its digits as they are."""
    page = (shared_data / "sample-page" / "page.txt").read_text(encoding="utf-8")
    answer = page.split("Vitamin B12 Deficiency Causes Leg Weakness\n", 1)[1]
    answer = answer.split("\nReferences\n", 1)[0]
    return re.sub(r"^(\s*)• ", r"\1- ", answer, flags=re.MULTILINE)
