"""Declare interests: what a board member says of themselves, for twelve months."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.models import BoardMember, InterestDeclaration
from editorial.policies import NotAllowed
from editorial.policies.interests import says_none


@transaction.atomic
def declare_interests(
    *, statement: str, by: Any, at: datetime, ties: Sequence[str] = ()
) -> InterestDeclaration:
    """Add a declaration of the person's own; earlier ones stay in the record.

    `ties` name the medicines and companies that she has an interest in: she is asked about them
    whenever an article names one. Raises NotAllowed where words and ties contradict each other.
    """
    member = BoardMember.objects.filter(user=by).first()
    if member is None:
        raise NotAllowed(
            "Only board members declare interests. Ask an administrator to record you as one."
        )
    if not statement.strip():
        raise NotAllowed("Interests: it is empty. Name them, or write “None.”")
    if ties and says_none(statement):
        raise NotAllowed(
            "Interests: you wrote that there are none, and named "
            f"{', '.join(ties)} below. Say which interest it is, or take the names out."
        )
    declaration = InterestDeclaration.objects.create(
        member=member,
        declared_at=at,
        statement=statement.strip(),
        ties=[{"name": name} for name in ties],
    )
    audit.record(
        action="interests_declared",
        by=by,
        at=at,
        article=None,
        subject=f"board_member:{member.pk}",
        details={"statement": declaration.statement, "ties": list(ties)},
    )
    return declaration
