"""Declare interests: what a board member says of themselves, for twelve months."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.models import BoardMember, InterestDeclaration
from editorial.policies import NotAllowed


@transaction.atomic
def declare_interests(*, statement: str, by: Any, at: datetime) -> InterestDeclaration:
    """Add a declaration of the person's own; earlier ones stay in the record."""
    member = BoardMember.objects.filter(user=by).first()
    if member is None:
        raise NotAllowed(
            "Only board members declare interests. Ask an administrator to record you as one."
        )
    if not statement.strip():
        raise NotAllowed("Interests: it is empty. Name them, or write “None.”")
    declaration = InterestDeclaration.objects.create(
        member=member, declared_at=at, statement=statement.strip()
    )
    audit.record(
        action="interests_declared",
        by=by,
        at=at,
        article=None,
        subject=f"board_member:{member.pk}",
        details={"statement": declaration.statement},
    )
    return declaration
