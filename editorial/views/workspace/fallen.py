"""What is looked at again since a source fell, as lists and pages of the staff show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.forms import BoundField

from articles import audiences
from articles.content import Citation
from articles.markup.plain import plain_inline
from articles.models import Reliance
from editorial import clock, deadlines, recorded
from editorial.doubts import status_in_words
from editorial.forms.reaffirm import ReaffirmForm
from editorial.models import AuditEvent, Reaffirmation, Reassessment
from editorial.standing_of_sources import address_of
from editorial.views.workspace.claims import Source, source_of
from references.lookup.services import said_by
from references.models import Reference

# The first one opens.
FILTERS = {
    "open": "Waits for the board",
    "overdue": "Overdue",
    "change": "Change asked for",
    "settled": "Settled",
}


def rows_in(show: str, *, at: datetime) -> QuerySet[Reassessment]:
    """Return the rows of a list: what is open by its deadline, what is settled newest first."""
    rows = Reassessment.objects.select_related("article", "version", "reference")
    order = ("-closed_at", "-pk") if show == "settled" else ("due_at", "pk")
    return rows.prefetch_related("claims").filter(_condition(show, at)).order_by(*order)


def counts(*, at: datetime) -> dict[str, int]:
    """Return how many rows each list has; one query."""
    found: dict[str, int] = Reassessment.objects.aggregate(
        **{f"in_{show}": Count("pk", filter=_condition(show, at)) for show in FILTERS}
    )
    return {show: found[f"in_{show}"] for show in FILTERS}


def _condition(show: str, at: datetime) -> Q:
    is_open = Q(closed_at__isnull=True)
    asked = Reaffirmation.objects.filter(claim__reassessment=OuterRef("pk"), verdict="needs_change")
    return {
        "open": is_open & ~Q(Exists(asked)),
        "overdue": is_open & Q(due_at__lt=at),
        "change": is_open & Q(Exists(asked)),
        "settled": ~is_open,
    }[show]


@dataclass(frozen=True)
class RowShown:
    """One row of a list."""

    row: Reassessment
    due: str
    is_late: bool
    claims: int


def rows_shown(rows: Iterable[Reassessment], *, at: datetime) -> list[RowShown]:
    """Return rows as a list shows them."""
    today = clock.day(at)
    return [
        RowShown(
            row=row,
            due="" if row.closed_at else deadlines.in_words(clock.day(row.due_at), today),
            is_late=row.closed_at is None and row.due_at < at,
            claims=sum(bool(each.claim) for each in row.claims.all()),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class NoticeShown:
    """The notice as the board reads it, and the source as readers have it printed."""

    kind: str
    register: str
    day: str
    reasons: list[str]
    url: str
    source: str
    """The printed reference, as HTML."""
    source_url: str
    now: str
    """How the source stands today, where that is another thing than was asked about."""


def notice_shown(row: Reassessment) -> NoticeShown:
    """Return the notice of a reassessment, and the source as the version lists it."""
    notice = row.notice
    source = source_of(row.version.snapshot.value(), Citation(reference=row.key))
    reasons = [part.strip(" +") for part in notice.reasons.split(";")]
    moved = row.reference.status != row.status
    return NoticeShown(
        kind=notice.get_kind_display(),
        register=said_by(notice.register, by_hand="an editor"),
        day=f"{row.noticed_on:%-d %B %Y}",
        reasons=[reason for reason in reasons if reason],
        url=address_of(notice),
        source=source.html,
        source_url=source.url,
        now=status_in_words(row.reference) if moved else "",
    )


@dataclass(frozen=True)
class Other:
    """Another source of a claim."""

    source: Source
    trouble: str
    """How it stands, where it has fallen too."""


@dataclass(frozen=True)
class ClaimShown:
    """One claim that is asked about, with all that a verdict on it rests on."""

    id: str
    wordings: list[tuple[str, str]]
    """By audience, its words."""
    fallen: list[Source]
    """What is cited of the source that fell."""
    others: list[Other]
    said: list[Reaffirmation]
    verdict: BoundField
    note: BoundField


def claims_shown(row: Reassessment, form: ReaffirmForm) -> list[ClaimShown]:
    """Return the claims of a reassessment, each with its fields of the form."""
    content = row.version.snapshot.value()
    listed = Reliance.objects.filter(snapshot=row.version.snapshot_id, claim="")
    by_key = {each.key: each.reference for each in listed.select_related("reference")}
    asked = row.claims.prefetch_related("reaffirmations")
    shown = []
    for number, each in enumerate(asked):
        claim = content.claim(each.claim)
        citations = claim.citations if claim else ()
        verdict, note = form.of_claim(number)
        fallen = [c for c in citations if _is_of(by_key, c, row.reference_id)]
        shown.append(
            ClaimShown(
                id=each.claim,
                wordings=[
                    (audiences.get(wording.audience).name, plain_inline(wording.words).strip())
                    for wording in (claim.wordings if claim else ())
                ],
                fallen=[source_of(content, citation) for citation in fallen],
                others=[
                    Other(source_of(content, citation), _trouble(by_key.get(citation.reference)))
                    for citation in citations
                    if citation not in fallen
                ],
                said=list(each.reaffirmations.all()),
                verdict=verdict,
                note=note,
            )
        )
    return shown


def _is_of(by_key: dict[str, Reference], citation: Citation, reference: int) -> bool:
    found = by_key.get(citation.reference)
    return found is not None and found.pk == reference


def _trouble(reference: Reference | None) -> str:
    return status_in_words(reference) if reference is not None and reference.status else ""


@dataclass(frozen=True)
class Happened:
    """One line of what has happened."""

    at: datetime
    what: str
    who: str


def chronology(row: Reassessment) -> list[Happened]:
    """Return what the record tells of a reassessment, from its beginning."""
    lines = AuditEvent.objects.filter(article=row.article, subject=f"reassessment:{row.pk}")
    return [
        Happened(line.at, recorded.in_words(line.action), line.actor_name)
        for line in lines.order_by("sequence")
    ]
