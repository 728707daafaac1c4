"""What registers answered about the sources of the library: kept, held together, and offered."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from references.identifiers import normalise_url
from references.identity import mismatch
from references.lookup.answers import Answer
from references.lookup.gather import Gathered, gather, name_of
from references.models import LookUp, Reference
from references.recording import note_change, record_of
from references.said_by_records import FIELDS

_HERE = "the record here"
# Who vouches for a number; books and pages have too many titles and years to be held to them.
_OF_PAPERS = frozenset({"crossref", "datacite", "pubmed"})
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
        if row.service in _OF_PAPERS and isinstance(custom, Mapping) and _is_of(row, reference):
            said |= {name: custom[name] for name in FIELDS if name in custom}
    if said != (reference.csl.get("custom") or {}):
        before = record_of(reference.kind, reference.csl)
        reference.csl = {**reference.csl, "custom": said}
        reference.updated_at = at
        reference.save(update_fields=["csl", "updated_at"])
        after = record_of(reference.kind, reference.csl)
        note_change(reference, how="looked_up", before=before, after=after, by=by, at=at)
    settle_mismatch(reference)
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


def settle_mismatch(reference: Reference) -> str:
    """Note in what the record and the registers' newest answers differ, and return it.

    What was answered about an identifier that the source does not have (any more) says nothing.
    """
    said = [
        (name_of(one.service), one.record or {})
        for one in newest_found(reference)
        if one.service in _OF_PAPERS
    ]
    said.append((_HERE, reference.csl))
    differences = (
        mismatch((one[0], other[0]), one[1], other[1])
        for place, one in enumerate(said)
        for other in said[place + 1 :]
    )
    differs = next((words for words in differences if words), "")
    if differs != reference.mismatch:
        reference.mismatch = differs
        Reference.objects.filter(pk=reference.pk).update(mismatch=differs)
    return differs


def newest_found(reference: Reference) -> list[LookUp]:
    """Return the newest answer of each register about what the source is known by now."""
    newest: dict[str, LookUp] = {}
    for one in reference.look_ups.filter(outcome="found"):
        if one.service not in newest and _is_of(one, reference):
            newest[one.service] = one
    return list(newest.values())


def _is_of(answer: LookUp, reference: Reference) -> bool:
    said: Mapping[str, Any] = answer.record or {}
    if answer.service == "pubmed":
        if reference.pmid:
            return bool(said.get("PMID") == reference.pmid)
        return bool(reference.doi) and said.get("DOI") == reference.doi
    names = (reference.doi, reference.isbn, reference.nct, normalise_url(reference.url))
    return answer.identifier in names
