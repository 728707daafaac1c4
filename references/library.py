"""The library of sources: where a record comes in, and when it is one we know."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from references.columns import columns
from references.models import MergedKey, Reference
from references.recording import note_change, record_of

# A source has one of each at most, so two that differ in one are two sources.
IDENTIFIERS = ("doi", "pmid", "isbn")


class DifferentSource(ValueError):
    """The key is taken by another source, or the source is known under another key."""


def put(
    *, key: str, kind: str, csl: Mapping[str, Any], at: datetime, by: Any | None = None
) -> Reference:
    """Store a record under its key, with its history, and return it.

    A known key is updated when its record may be the same source, corrected. Raises
    DifferentSource when it cannot be, or when the DOI or PMID is known under another key.
    """
    said = columns(csl)
    known = Reference.objects.filter(key=key).first()
    if known is not None and not _same_source(known, said):
        raise DifferentSource(
            f"Reference “{key}” is already “{known.title}”, and the new record is "
            f"“{said['title']}”. Give the new one another key."
        )
    elsewhere, _ = known_elsewhere(key, said)
    if elsewhere is not None:
        raise DifferentSource(
            f"Reference “{key}” is the source already known as “{elsewhere.key}”. Cite it as "
            f"[@{elsewhere.key}]."
        )
    if known is None and (merged := _merged(key)) is not None:
        raise _taken(merged)
    if known is None:
        new = Reference.objects.create(
            key=key, kind=kind, csl=dict(csl), created_at=at, updated_at=at, **said
        )
        note_change(new, how="added", before=None, after=record_of(kind, csl), by=by, at=at)
        return new
    changed = {"kind": kind, "csl": dict(csl), **said}
    if any(getattr(known, name) != value for name, value in changed.items()):
        before = record_of(known.kind, known.csl)
        for name, value in changed.items():
            setattr(known, name, value)
        known.updated_at = at
        known.save()
        note_change(known, how="edited", before=before, after=record_of(kind, csl), by=by, at=at)
    return known


def key_for(key: str, csl: Mapping[str, Any]) -> str:
    """Return the key a record belongs under: that of the same source, or a free one like it."""
    said = columns(csl)
    elsewhere, _ = known_elsewhere(key, said)
    if elsewhere is not None:
        return elsewhere.key
    number, free = 1, key
    while True:
        if merged := _merged(free):
            if is_of(merged, csl):
                return str(merged.reference.key)
        else:
            known = Reference.objects.filter(key=free).first()
            if known is None or _same_source(known, said):
                break
        number += 1
        free = f"{key}-{number}"
    return free


def find(key: str) -> Reference | None:
    """Return the source of a key that it has, or had before a merge.

    Asked one after the other: each is found by an index, and both at once by none.
    """
    return (
        Reference.objects.filter(key=key).first()
        or Reference.objects.filter(merged_keys__key=key).first()
    )


def check_is_of(merged: MergedKey, csl: Mapping[str, Any]) -> None:
    """Raise DifferentSource where a record under a merged key cannot be of what it leads to."""
    if not is_of(merged, csl):
        raise _taken(merged)


def _taken(merged: MergedKey) -> DifferentSource:
    return DifferentSource(
        f"Reference “{merged.key}” was merged into “{merged.reference.key}”, and what cites the "
        "key still means that source. Give the new one another key."
    )


def is_of(merged: MergedKey, csl: Mapping[str, Any]) -> bool:
    """Return whether a record under a merged key may be of the source that this leads to."""
    said = columns(csl)
    was = Reference(**columns(merged.record["csl"]))
    return _same_source(was, said) or _same_source(merged.reference, said)


def _merged(key: str) -> MergedKey | None:
    return MergedKey.objects.select_related("reference").filter(key=key).first()


def known_elsewhere(key: str, columns: Mapping[str, Any]) -> tuple[Reference | None, str]:
    """Return the source that has one of these identifiers under another key, and by which column.

    The columns are "doi", "pmid" and "pmcid"; "" where nothing was found.
    """
    for name in ("doi", "pmid", "pmcid"):
        if columns[name]:
            # The index is of those that have one, which the database must be told.
            others = Reference.objects.filter(**{name: columns[name]}).exclude(**{name: ""})
            found = others.exclude(key=key).first()
            if found is not None:
                return found, name
    return None, ""


def _same_source(known: Reference, columns: Mapping[str, Any]) -> bool:
    """Return whether a record under a known key may be the same source, corrected.

    Identifiers decide where both have one; else the titles must share half their words, as a
    title does whose spelling was put right.
    """
    both = [(getattr(known, n), columns[n]) for n in IDENTIFIERS if getattr(known, n)]
    both = [(old, new) for old, new in both if new]
    if both:
        return all(old == new for old, new in both)
    old, new = (set(re.findall(r"\w+", t.casefold())) for t in (known.title, columns["title"]))
    return not old or not new or 2 * len(old & new) >= len(old | new)
