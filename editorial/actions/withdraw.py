"""Withdraw: a live page comes down at once, with a public reason; its address stays."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Version
from editorial import transitions
from editorial.actions.publish import publish, unpublish
from editorial.policies import NotAllowed, check_can_withdraw
from editorial.queries import person
from editorial.states import WITHDRAW

_ROLES = {"chair": "chair of the board", "board": "board member", "editor": "editor"}


@transaction.atomic
def withdraw(*, version: Version, reason: str, advice: str, by: Any, at: datetime) -> Version:
    """Take an approved version back and put the notice in its place in the same transaction."""
    who = person(by)
    check_can_withdraw(who)
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Readers are told why the page was withdrawn.")
    transitions.lock(version.article_id)
    role = next(words for name, words in _ROLES.items() if name in who.roles)
    withdrawn = transitions.move(
        version,
        WITHDRAW,
        by=by,
        at=at,
        sets={
            "withdrawn_at": at,
            "withdrawal_reason": reason.strip(),
            "withdrawal_advice": advice.strip(),
            "withdrawn_by_name": who.name,
            "withdrawn_by_role": role,
        },
        details={"reason": reason.strip()},
    )
    # Not left to the sweep: a notice needs no parsing, and what is wrong must go now. Should the
    # notice fail for any reason, readers get nothing rather than what was withdrawn, and the
    # sweep tries again.
    try:
        with transaction.atomic():
            publish(article=version.article, at=at)
    except Exception:  # noqa: BLE001
        unpublish(version.article, at=at)
    return withdrawn
