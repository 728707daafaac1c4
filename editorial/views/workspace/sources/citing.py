"""Which articles cite sources: their working copies, and the pages that readers have now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from articles.models import Article, Citation, ListedReference, Reliance
from articles.publishing.models import Live
from references.models import Reference

_LIVE = Q(snapshot__versions__publications__live__isnull=False)
MOST = 100


@dataclass(frozen=True)
class Uses:
    """How many articles use one source."""

    drafts: int
    live: int


@dataclass(frozen=True)
class Citing:
    """One article that has a source on its list, and the claims there that cite it."""

    article: Article
    claims: tuple[str, ...]
    live: Live | None = None
    """What readers have of it; None for the working copy."""


def uses(references: Iterable[int]) -> dict[int, Uses]:
    """Return for each of these sources how many articles use it, by two questions for all."""
    ids = list(references)
    drafts = dict(
        ListedReference.objects.filter(reference__in=ids)
        .order_by()
        .values_list("reference")
        .annotate(count=Count("id"))
    )
    live = dict(
        Reliance.objects.filter(_LIVE, reference__in=ids, claim="")
        .order_by()
        .values_list("reference")
        .annotate(count=Count("snapshot__article", distinct=True))
    )
    return {each: Uses(drafts.get(each, 0), live.get(each, 0)) for each in ids}


def uncited() -> Q:
    """Return what holds for a source that no working copy and no live page has on its list."""
    drafts = ListedReference.objects.filter(reference=OuterRef("pk"))
    live = Reliance.objects.filter(_LIVE, reference=OuterRef("pk"), claim="")
    return ~Exists(drafts) & ~Exists(live)


def live_pages(reference: Reference) -> list[Citing]:
    """Return the articles whose pages, as readers have them now, rest on a source."""
    rows = Reliance.objects.filter(reference=reference)
    lives = (
        Live.objects.filter(publication__version__snapshot__in=rows.values("snapshot"))
        .select_related("article", "publication__version")
        .order_by("article__slug")[:MOST]
    )
    claims: dict[int, list[str]] = {}
    for snapshot, claim in rows.order_by("claim").values_list("snapshot", "claim"):
        if claim:
            claims.setdefault(snapshot, []).append(claim)
    return [
        Citing(
            live.article,
            tuple(dict.fromkeys(claims.get(live.publication.version.snapshot_id, ()))),
            live,
        )
        for live in lives
    ]


def working_copies(reference: Reference) -> list[Citing]:
    """Return the articles whose working copies have a source on their list."""
    articles = Article.objects.filter(listedreference__reference=reference).order_by("slug")[:MOST]
    claims: dict[int, list[str]] = {}
    rows = Citation.objects.filter(reference=reference).order_by("claim__key")
    for article, key in rows.values_list("claim__article", "claim__key"):
        claims.setdefault(article, []).append(key)
    return [Citing(each, tuple(claims.get(each.pk, ()))) for each in articles]
