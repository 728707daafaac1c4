"""Import a register's list: the mirror follows it, and with it how our sources stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction

from editorial import audit
from editorial.flagged import claims_citing
from editorial.policies import check_can_keep_library
from editorial.queries import person
from editorial.source_changes import is_milder
from references.models import RegisterImport
from references.noticing import StatusChange, take_notices
from references.registers.mirror import take_list


@dataclass(frozen=True)
class Followed:
    """What a list said, and what that made of our sources."""

    taken: RegisterImport
    flagged: tuple[StatusChange, ...]
    cleared: tuple[StatusChange, ...]
    articles: tuple[str, ...]
    """The slugs of the articles that cite one of these sources, in a version or a draft."""


@transaction.atomic
def import_register(
    *,
    file: BinaryIO,
    name: str,
    is_whole: bool,
    by: Any | None,
    at: datetime,
    may_shrink: bool = False,
) -> Followed:
    """Take a Retraction Watch list and hold every source against it; all of it or nothing.

    `by` is None for the nightly task and the command. Raises NotTheList, or Shrunken unless the
    list `may_shrink`.
    """
    if by is not None:
        check_can_keep_library(person(by))
    taken = take_list(file, name=name, is_whole=is_whole, at=at, by=by, may_shrink=may_shrink)
    changes = take_notices(at=at, by=by)
    flagged = tuple(one for one in changes if not is_milder(one.after, one.before))
    cleared = tuple(one for one in changes if is_milder(one.after, one.before))
    claims = claims_citing([one.reference.pk for one in changes])
    articles = {claim.article for rows in claims.values() for claim in rows}
    audit.record(
        action="register_imported",
        by=by,
        at=at,
        article=None,
        subject=f"register:{taken.register}",
        details={
            "import": taken.pk,
            "name": taken.name,
            "digest": taken.digest,
            "whole": taken.is_whole,
            "rows": taken.rows,
            "new": taken.new,
            "changed": taken.changed,
            "gone": taken.gone,
            "refused": len(taken.refused),
            "flagged": len(flagged),
            "cleared": len(cleared),
        },
    )
    return Followed(taken, flagged, cleared, tuple(sorted(articles)))


def preview_register(**what: Any) -> Followed:
    """Return what import_register would do, having undone it: nothing is stored, nobody told."""
    with _undone():
        return import_register(**what)


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)
