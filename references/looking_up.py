"""What registers are asked about the sources of the library, and what of it is kept."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from references.identifiers import normalise_url
from references.lookup.answers import Answer
from references.lookup.gather import Gathered, gather
from references.lookup.held_together import OF_PAPERS, is_of, settle_mismatches
from references.models import LookUp, Reference
from references.recording import note_change, record_of
from references.said_by_records import FIELDS

# What a source is asked for by; a book or page is asked for where nothing stronger is known.
_SCHEMES = ("doi", "pmid", "pmcid", "nct", "isbn", "url")


def ask_again(reference: Reference, *, at: datetime) -> Gathered:
    """Ask the registers about a source by all that it is known by.

    Others are asked meanwhile, so this must not run inside a transaction. Never raises.
    """
    known = {name: value for name in _SCHEMES if (value := getattr(reference, name))}
    known["url"] = normalise_url(reference.url) or ""
    known = {name: value for name, value in known.items() if value}
    return gather(known, on=at.date())


@transaction.atomic
def keep_answers(
    reference: Reference, answers: Iterable[Answer], *, by: Any | None, at: datetime
) -> list[LookUp]:
    """Store what was answered about a source, and note where the registers disagree.

    The record stays as it is, but for what the registers say of notices on it: those are their
    words and nobody's here, and a retraction must not wait for somebody to choose it.
    """
    rows = keep(answers, reference=reference, at=at)
    said = dict(reference.csl.get("custom") or {})
    for row in rows:
        custom = (row.record or {}).get("custom")
        if row.service in OF_PAPERS and isinstance(custom, Mapping) and is_of(row, reference):
            said |= {name: custom[name] for name in FIELDS if name in custom}
    if said != (reference.csl.get("custom") or {}):
        before = record_of(reference.kind, reference.csl)
        reference.csl = {**reference.csl, "custom": said}
        reference.updated_at = at
        reference.save(update_fields=["csl", "updated_at"])
        after = record_of(reference.kind, reference.csl)
        note_change(reference, how="looked_up", before=before, after=after, by=by, at=at)
    settle_mismatches([reference])
    return rows


def keep(answers: Iterable[Answer], *, reference: Reference | None, at: datetime) -> list[LookUp]:
    """Store what was asked and answered; without a source where none came of it."""
    return LookUp.objects.bulk_create(
        LookUp(
            reference=reference,
            service=one.service,
            identifier=one.identifier[:2000],
            outcome=one.outcome,
            detail=one.detail,
            record={**one.record.csl, "kind": one.record.kind} if one.record else None,
            at=at,
        )
        for one in answers
    )
