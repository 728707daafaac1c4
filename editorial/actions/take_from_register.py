"""Take into a source's record what a register says, field by field as a person chose."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from editorial import audit
from editorial.policies import Conflict, check_can_keep_library
from editorial.queries import person
from references import library
from references.editing import token
from references.lookup.offers import offers, taken
from references.models import LookUp, Reference


@transaction.atomic
def take_from_register(
    *, look_up: LookUp, fields: Iterable[str], read: str, by: Any, at: datetime
) -> Reference:
    """Put the chosen fields of an answer into the record of its source.

    `read` is the token of the record that the page showed. Raises Conflict where the record has
    changed since, library.DifferentSource where an identifier is that of another source.
    """
    check_can_keep_library(person(by))
    reference = Reference.objects.select_for_update().get(look_ups=look_up)
    if token(reference) != read:
        raise Conflict(
            "Somebody changed this record after you opened the page. Look at what differs now, "
            "and choose again."
        )
    said = look_up.record or {}
    chosen = [one for one in offers(reference.csl, said) if one.field in set(fields)]
    csl = taken(reference.csl, said, (one.field for one in chosen))
    saved = library.put(key=reference.key, kind=reference.kind, csl=csl, at=at, by=by)
    if chosen:
        audit.record(
            action="source_record_taken",
            by=by,
            at=at,
            article=None,
            subject=f"source:{saved.pk}",
            details={
                "key": saved.key,
                "register": look_up.service,
                "fields": {one.name: [one.here[:300], one.there[:300]] for one in chosen},
            },
        )
    return saved
