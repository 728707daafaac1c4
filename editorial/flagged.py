"""Sources that registers warn of, and the claims that rest on each."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from articles.models import Citation, Reliance
from articles.status import WITH_THE_BOARD, Status
from references.models import Reference, SourceNotice
from references.noticing import notices_under

GRAVE = ("retracted", "partly-retracted", "questioned")


@dataclass(frozen=True)
class CitingClaim:
    """A claim that cites a source, in a version or, where `version` is None, in a draft."""

    article: str
    claim: str
    version: int | None


@dataclass(frozen=True)
class Flagged:
    """A source with the notice that its status rests on."""

    reference: Reference
    notice: SourceNotice
    claims: tuple[CitingClaim, ...]


def sources_with_status(statuses: Iterable[str]) -> list[Flagged]:
    """Return the sources that stand so, by title, each with its notice and claims."""
    rows = Reference.objects.filter(status__in=list(statuses)).defer("csl").order_by("title", "pk")
    sources = list(rows)
    claims = claims_citing([one.pk for one in sources])
    notices = notices_under(sources)
    return [
        Flagged(one, notices[one.pk], tuple(claims.get(one.pk, ())))
        for one in sources
        if one.pk in notices
    ]


def claims_citing(sources: Collection[int]) -> dict[int, list[CitingClaim]]:
    """Return by source the claims that cite it: in live versions, with the board, in drafts."""
    found: dict[int, dict[tuple[str, str], CitingClaim]] = defaultdict(dict)
    statuses = [Status.APPROVED, *WITH_THE_BOARD]
    cited = Citation.objects.filter(reference__in=sources).values_list(
        "reference_id", "claim__article__slug", "claim__key"
    )
    relied = (
        Reliance.objects.filter(reference__in=sources, snapshot__versions__status__in=statuses)
        .exclude(claim="")
        .values_list(
            "reference_id", "snapshot__versions__article__slug", "claim",
            "snapshot__versions__number",
        )
        .order_by("snapshot__versions__number")
    )  # fmt: skip
    for source, article, claim in cited:
        found[source][article, claim] = CitingClaim(article, claim, None)
    for source, article, claim, version in relied:
        found[source][article, claim] = CitingClaim(article, claim, version)
    return {source: [rows[place] for place in sorted(rows)] for source, rows in found.items()}
