"""Change the record of a source, for every article at once, on the record."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.issuing import issuing_bodies
from editorial.policies import check_can_keep_library
from editorial.queries import person
from references import editing
from references.editing import Described
from references.models import Reference


@transaction.atomic
def edit_source(
    *, reference: Reference, new: Described, read: str, by: Any, at: datetime
) -> Reference:
    """Store what is now said of a source. Working copies show it; what was frozen stays.

    Whether it is by an issuing body is worked out here. Raises NotAllowed, editing.Stale,
    editing.Circular and library.DifferentSource.
    """
    check_can_keep_library(person(by))
    new = replace(new, is_by_issuing_body=bool(issuing_bodies(new.kind, new.csl)))
    was = editing.token(reference)
    saved = editing.edit(reference=reference, new=new, read=read, by=by, at=at)
    if editing.token(saved) != was:
        audit.record(
            action="source_edited",
            by=by,
            at=at,
            article=None,
            subject=f"source:{saved.pk}",
            details={
                "key": saved.key,
                "title": saved.title,
                "before": was,
                "after": editing.token(saved),
            },
        )
    return saved
