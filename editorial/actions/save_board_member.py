"""Save a board member: the credential as it was verified, and by whom."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.models import BoardMember
from editorial.policies import NotAllowed, check_can_administer
from editorial.queries import person

FIELDS = (
    "printed_name",
    "profession",
    "specialty",
    "register",
    "register_number",
    "verified_by",
    "verified_on",
    "verified_until",
    "active",
    "biography",
)


@transaction.atomic
def save_board_member(
    *, user: Any, fields: Mapping[str, Any], by: Any, at: datetime
) -> BoardMember:
    """Record a member's credential. Signatures given before keep the credential they had.

    Nobody verifies a credential of their own.
    """
    check_can_administer(person(by))
    if user.pk == by.pk:
        raise NotAllowed("Nobody verifies their own credential. Ask another administrator.")
    if fields["verified_until"] < fields["verified_on"]:
        raise NotAllowed("Verified until: it is before the day it was verified on. Correct it.")
    member, _ = BoardMember.objects.update_or_create(
        user=user, defaults={name: fields[name] for name in FIELDS}
    )
    audit.record(
        action="board_member_saved",
        by=by,
        at=at,
        article=None,
        subject=f"board_member:{member.pk}",
        details={"user": user.pk, **{name: _plain(fields[name]) for name in FIELDS}},
    )
    return member


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
