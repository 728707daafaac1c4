"""What readers are told of a version's sources: what is looked at again, and how each stands."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from articles.models import Reliance, Version
from articles.publishing.rendering.records import LookedAt, SourceMark, SourceProblem, Trouble
from editorial import clock
from editorial.models import Reassessment, SignOff
from editorial.reassessments import reaffirmations_of, round_approving
from references.models import Reference, SourceNotice
from references.notice_kinds import REOPENS, STATUSES
from references.noticing import notices_under

_GRAVEST_FIRST: tuple[str, ...] = tuple(STATUSES)


@dataclass(frozen=True)
class OfSources:
    """What a standing says of sources."""

    problems: tuple[SourceProblem, ...] = ()
    """The gravest first; of one gravity the newest."""
    marks: tuple[SourceMark, ...] = ()
    looked_at: tuple[LookedAt, ...] = ()


def sources_of(version: Version) -> OfSources:
    """Return what readers are told of the sources of a version, by how these stand now."""
    listed = Reliance.objects.filter(snapshot=version.snapshot_id, claim="")
    fallen = {
        row.key: row.reference
        for row in listed.exclude(reference__status="").select_related("reference")
    }
    asked = (
        Reassessment.objects.filter(version=version)
        .select_related("reference", "notice", "version")
        .prefetch_related("claims")
        .order_by("opened_at", "pk")
    )
    rows = list(asked) if fallen or asked.filter(closed_at__isnull=True).exists() else []
    keys = _keys(version, {row.reference_id for row in rows})
    notices = notices_under(fallen.values())
    in_doubt = {key for key, source in fallen.items() if source.status in REOPENS}
    return OfSources(
        problems=_problems([row for row in rows if row.closed_at is None], keys, in_doubt),
        marks=tuple(
            _mark(key, source, notices.get(source.pk)) for key, source in sorted(fallen.items())
        ),
        looked_at=tuple(_looked_at(rows, keys, in_doubt)),
    )


def _keys(version: Version, references: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return by which keys a version lists each source."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Reliance.objects.filter(snapshot=version.snapshot_id, claim="", reference__in=references)
    for reference, key in rows.order_by("key").values_list("reference", "key"):
        found[reference].append(key)
    return {reference: tuple(keys) for reference, keys in found.items()}


def _problems(
    rows: Iterable[Reassessment], keys: dict[int, tuple[str, ...]], in_doubt: set[str]
) -> tuple[SourceProblem, ...]:
    """Return a problem for all sources that fell alike on one day and were found on one day."""
    alike: dict[tuple[str, date, date], list[Reassessment]] = defaultdict(list)
    for row in rows:
        alike[row.status, row.noticed_on, clock.day(row.opened_at)].append(row)
    newest_first = sorted(alike.items(), key=lambda item: item[0][1:], reverse=True)
    return tuple(
        SourceProblem(
            what=cast(Trouble, status),
            on=on.isoformat(),
            references=tuple(sorted(key for row in some for key in keys[row.reference_id])),
            claims=tuple(sorted({each.claim for row in some for each in row.claims.all()} - {""})),
            supported=tuple(sorted(_supported(some, in_doubt))),
            found_on=found_on.isoformat(),
        )
        for (status, on, found_on), some in sorted(
            newest_first, key=lambda item: _GRAVEST_FIRST.index(item[0][0])
        )
    )


def _supported(rows: Iterable[Reassessment], in_doubt: set[str]) -> set[str]:
    """Return the claims that a source supports which is in no doubt itself."""
    claims = [each for row in rows for each in row.claims.all() if each.claim]
    return {each.claim for each in claims if set(each.others) - in_doubt}


def _mark(key: str, source: Reference, notice: SourceNotice | None) -> SourceMark:
    on = source.status_on or (notice.on if notice else None)
    return SourceMark(
        reference=key,
        what=cast(Trouble, source.status),
        on=on.isoformat() if on else "",
        notice=address_of(notice) if notice else "",
    )


def address_of(notice: SourceNotice) -> str:
    """Return where a notice can be read, or ""."""
    if notice.notice_doi:
        return f"https://doi.org/{notice.notice_doi}"
    if notice.notice_pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{notice.notice_pmid}/"
    return ""


def _looked_at(
    rows: Iterable[Reassessment], keys: dict[int, tuple[str, ...]], in_doubt: set[str]
) -> Iterable[LookedAt]:
    """Yield what the board stands by, for each source whose last answer that is and which fell."""
    last = {row.reference_id: row for row in rows}
    for row in last.values():
        if row.outcome != "stands" or row.closed_at is None or row.reference.status != row.status:
            continue
        claims = [each for each in row.claims.all() if each.claim]
        yield LookedAt(
            what=cast(Trouble, row.status),
            on=row.noticed_on.isoformat(),
            references=keys[row.reference_id],
            looked_on=clock.day(row.closed_at).isoformat(),
            members=_members(row),
            has_claims=bool(claims),
            on_others=bool(claims) and all(set(each.others) - in_doubt for each in claims),
        )


def _members(row: Reassessment) -> int:
    """Return how many said so: in the answers, or by signing with the notice in sight."""
    said = {each.member_id for each in reaffirmations_of(row)}
    round = None if said else round_approving(row.version)
    if round is None:
        return len(said)
    return round.sign_offs.filter(decision=SignOff.APPROVE).count()
