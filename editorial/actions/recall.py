"""Recall: the editor takes a version back before the board has decided."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Version
from editorial import transitions
from editorial.closing import close
from editorial.policies import check_can_submit
from editorial.queries import open_round, person
from editorial.states import RECALL


@transaction.atomic
def recall(*, version: Version, by: Any, at: datetime, reason: str = "") -> Version:
    """Close the round without a decision; sign-offs given in it count for nothing from now on."""
    check_can_submit(person(by))
    transitions.lock(version.article_id)
    recalled = transitions.move(
        version, RECALL, by=by, at=at, sets={"review_began_at": None}, details={"reason": reason}
    )
    round = open_round(recalled)
    if round is not None:
        close(round, RECALL.target, at=at)
    return recalled
