"""Finding sources in the library: by words and identifiers, narrowed, and in order.

However many sources there are and however common a word is, an answer takes the same few queries
and reads no more than some thousand rows: what it finds is capped, and a list says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from references import full_text
from references.identifiers import (
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
    normalise_pmid,
)
from references.models import MergedKey, Reference
from references.words import asked_words

MOST = 1000
"""So many sources are listed for one question; who wants others narrows it."""
FEW = 3000
"""Up to so many that have the words are put in order one by one."""

ANY_NOTICE = "any"
ORDERS: dict[str, str] = {
    "changed": "Last changed first",
    "year": "Newest first",
    "key": "By key, A to Z",
}
_ORDERS: dict[str, tuple[OrderBy, ...]] = {
    "changed": (F("updated_at").desc(), F("id").desc()),
    "year": (F("year").desc(nulls_last=True), F("id").desc()),
    "key": (F("key").asc(),),
}
WITHOUT_IDENTIFIER = Q(doi="", pmid="", pmcid="", isbn="", nct="")


@dataclass(frozen=True)
class Filters:
    """What the sources must be besides; what is empty narrows nothing."""

    kind: str = ""
    status: str = ""
    """One of notice_kinds.STATUSES, or ANY_NOTICE."""
    year_from: int | None = None
    year_to: int | None = None
    region: str = ""
    without_identifier: bool = False
    mismatched: bool = False
    superseded: bool = False
    also: Q | None = None
    """A condition of who knows more than this package does: what cites them, say."""

    @property
    def narrows(self) -> bool:
        """Whether anything is asked."""
        return self != Filters()


@dataclass(frozen=True)
class Found:
    """The sources that fit, in order."""

    ids: tuple[int, ...]
    is_all: bool
    """Whether there are no more than these."""
    total: int | None = None
    """How many there are, where that is known without finding them all."""


def search(text: str = "", *, filters: Filters | None = None, order: str = "changed") -> Found:
    """Return the sources that have every word of the text, or a word that begins with it.

    A source whose identifier or key is what was typed comes first. Raises KeyError where the order
    is none of ORDERS.
    """
    filters = filters or Filters()
    words = asked_words(text)
    if text.strip() and not words:
        return Found((), True, 0)
    rows = _narrowed(filters)
    by = _ORDERS[order]
    if words:
        ids = full_text.ids_of(words, FEW + 1)
        ids += MergedKey.objects.filter(key=text.strip()[:100]).values_list("reference", flat=True)
        if len(ids) <= FEW:
            rows = rows.filter(id__in=ids)
            first = Case(When(_is_named(text), then=Value(0)), default=Value(1))
            by = (OrderBy(first), *by)
        else:
            condition, parameters = full_text.matching(words)
            rows = rows.extra(where=[condition], params=parameters)  # noqa: S610  # the condition is ours
    found = list(rows.order_by(*by).values_list("id", flat=True)[: MOST + 1])
    if len(found) <= MOST:
        return Found(tuple(found), True, len(found))
    total = None if words or filters.narrows else Reference.objects.count()
    return Found(tuple(found[:MOST]), False, total)


def in_order(ids: Sequence[int]) -> list[Reference]:
    """Return these sources in this order; those that are gone meanwhile are left out."""
    rows = Reference.objects.defer("words").in_bulk(list(ids))
    return [rows[each] for each in ids if each in rows]


def _narrowed(filters: Filters) -> QuerySet[Reference]:
    rows = Reference.objects.all()
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.status:
        # The second condition, here and below, is that of the index: of the few that have one.
        wanted = Q() if filters.status == ANY_NOTICE else Q(status=filters.status)
        rows = rows.filter(wanted & ~Q(status=""))
    if filters.year_from is not None:
        rows = rows.filter(year__gte=filters.year_from)
    if filters.year_to is not None:
        rows = rows.filter(year__lte=filters.year_to)
    if filters.region:
        rows = rows.filter(~Q(region=""), region=filters.region)
    if filters.without_identifier:
        rows = rows.filter(WITHOUT_IDENTIFIER)
    if filters.mismatched:
        rows = rows.exclude(mismatch="")
    if filters.superseded:
        every = Reference.objects.order_by().values("id")
        noticed = every.filter(~Q(status=""), status="superseded")
        rows = rows.filter(id__in=noticed.union(every.filter(superseded_by__isnull=False)))
    return rows.filter(filters.also) if filters.also is not None else rows


def _is_named(text: str) -> Q:
    """Return whether what was typed is the source's own name."""
    text = text.strip()
    named = Q(key__iexact=text)
    for column, value in (
        ("doi", normalise_doi(text)),
        ("pmid", normalise_pmid(text)),
        ("pmcid", normalise_pmcid(text)),
        ("isbn", normalise_isbn(text)),
        ("nct", text.upper()),
    ):
        if value:
            named |= Q(**{column: value})
    return named
