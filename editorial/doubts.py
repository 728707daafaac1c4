"""Which claims of a round rest on a source that fell, and since when the board has known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from articles.content import Claim
from articles.models import Reliance, Version
from articles.publishing.rendering.dates import in_full
from editorial.models import Reassessment, ReviewRound
from references.models import Reference
from references.notice_kinds import REOPENS
from references.noticing import notices_under


@dataclass(frozen=True)
class Doubt:
    """That a source of a claim fell."""

    words: str
    """"stabler2013: retracted, 3 December 2026"."""
    since: datetime
    """When the notice was seen here: what a member said before, she said without it."""


@dataclass(frozen=True)
class Doubts:
    """What is in doubt in a round."""

    sources: dict[str, Doubt]
    """By the key under which the round's version lists a source."""
    asked: frozenset[str]
    """The claims of the version that it is compared with which the board is looking at again."""

    def of(self, claim: Claim) -> list[Doubt]:
        """Return the doubts about the sources of a claim."""
        keys = dict.fromkeys(each.reference for each in claim.citations)
        return [self.sources[key] for key in keys if key in self.sources]

    def is_asked(self, before: Claim | None) -> bool:
        """Return whether a claim, as the compared version has it, is being looked at again."""
        return before is not None and before.id in self.asked


def doubts_of(round: ReviewRound) -> Doubts:
    """Return what is in doubt in a round: as it is, or as it was when the round was closed."""
    return Doubts(
        dict(_sources(round)) if round.closed_at is None else {},
        frozenset(
            _looked_at(round.compared_with, round.closed_at).values_list("claims__claim", flat=True)
        )
        if round.compared_with
        else frozenset(),
    )


def _sources(round: ReviewRound) -> Iterator[tuple[str, Doubt]]:
    listed = Reliance.objects.filter(
        snapshot=round.snapshot_id, claim="", reference__status__in=sorted(REOPENS)
    )
    rows = list(listed.select_related("reference"))
    notices = notices_under(row.reference for row in rows)
    for row in rows:
        notice = notices.get(row.reference_id)
        if notice is not None:
            yield row.key, Doubt(f"{row.key}: {status_in_words(row.reference)}", notice.seen_at)


def _looked_at(version: Version, ended: datetime | None) -> QuerySet[Reassessment]:
    rows = Reassessment.objects.filter(version=version)
    if ended is None:
        return rows.filter(closed_at__isnull=True)
    return rows.filter(Q(closed_at__isnull=True) | Q(closed_at__gte=ended), opened_at__lte=ended)


def status_in_words(reference: Reference) -> str:
    """Return how a source stands and since when: "retracted, 3 December 2026"."""
    word = reference.get_status_display().lower()
    if reference.status_on is None:
        return word
    return f"{word}, {in_full(reference.status_on.isoformat())}"


def newest(doubts: Iterable[Doubt]) -> datetime | None:
    """Return since when all of these have been known."""
    return max((each.since for each in doubts), default=None)
