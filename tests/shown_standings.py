"""Showing readers a version in any standing, also in those that no record leads to yet."""

import dataclasses
from datetime import datetime
from typing import Any

from articles.models import Version
from articles.publishing.actions.go_live import go_live
from articles.publishing.actions.make_renderings import make_renderings
from articles.publishing.models import Publication
from articles.publishing.rendering.standing import (
    Correction,
    Emergency,
    SourceProblem,
    Standing,
    Withdrawal,
)
from articles.publishing.this_site import this_site
from editorial.standing import standing_of

RECORDS: dict[str, dict[str, Any]] = {
    "corrected": {"corrected": Correction(what="the dose", why="it was old", on="2026-11-12")},
    "source_problem": {
        "source_problem": SourceProblem(
            what="retracted", on="2026-11-20", references=("stabler2013",), claims=("leg-weakness",)
        )
    },
    "withdrawn": {
        "withdrawn": Withdrawal(on="2026-11-21", reason="the dose was wrong"),
        "index": False,
    },
    "emergency_ended": {
        "emergency": Emergency(
            on="2026-11-03",
            reason="the dose was wrong",
            sign_by_on="2026-11-05",
            sign_by_time="09:00",
            ended_on="2026-11-05",
        ),
        "index": False,
        "approved_on": "",
        "last_reviewed_on": "",
    },
}


def shown(version: Version, state: str, *, at: datetime, **changes: Any) -> Publication:
    """Go live with a version in a state, whatever the board's records say; return it."""
    records = RECORDS.get(state, {})
    standing = Standing.from_json(
        dataclasses.replace(
            standing_of(version, at=at), state=state, **{**records, **changes}
        ).to_json()
    )
    site = this_site()
    renderings = make_renderings(snapshot=version.snapshot, standing=standing, site=site, at=at)
    return go_live(version=version, standing=standing, site=site, renderings=renderings, at=at)
