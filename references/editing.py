"""A record of the library written by hand: described anew, or changed by who has seen it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from references.columns import columns
from references.formats.records import Record
from references.intake import preview
from references.keys import key_from
from references.library import DifferentSource, known_elsewhere
from references.models import MergedKey, Reference
from references.recording import note_change, record_of

_LONGEST_CHAIN = 50


class Stale(Exception):
    """Somebody changed the record in between; the caller keeps and shows what was typed."""


class Circular(ValueError):
    """A source would supersede itself, by way of others."""


@dataclass(frozen=True)
class Described:
    """What a person can say of a source. The record is CSL-JSON, whole."""

    kind: str
    csl: Mapping[str, Any]
    region: str = ""
    superseded_by: Reference | None = None
    is_by_issuing_body: bool = False


def token(reference: Reference) -> str:
    """Return what changes whenever that which a person can say of a source does."""
    said = json.dumps(_record(described(reference)), sort_keys=True, default=str)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def described(reference: Reference) -> Described:
    """Return what is said of a source now."""
    return Described(
        reference.kind,
        reference.csl,
        reference.region,
        reference.superseded_by,
        reference.is_by_issuing_body,
    )


@transaction.atomic
def edit(
    *, reference: Reference, new: Described, read: str, by: Any | None, at: datetime
) -> Reference:
    """Store what is now said of a source, with what was said before, and return it.

    `read` is the token that the editor's form was made from. Raises Stale when the record has
    changed since, DifferentSource when an identifier is another source's, Circular.
    """
    row = Reference.objects.select_for_update(of=("self",)).get(pk=reference.pk)
    if token(row) != read:
        raise Stale(
            "Somebody else changed this record after you opened it. What you typed is below, "
            "unsaved: compare it with what is saved, then save again."
        )
    said = columns(new.csl)
    _check_identifiers(row.key, said)
    _check_line(row, new.superseded_by)
    before = _record(described(row))
    after = _record(new)
    if before != after or row.is_by_issuing_body != new.is_by_issuing_body:
        _set(row, new, said, at)
        row.save()
        note_change(row, how="edited", before=before, after=after, by=by, at=at)
    return row


@transaction.atomic
def describe(*, new: Described, key: str = "", by: Any | None, at: datetime) -> Reference:
    """Add a source under a key, or under one made of its author and year, and return it.

    Raises DifferentSource when the library has the source, or the key is taken.
    """
    said = columns(new.csl)
    _check_identifiers("", said)
    (outcome,) = preview([Record(dict(new.csl), new.kind, 1, 1)])
    if outcome.what in ("known", "merged"):
        raise DifferentSource(
            f"The library has this source as “{outcome.key}”. Change that record, or say in which "
            "edition, year or place this one differs."
        )
    if outcome.what == "refused":
        raise DifferentSource(outcome.message)
    if key and _is_taken(key):
        raise DifferentSource(f"Key: “{key}” is another source's. Choose another.")
    row = Reference(key=key or _free(key_from(new.csl)), created_at=at)
    _set(row, new, said, at)
    row.save()
    note_change(row, how="added", before=None, after=_record(new), by=by, at=at)
    return row


def _set(row: Reference, new: Described, said: Mapping[str, Any], at: datetime) -> None:
    for name, value in said.items():
        setattr(row, name, value)
    row.kind, row.csl, row.region = new.kind, dict(new.csl), new.region
    row.superseded_by, row.is_by_issuing_body = new.superseded_by, new.is_by_issuing_body
    row.updated_at = at


def _record(new: Described) -> dict[str, Any]:
    """Return the record as its history keeps it, with what CSL-JSON has no field for."""
    record = record_of(new.kind, new.csl)
    if new.region:
        record["region"] = new.region
    if new.superseded_by is not None:
        record["superseded-by"] = new.superseded_by.key
    return record


def _check_identifiers(key: str, said: Mapping[str, Any]) -> None:
    other, name = known_elsewhere(key, said)
    if other is not None:
        raise DifferentSource(
            f"{name.upper()}: {said[name]} is that of “{other.key}”. Correct it, or change that "
            "record instead; two records of one source can be merged."
        )


def _check_line(row: Reference, successor: Reference | None) -> None:
    """Raise Circular where the successors of a source lead back to it."""
    each = successor.pk if successor else None
    for _ in range(_LONGEST_CHAIN):
        if each is None:
            return
        if each == row.pk:
            raise Circular(
                f"Superseded by: “{successor.key if successor else ''}” is itself superseded by "
                "this source. Say which of them is the newer."
            )
        each = Reference.objects.values_list("superseded_by", flat=True).get(pk=each)
    raise Circular("Superseded by: there are too many successors in a row. Name the newest one.")


def _free(key: str) -> str:
    number, free = 1, key
    while _is_taken(free):
        number += 1
        free = f"{key}-{number}"
    return free


def _is_taken(key: str) -> bool:
    return Reference.objects.filter(key=key).exists() or MergedKey.objects.filter(key=key).exists()
