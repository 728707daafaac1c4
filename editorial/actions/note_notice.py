"""Note a notice: somebody read one that no register has told of yet."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from editorial import audit, clock
from editorial.policies import NotAllowed, check_can_keep_library
from editorial.queries import person
from references.identifiers import normalise_doi
from references.models import Reference, SourceNotice
from references.notice_kinds import WORDS
from references.noticing import BY_HAND, work_out


@transaction.atomic
def note_notice(
    *,
    reference: Reference,
    kind: str,
    on: date | None,
    notice_doi: str,
    reason: str,
    by: Any,
    at: datetime,
) -> SourceNotice:
    """Store a notice on a source in an editor's name; it counts as one of a register does."""
    check_can_keep_library(person(by))
    if kind not in WORDS:
        raise NotAllowed("Kind: choose one from the list.")
    doi = normalise_doi(notice_doi) if notice_doi.strip() else ""
    if doi is None or len(doi) > 300:
        raise NotAllowed(f"DOI of the notice: “{notice_doi[:80]}” is not a DOI. Correct it.")
    if on is not None and on > clock.day(at):
        raise NotAllowed(f"Day: {on:%-d %B %Y} is still to come. Correct it.")
    if not reason.strip():
        raise NotAllowed("Reason: it is empty. Say where you read this and what it says.")
    Reference.objects.select_for_update().get(pk=reference.pk)
    known = SourceNotice.objects.filter(
        reference=reference, register=BY_HAND, kind=kind, notice_doi=doi, notice_pmid=""
    )
    if known.exists():
        raise NotAllowed("This notice is noted already. Decide it where it is listed.")
    row = SourceNotice.objects.create(
        reference=reference, register=BY_HAND, kind=kind, on=on, notice_doi=doi,
        reasons=reason.strip(), seen_at=at,
    )  # fmt: skip
    audit.record(
        action="notice_noted",
        by=by,
        at=at,
        article=None,
        subject=f"source:{reference.pk}",
        details={
            "notice": row.pk,
            "key": reference.key,
            "kind": kind,
            "on": str(on or ""),
            "doi": doi,
            "reason": row.reasons,
        },
    )
    work_out([reference.pk], by=by, at=at)
    return row
