"""What can be wrong with a source of the library, as conditions, and with how many it is so."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet

from articles.checks.sources.source_health import LATELY
from articles.models import ListedReference, Reliance, Version
from articles.publishing.models import Live
from editorial.checking import own_site
from references.ageing import AGES, CONFIRMED, first_current
from references.link_watch import address
from references.models import Reference
from references.search import WITHOUT_IDENTIFIER

# In the order of the report, gravest first; the second words say what to do.
WRONGS: dict[str, tuple[str, str]] = {
    "retracted": ("Retracted", "Look again at every claim that rests on it."),
    "questioned": ("Questioned", "A concern was expressed: read it, and weigh the claims."),
    "corrected": ("Corrected", "Read what was corrected, and note that you did."),
    "dead": ("Dead link", "Find where the page went, or another source."),
    "superseded": ("Superseded", "Cite the newer one, and read whether the claims still hold."),
    "old": ("Past its age", "Look for a newer source, or mark it as a landmark."),
    "mismatch": ("Records disagree", "Two registers describe two works: correct the record."),
    "nameless": ("Without identifier", "Find its DOI, PubMed number or ISBN."),
    "unlooked": ("Not held against a register lately", "Import the list of retractions."),
    "untried": ("Link never tried", "The watch tries it in its turn."),
    "walled": ("Link could not be tried", "Open it yourself: programs are turned away."),
    "uncited": ("Nothing cites it", "It can stay; nothing rests on it."),
}
_COUNTED = "source-report:tallies"
KEPT_FOR = 5 * 60


@dataclass(frozen=True)
class Tally:
    """How many sources have something wrong with them."""

    what: str
    all: int
    live: int
    """Of these on live pages."""


def conditions(*, at: datetime, today: date) -> dict[str, Q]:
    """Return by what is wrong the condition on a source, for rows joined with their links."""
    current_link = Q(link__url=address())
    has_link = ~Q(url="", doi="")
    looked = Q(notices_checked_at__gte=at - LATELY)
    return {
        "retracted": Q(status__in=["retracted", "partly-retracted"]),
        "questioned": Q(status="questioned"),
        "corrected": Q(status="corrected"),
        "dead": Q(link__is_dead=True) & current_link,
        "superseded": Q(status="superseded")
        | Q(superseded_by__isnull=False)
        | ~Q(superseded_by_words=""),
        "old": _old(today),
        "mismatch": ~Q(mismatch=""),
        "nameless": WITHOUT_IDENTIFIER,
        "unlooked": ~Q(doi="", pmid="", pmcid="") & ~looked,
        "untried": has_link & (Q(link__isnull=True) | ~current_link),
        "walled": Q(link__outcome="not_checked") & current_link,
        "uncited": ~on_live_pages() & ~in_working_copies(),
    }


def _old(today: date) -> Q:
    """Return the condition of check CIT-09, by the rule of references/ageing.py."""
    site, old = own_site(), Q()
    for kind in AGES:
        first = first_current(today, site.longest_age(kind))
        its = Q(kind=kind, issued_on__lt=first)
        if kind in CONFIRMED:
            its = (its | Q(kind=kind, issued_on__isnull=True, confirmed_on__lt=first)) & (
                Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=first)
            )
        old |= its
    return old & Q(is_landmark=False)


def live_rows() -> QuerySet[Reliance]:
    """Return what live pages rest on."""
    snapshots = Version.objects.filter(pk__in=Live.objects.values("publication__version")).values(
        "snapshot"
    )
    return Reliance.objects.filter(snapshot__in=snapshots)


def on_live_pages() -> Q:
    """Return the condition that a live page lists a source."""
    return Q(pk__in=live_rows().filter(claim="").values("reference"))


def in_working_copies() -> Q:
    """Return the condition that a working copy lists a source."""
    return Q(pk__in=ListedReference.objects.values("reference"))


def tallies(*, at: datetime, today: date) -> list[Tally]:
    """Return how many sources have each thing wrong, and how many of these are on live pages."""
    wrong = conditions(at=at, today=today)
    counted = {what: Count("pk", filter=q) for what, q in wrong.items()}
    everywhere = Reference.objects.aggregate(**counted)
    live = Reference.objects.filter(on_live_pages()).aggregate(
        **{what: count for what, count in counted.items() if what != "uncited"}
    )
    return [Tally(what, everywhere[what], live.get(what, 0)) for what in WRONGS]


def counted_lately(*, at: datetime, today: date) -> tuple[list[Tally], datetime]:
    """Return the same as it was counted in the past minutes, and when: it reads every source."""
    kept: tuple[list[Tally], datetime] | None = cache.get(_COUNTED)
    if kept is None:
        kept = tallies(at=at, today=today), at
        cache.set(_COUNTED, kept, KEPT_FOR)
    return kept
