"""What each article loses if a source falls: looked at before anybody acts on the source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

from articles.checks.site import Site
from articles.content import Citation as Cited
from articles.content import Claim as Stated
from articles.content import ClaimKind, Content, Stance
from articles.content import Reference as Listed
from articles.models import Article, Citation, ListedReference, Reliance, Snapshot, Version
from articles.publishing.models import Live
from articles.reliance import Rests, claims_resting_on
from editorial.checking import own_site
from references.kinds import ReferenceKind
from references.models import Reference
from references.notice_kinds import REOPENS

MOST = 200
"""So many articles are read for one answer: a source has seldom more than a few."""


@dataclass(frozen=True)
class Loss:
    """What one article would lose: its live pages, or its working copy."""

    article: Article
    version: Version | None
    """Of the live pages; None for the working copy."""
    rests: tuple[Rests, ...]
    """The claims that cite the source; none where it is only listed."""

    @property
    def what(self) -> Literal["live", "draft"]:
        """Which of the two it is."""
        return "draft" if self.version is None else "live"

    @property
    def falling(self) -> tuple[Rests, ...]:
        """Those that no other source would carry."""
        return tuple(one for one in self.rests if one.falls)


@dataclass(frozen=True)
class SourceReach:
    """Everything that rests on a source, or on several that would fall together."""

    live: tuple[Loss, ...]
    drafts: tuple[Loss, ...]
    not_read: int = 0
    """So many more articles rest on it, beyond what is read for one answer."""

    @property
    def claims(self) -> int:
        """How many claims of live pages cite it."""
        return sum(len(loss.rests) for loss in self.live)

    @property
    def falling(self) -> int:
        """How many of them no other source would carry."""
        return sum(len(loss.falling) for loss in self.live)

    def in_words(self) -> str:
        """Return the sum in one sentence: "7 claims on 3 pages; 2 have no other source"."""
        return in_words(claims=self.claims, pages=len(self.live), falling=self.falling)


def in_words(*, claims: int, pages: int, falling: int) -> str:
    """Return what readers would lose, in one sentence without its stop."""
    if not pages:
        return "No live page rests on it"
    where = "1 live page" if pages == 1 else f"{pages} live pages"
    if not claims:
        return f"{where} list{'s' if pages == 1 else ''} it, and no claim there cites it"
    rest = f"1 claim on {where}" if claims == 1 else f"{claims} claims on {where}"
    if not falling:
        return f"{rest}; {'it has' if claims == 1 else 'each has'} another source that carries it"
    if claims == 1:
        return f"{rest}; it has no other source"
    if falling == claims:
        return f"{rest}; none of them has another source"
    return f"{rest}; {falling} of them {'has' if falling == 1 else 'have'} no other source"


def reach_of(reference: Reference) -> SourceReach:
    """Return what would be lost with a source, whatever else has fallen already.

    A constant number of questions to the database, however many articles rest on it.
    """
    site = own_site()
    live, more_live = _live(reference, site)
    drafts, more_drafts = _drafts(reference, site)
    return SourceReach(tuple(live), tuple(drafts), more_live + more_drafts)


def _live(reference: Reference, site: Site) -> tuple[list[Loss], int]:
    relying = Reliance.objects.filter(reference=reference).values("snapshot")
    rows = Live.objects.filter(publication__version__snapshot__in=relying)
    some = list(
        rows.select_related("article", "publication__version__snapshot").order_by("article__slug")[
            : MOST + 1
        ]
    )
    snapshots = [row.publication.version.snapshot for row in some[:MOST]]
    keys = _keys(reference, snapshots)
    losses = [
        Loss(
            row.article,
            row.publication.version,
            tuple(_rests(row.publication.version.snapshot.value(), *keys[snapshot.pk], site)),
        )
        for row, snapshot in zip(some[:MOST], snapshots, strict=True)
    ]
    return losses, rows.count() - MOST if len(some) > MOST else 0


def _keys(
    reference: Reference, snapshots: Iterable[Snapshot]
) -> dict[int, tuple[set[str], set[str]]]:
    """Return by snapshot the keys it has of the source, and those of all that fell before."""
    keys: dict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    rows = Reliance.objects.filter(snapshot__in=[one.pk for one in snapshots], claim="")
    for snapshot, pk, key, status in rows.values_list(
        "snapshot", "reference", "key", "reference__status"
    ):
        if pk == reference.pk:
            keys[snapshot][0].add(key)
        elif status in REOPENS:
            keys[snapshot][1].add(key)
    return keys


def _rests(content: Content, own: set[str], fallen: set[str], site: Site) -> Iterator[Rests]:
    """Yield each claim once, though the content may have the source under two keys."""
    seen: set[str] = set()
    for key in sorted(own):
        for one in claims_resting_on(content, key, own | fallen, site=site):
            if one.claim.id not in seen:
                seen.add(one.claim.id)
                yield one


def _drafts(reference: Reference, site: Site) -> tuple[list[Loss], int]:
    rows = ListedReference.objects.filter(reference=reference).select_related("article")
    some = list(rows.order_by("article__slug")[: MOST + 1])
    articles = [row.article for row in some[:MOST]]
    contents, fallen = _claims_of_drafts(reference, articles)
    losses = [
        Loss(
            article,
            None,
            tuple(_rests(contents[article.pk], {reference.key}, fallen, site)),
        )
        for article in articles
    ]
    return losses, rows.count() - MOST if len(some) > MOST else 0


def _claims_of_drafts(
    reference: Reference, articles: list[Article]
) -> tuple[dict[int, Content], set[str]]:
    """Return of each working copy the claims that cite the source, with all that they cite.

    Also the keys of sources there that have fallen before.
    """
    rows = (
        Citation.objects.filter(claim__article__in=articles, claim__citations__reference=reference)
        .select_related("claim", "reference")
        .order_by("claim__key", "pk")
    )
    cited: dict[int, dict[tuple[str, str], list[Citation]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        cited[row.claim.article_id][row.claim.key, row.claim.kind].append(row)
    contents = {one.pk: _content(one, cited[one.pk]) for one in articles}
    return contents, {row.reference.key for row in rows if row.reference.status in REOPENS}


def _content(article: Article, cited: dict[tuple[str, str], list[Citation]]) -> Content:
    """Return a content of nothing but these claims and what they cite."""
    rows = {row.reference.key: row.reference for found in cited.values() for row in found}
    return Content(
        slug=article.slug,
        question=article.question,
        claims=tuple(
            Stated(
                id=id,
                kind=cast(ClaimKind, kind),
                wordings=(),
                citations=tuple(
                    Cited(reference=row.reference.key, stance=cast(Stance, row.stance))
                    for row in found
                ),
            )
            for (id, kind), found in cited.items()
        ),
        references=tuple(
            Listed(key=row.key, kind=cast(ReferenceKind, row.kind), csl=row.csl)
            for row in rows.values()
        ),
    )
