"""Tell two sources apart that look alike, so that nobody proposes again to merge them."""

from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.naming import full_name
from editorial.policies import NotAllowed, check_can_keep_library
from editorial.queries import person
from references.models import Apart, Reference


@transaction.atomic
def tell_sources_apart(
    *, one: Reference, other: Reference, reason: str, by: Any, at: datetime
) -> Apart:
    """Note that two records are of two sources. Told again, the first word stays."""
    check_can_keep_library(person(by))
    if one.pk == other.pk:
        raise NotAllowed("This is one record. Choose two.")
    first, second = sorted((one, other), key=lambda row: row.pk)
    row, is_new = Apart.objects.get_or_create(
        one=first,
        other=second,
        defaults={"reason": reason, "by": by, "by_name": full_name(by), "at": at},
    )
    if is_new:
        _record("sources_told_apart", row, by=by, at=at)
    return row


@transaction.atomic
def take_back(*, apart: Apart, by: Any, at: datetime) -> None:
    """Take it back: the two may be proposed again. Taken back already, nothing happens."""
    check_can_keep_library(person(by))
    deleted, _ = Apart.objects.filter(pk=apart.pk).delete()
    if deleted:
        _record("sources_apart_taken_back", apart, by=by, at=at)


def _record(action: str, row: Apart, *, by: Any, at: datetime) -> None:
    audit.record(
        action=action,
        by=by,
        at=at,
        article=None,
        subject=f"reference:{row.one_id}",
        details={"one": row.one.key, "other": row.other.key, "reason": row.reason},
    )
