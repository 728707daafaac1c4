"""Add a source that no register knows: described by hand, on the record."""

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
def describe_source(*, new: Described, key: str = "", by: Any, at: datetime) -> Reference:
    """Add a source and return it. Raises NotAllowed and library.DifferentSource."""
    check_can_keep_library(person(by))
    new = replace(new, is_by_issuing_body=bool(issuing_bodies(new.kind, new.csl)))
    row = editing.describe(new=new, key=key, by=by, at=at)
    audit.record(
        action="source_described",
        by=by,
        at=at,
        article=None,
        subject=f"source:{row.pk}",
        details={"key": row.key, "title": row.title, "after": editing.token(row)},
    )
    return row
