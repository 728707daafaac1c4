"""What is known of sources beyond their records, by the keys that texts cite them by."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from references.models import MergedKey, Reference, SourceNoticeDecision
from references.notice_kinds import Status
from references.noticing import notices_on
from references.standing_of_source import Said, effect_on, standing_of_source


@dataclass(frozen=True)
class HeldNotice:
    """A notice that holds, what it makes of the source, and what a person wrote after reading."""

    said: Said
    effect: Status
    read: str = ""
    """The reason with which somebody noted that the source may be cited with it."""


@dataclass(frozen=True)
class Known:
    """A record of the library, with its link and what supersedes it, and how it stands."""

    record: Reference
    status: Status
    notices: tuple[HeldNotice, ...]


def statuses_of(keys: Iterable[str]) -> dict[str, Known]:
    """Return by key how each source stands that the library has; a merged key means its source."""
    wanted = sorted(set(keys))
    moved = dict(MergedKey.objects.filter(key__in=wanted).values_list("key", "reference_id"))
    rows = Reference.objects.filter(Q(key__in=wanted) | Q(pk__in=moved.values()))
    rows = rows.select_related("link", "superseded_by").defer("csl", "superseded_by__csl")
    sources = {row.pk: row for row in rows}
    notices = notices_on(list(sources))
    read = _read(list(sources))
    known: dict[int, Known] = {}
    for pk, row in sources.items():
        numbers = {id(said): notice.pk for notice, said in notices.get(pk, [])}
        standing = standing_of_source((said for _, said in notices.get(pk, [])), doi=row.doi)
        held = tuple(
            HeldNotice(
                said,
                effect_on(said, row.doi),
                read.get(numbers[id(said)], "") if said.decision == "read" else "",
            )
            for said in standing.holding
        )
        known[pk] = Known(row, standing.status, held)
    by_key = moved | {row.key: pk for pk, row in sources.items() if row.key in set(wanted)}
    return {key: known[pk] for key, pk in by_key.items()}


def _read(sources: list[int]) -> dict[int, str]:
    """Return by notice's number the reason of the last decision that it was read."""
    made = SourceNoticeDecision.objects.filter(notice__reference__in=sources, decision="read")
    return dict(made.order_by("at", "pk").values_list("notice_id", "reason"))
