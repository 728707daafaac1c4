"""The report of the library of sources: those with a trouble, in order, and what rests on each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import overload

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from articles.models import ListedReference, Reliance
from editorial.source_troubles import (
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
            rows = rows.filter(on_live_pages())
        elif self._asked.use == "drafts":
            rows = rows.filter(in_working_copies() & ~on_live_pages())
        elif self._asked.use == "none":
            rows = rows.filter(self._wrong["uncited"])
        return rows

    def _by_claims(self) -> list[int]:
        rows = live_rows()
        if self._asked.what or self._asked.use or self._asked.kind:
            rows = rows.filter(reference__in=self._rows.values("pk"))
        counted = list(_counted(rows))
        return [pk for pk, *_ in sorted(counted, key=lambda each: (-each[1], -each[2], each[0]))]

    def _ids(self, start: int, stop: int | None) -> list[int]:
        if self._asked.order != "claims":
            ordered = self._rows.order_by(*_ORDERS[self._asked.order])
            return list(ordered.values_list("pk", flat=True)[start:stop])
        first = self._first[start:stop]
        if stop is not None and len(first) == stop - start:
            return first
        others = self._rows.exclude(on_live_pages()).order_by("pk").values_list("pk", flat=True)
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
        live = _reliance(live_rows().filter(reference__in=ids))
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
    exact = _counted(rows).annotate(pages=Count("snapshot", distinct=True))
    return {pk: (claims, pages) for pk, claims, _, pages in exact}


def _counted(rows: QuerySet[Reliance]) -> QuerySet[Reliance, tuple[int, int, int]]:
    """Return of each source how many claims and how many lists have it, some lists twice."""
    return (
        rows.order_by()
        .values_list("reference")
        .annotate(claims=Count("pk", filter=~Q(claim="")), lists=Count("pk", filter=Q(claim="")))
    )
