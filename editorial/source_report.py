"""The report of the library of sources: those with a trouble, in order, and what rests on each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import overload

from django.core.cache import cache
from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from articles.models import ListedReference, Reliance
from editorial.source_troubles import (
    KEPT_FOR,
    WRONGS,
    conditions,
    in_working_copies,
    live_rows,
    on_live_pages,
)
from references.models import Reference

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

_PLACES = "source-report:places"


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


class Listing:
    """The sources of a report, in order, read a slice at a time."""

    def __init__(self, asked: Asked, *, at: datetime, today: date) -> None:
        self._wrong = conditions(at=at, today=today)
        self._asked = asked
        self._ids = self._in_order()

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    @overload
    def __getitem__(self, place: int) -> Row: ...
    def __getitem__(self, place: slice | int) -> list[Row] | Row:
        if isinstance(place, int):
            return next(self._read([self._ids[place]]))
        return list(self._read(self._ids[place]))

    def each(self, at_once: int = 2_000) -> Iterator[Row]:
        """Yield all of them, some at a time."""
        for start in range(0, len(self._ids), at_once):
            yield from self._read(self._ids[start : start + at_once])

    def _in_order(self) -> list[int]:
        rows = self._chosen()
        if self._asked.order != "claims":
            return list(rows.order_by(*_ORDERS[self._asked.order]).values_list("pk", flat=True))
        places = live_places()
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        return sorted(ids, key=lambda pk: places.get(pk, len(places)))

    def _chosen(self) -> QuerySet[Reference]:
        rows = Reference.objects.all()
        if self._asked.what:
            rows = rows.filter(self._wrong[self._asked.what])
        if self._asked.kind:
            rows = rows.filter(kind=self._asked.kind)
        if self._asked.use == "live":
            rows = rows.filter(on_live_pages())
        elif self._asked.use == "drafts":
            rows = rows.filter(in_working_copies() & ~on_live_pages())
        elif self._asked.use == "none":
            rows = rows.filter(self._wrong["uncited"])
        return rows

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
        live = _reliance(live_rows().filter(reference__in=ids))
        listed = ListedReference.objects.filter(reference__in=ids).order_by()
        drafts = dict(listed.values_list("reference").annotate(Count("pk")))
        for row in (known[pk] for pk in ids if pk in known):
            claims, pages = live.get(row.pk, (0, 0))
            wrongs = [what for what in WRONGS if getattr(row, f"wrong_{what}", False)]
            if not pages and row.pk not in drafts:
                wrongs.append("uncited")
            yield Row(row, tuple(wrongs), claims, pages, drafts.get(row.pk, 0))


def live_places() -> Mapping[int, int]:
    """Return the place of each source of live pages, most claims first, as it was lately."""
    kept: Mapping[int, int] | None = cache.get(_PLACES)
    if kept is None:
        rows = live_rows().order_by().values_list("reference")
        counted = rows.annotate(Count("pk")).order_by("-pk__count", "reference")
        kept = {pk: place for place, (pk, _) in enumerate(counted)}
        cache.set(_PLACES, kept, KEPT_FOR)
    return kept


def _reliance(rows: QuerySet[Reliance]) -> Mapping[int, tuple[int, int]]:
    """Return by source how many claims cite it and how many snapshots list it."""
    counted = (
        rows.order_by()
        .values_list("reference")
        .annotate(claims=Count("pk", filter=~Q(claim="")), pages=Count("snapshot", distinct=True))
    )
    return {pk: (claims, pages) for pk, claims, pages in counted}
