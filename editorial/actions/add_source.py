"""Add a source to the library by what it is known by, on the record."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.policies import check_can_add_source
from editorial.queries import person
from references import adding
from references.adding import Added, NotAdded


def add_source(*, text: str, by: Any, at: datetime, bare: bool = False) -> Added | NotAdded:
    """Find the source that a text names, in the library or at the registers, and store it.

    `bare`: store it with its identifier alone where no register tells more. Others are asked
    before anything is locked. Raises NotAllowed.
    """
    check_can_add_source(person(by))
    asked = adding.ask(text, at=at)
    if isinstance(asked, NotAdded):
        return asked
    with transaction.atomic():
        stored = adding.store(asked, by=by, at=at, bare=bare)
        if isinstance(stored, Added) and stored.what != "known":
            audit.record(
                action="source_added" if stored.what == "new" else "source_completed",
                by=by,
                at=at,
                article=None,
                subject=f"source:{stored.reference.pk}",
                details={
                    "key": stored.reference.key,
                    asked.scheme: asked.identifier,
                    "title": stored.reference.title,
                    "mismatch": stored.reference.mismatch,
                },
            )
    return stored
