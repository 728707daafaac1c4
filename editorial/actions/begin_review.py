"""Begin the review: a board member takes a submitted version up."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Version
from editorial import clock, transitions
from editorial.models import ReviewRound
from editorial.policies import Conflict, check_can_review
from editorial.queries import open_round, person
from editorial.states import BEGIN_REVIEW


@transaction.atomic
def begin_review(*, round: ReviewRound, by: Any, at: datetime) -> Version:
    """Move the round's version to Under Review."""
    transitions.lock(round.version.article_id)
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    if open_round(round.version) != round:
        raise Conflict("This round is over. Reload the page to see where the version stands.")
    check_can_review(person(by), contributors=contributors, on=clock.day(at))
    return transitions.move(round.version, BEGIN_REVIEW, by=by, at=at, sets={"review_began_at": at})
