"""The report of the whole library of sources: what is wrong with which, and what rests on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import overload

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

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
USES: dict[str, str] = {
    "live": "On live pages",
    "drafts": "In working copies only",
    "none": "Nowhere",
}
ORDERS: dict[str, str] = {
    "claims": "Most claims first",
    "changed": "Last changed first",
    "year": "Oldest first",
    "key": "By key, A to Z",
}
_ORDERS: dict[str, tuple[OrderBy, ...]] = {
    "changed": (F("updated_at").desc(), F("id").desc()),
    "year": (F("year").asc(nulls_first=True), F("id").asc()),
    "key": (F("key").asc(),),
}


@dataclass(frozen=True)
class Asked:
    """What a report lists. Empty words narrow nothing; `what` is one of WRONGS."""

    what: str = ""
    use: str = ""
    kind: str = ""
    order: str = "claims"


@dataclass(frozen=True)
class Row:
    """One source of the report."""

    reference: Reference
    wrongs: tuple[str, ...]
    claims: int
    """Of live pages."""
    pages: int
    """Live ones."""
    drafts: int


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
        "uncited": ~_on_live_pages() & ~_in_working_copies(),
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


def _live_rows() -> QuerySet[Reliance]:
    snapshots = Version.objects.filter(pk__in=Live.objects.values("publication__version")).values(
        "snapshot"
    )
    return Reliance.objects.filter(snapshot__in=snapshots)


def _on_live_pages() -> Q:
    return Q(pk__in=_live_rows().filter(claim="").values("reference"))


def _in_working_copies() -> Q:
    return Q(pk__in=ListedReference.objects.values("reference"))


def tallies(*, at: datetime, today: date) -> list[Tally]:
    """Return how many sources have each thing wrong, and how many of these are on live pages."""
    wrong = conditions(at=at, today=today)
    counted = {what: Count("pk", filter=q) for what, q in wrong.items()}
    everywhere = Reference.objects.aggregate(**counted)
    live = Reference.objects.filter(_on_live_pages()).aggregate(
        **{what: count for what, count in counted.items() if what != "uncited"}
    )
    return [Tally(what, everywhere[what], live.get(what, 0)) for what in WRONGS]


class Listing:
    """The sources of a report, in order, read a slice at a time."""

    def __init__(self, asked: Asked, *, at: datetime, today: date) -> None:
        self._wrong = conditions(at=at, today=today)
        self._asked = asked
        self._rows = self._chosen()
        # Most rest on few sources: those on live pages are put in order here, the others there.
        self._first = self._by_claims() if asked.order == "claims" else []

    def __len__(self) -> int:
        return self._rows.count()

    def count(self) -> int:
        """Return how many there are."""
        return len(self)

    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    @overload
    def __getitem__(self, place: int) -> Row: ...
    def __getitem__(self, place: slice | int) -> list[Row] | Row:
        if isinstance(place, int):
            return self[place : place + 1][0]
        return list(self._read(self._ids(place.start or 0, place.stop)))

    def each(self, at_once: int = 2_000) -> Iterator[Row]:
        """Yield all of them, some at a time."""
        ids = self._ids(0, None)
        for start in range(0, len(ids), at_once):
            yield from self._read(ids[start : start + at_once])

    def _chosen(self) -> QuerySet[Reference]:
        rows = Reference.objects.all()
        if self._asked.what:
            rows = rows.filter(self._wrong[self._asked.what])
        if self._asked.kind:
            rows = rows.filter(kind=self._asked.kind)
        if self._asked.use == "live":
            rows = rows.filter(_on_live_pages())
        elif self._asked.use == "drafts":
            rows = rows.filter(_in_working_copies() & ~_on_live_pages())
        elif self._asked.use == "none":
            rows = rows.filter(self._wrong["uncited"])
        return rows

    def _by_claims(self) -> list[int]:
        counted = _reliance(_live_rows().filter(reference__in=self._rows.values("pk")))
        return sorted(counted, key=lambda pk: (-counted[pk][0], -counted[pk][1], pk))

    def _ids(self, start: int, stop: int | None) -> list[int]:
        if self._asked.order != "claims":
            ordered = self._rows.order_by(*_ORDERS[self._asked.order])
            return list(ordered.values_list("pk", flat=True)[start:stop])
        first = self._first[start:stop]
        if stop is not None and len(first) == stop - start:
            return first
        others = self._rows.exclude(_on_live_pages()).order_by("pk").values_list("pk", flat=True)
        known = len(self._first)
        left = slice(max(start - known, 0), None if stop is None else max(stop - known, 0))
        return [*first, *others[left]]

    def _read(self, ids: Sequence[int]) -> Iterator[Row]:
        flags = {
            f"wrong_{what}": Case(
                When(q, then=Value(True)), default=Value(False), output_field=BooleanField()
            )
            for what, q in self._wrong.items()
            if what != "uncited"
        }
        rows = Reference.objects.filter(pk__in=ids).select_related("link", "superseded_by")
        known = {row.pk: row for row in rows.defer("csl", "superseded_by__csl").annotate(**flags)}
        live = _reliance(_live_rows().filter(reference__in=ids))
        listed = ListedReference.objects.filter(reference__in=ids).order_by()
        drafts = dict(listed.values_list("reference").annotate(Count("pk")))
        for row in (known[pk] for pk in ids if pk in known):
            claims, pages = live.get(row.pk, (0, 0))
            wrongs = [what for what in WRONGS if getattr(row, f"wrong_{what}", False)]
            if not pages and row.pk not in drafts:
                wrongs.append("uncited")
            yield Row(row, tuple(wrongs), claims, pages, drafts.get(row.pk, 0))


def _reliance(rows: QuerySet[Reliance]) -> Mapping[int, tuple[int, int]]:
    """Return by source how many claims cite it and how many snapshots list it."""
    counted = (
        rows.order_by()
        .values_list("reference")
        .annotate(claims=Count("pk", filter=~Q(claim="")), pages=Count("snapshot", distinct=True))
    )
    return {pk: (claims, pages) for pk, claims, pages in counted}
