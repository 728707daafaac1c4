"""Import sources: read files become records of the library, all or none, on the record."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from editorial import audit
from editorial.policies import Conflict, check_can_keep_library
from editorial.queries import person
from references.importing import Entry, File, counts, entries, records_of
from references.intake import plan, take_in

# Somebody may store the same source between our look and our writing; then it is known.
TRIES = 3


def import_sources(
    *,
    files: Sequence[File],
    by: Any | None,
    at: datetime,
    also: Callable[[list[Entry]], None] | None = None,
) -> list[Entry]:
    """Store what the files hold and return what became of each record, in order.

    `by` is None for a command. `also` is done in the same transaction. Raises NotAllowed where a
    person may not, and Conflict when others keep storing the same sources at the same moment; then
    nothing was stored.
    """
    if by is not None:
        check_can_keep_library(person(by))
    records = records_of(files)
    for _ in range(TRIES):
        # Outside the transaction: on SQLite nobody else could save as long as this takes.
        planned = plan(records)
        try:
            with transaction.atomic():
                told = entries(files, take_in(records, at=at, by=by, planned=planned))
                audit.record(
                    action="references_imported",
                    by=by,
                    at=at,
                    article=None,
                    subject="references",
                    details={
                        "files": [{"name": one.name, "format": one.read.format} for one in files],
                        **counts(told),
                    },
                )
                if also is not None:
                    also(told)
                return told
        except IntegrityError:
            continue
    raise Conflict(
        "Somebody else is storing the same sources at this moment. Nothing was imported; try again."
    )
