"""Which sources of the library may be one: pairs to look at, out of all there are.

Nobody can compare each with each. Records are put in bins by what two spellings of one source
have in common, those of one bin are compared, and what a bin is too full for is counted and said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Max, Q

from references.duplicates import GRADES, Likeness, compare, fold
from references.identifiers import normalise_url
from references.models import Apart, MergedKey, Reference

MOST_IN_A_BIN = 40
MOST_PAIRS = 5_000
"""So many pairs are read whole and compared; a library with more has them put right in turns."""
_AT_ONCE = 500
_LONGEST = 3
_NEIGHBOURS = 300


@dataclass(frozen=True)
class Pair:
    """Two records that may be of one source, the older one first."""

    one: int
    other: int
    likeness: Likeness


@dataclass(frozen=True)
class Found:
    """The pairs, the surest first, and how many records stood in bins too full to compare."""

    pairs: tuple[Pair, ...]
    left_out: int


@dataclass(frozen=True)
class _Row:
    pk: int
    title: str
    words: frozenset[str]
    author: str
    year: int | None
    isbn: str
    address: str


def pairs() -> Found:
    """Return the pairs of the whole library, without those that somebody told apart.

    One read of the columns, and one more per 500 records that are in a pair. Kept until a record,
    a merge or a decision changes.
    """
    stamp = _stamp()
    kept: tuple[str, Found] | None = caches["worked-out"].get("alike")
    if kept is not None and kept[0] == stamp:
        return kept[1]
    found = _found()
    caches["worked-out"].set("alike", (stamp, found), timeout=None)
    return found


def pairs_of(reference: Reference) -> list[tuple[Reference, Likeness]]:
    """Return the sources that may be the same as this one, the surest first."""
    told = _told_apart(Q(one=reference) | Q(other=reference))
    found = []
    for other in _neighbours(reference):
        if frozenset((reference.pk, other.pk)) not in told:
            likeness = compare(reference.csl, other.csl)
            if likeness.grade != "apart":
                found.append((other, likeness))
    return sorted(found, key=lambda each: (GRADES.index(each[1].grade), each[0].pk))


def _neighbours(reference: Reference) -> Iterable[Reference]:
    """Return the sources of the years around that have its first author or begin like it."""
    near = Q(pk__in=[])
    words = reference.title.split()
    if words:
        near |= Q(title__istartswith=" ".join(words[:3])[:40])
    if author := reference.authors.partition(",")[0].strip():
        near |= Q(authors__istartswith=author)
    if reference.year is not None:
        years = Q(year__isnull=True) | Q(year__in=range(reference.year - 1, reference.year + 2))
        near &= years
    if reference.isbn:
        near |= Q(isbn=reference.isbn)
    return Reference.objects.filter(near).exclude(pk=reference.pk).order_by("pk")[:_NEIGHBOURS]


def _found() -> Found:
    rows = list(_rows())
    candidates, left_out = _candidates(rows)
    told = _told_apart()
    wanted = sorted(pair for pair in candidates if frozenset(pair) not in told)
    left_out += max(0, len(wanted) - MOST_PAIRS)
    wanted = wanted[:MOST_PAIRS]
    records = _records({pk for pair in wanted for pk in pair})
    found = []
    for one, other in wanted:
        likeness = compare(records[one], records[other])
        if likeness.grade != "apart":
            found.append(Pair(one, other, likeness))
    found.sort(key=lambda pair: (GRADES.index(pair.likeness.grade), -pair.other))
    return Found(tuple(found), left_out)


def _rows() -> Iterator[_Row]:
    names = ("pk", "title", "authors", "year", "isbn", "url")
    rows = Reference.objects.order_by("pk").values_list(*names)
    for pk, title, authors, year, isbn, url in rows.iterator(chunk_size=5_000):
        folded = fold(title)
        words = folded.split()
        address = normalise_url(url) if url else None
        yield _Row(
            pk, folded.replace(" ", ""), frozenset(words), fold(authors.partition(",")[0]),
            year, isbn, address or "",
        )  # fmt: skip


def _candidates(rows: list[_Row]) -> tuple[set[tuple[int, int]], int]:
    """Return the pairs that share a bin and enough of their titles, and how many were left out."""
    bins: dict[Any, list[_Row]] = defaultdict(list)
    for row in rows:
        for place in _bins(row):
            bins[place].append(row)
    found: set[tuple[int, int]] = set()
    left_out: set[int] = set()
    for place, inside in bins.items():
        if len(inside) < 2:
            continue
        for group in _smaller(inside):
            if len(group) > MOST_IN_A_BIN and place[0] != "title":
                left_out.update(row.pk for row in group[MOST_IN_A_BIN:])
            for one, other in combinations(group[:MOST_IN_A_BIN], 2):
                if _may_be(one, other):
                    found.add((one.pk, other.pk))
    return found, len(left_out)


def _bins(row: _Row) -> Iterator[tuple[Any, ...]]:
    if row.title:
        yield ("title", row.title[:40])
    if row.author and row.words:
        longest = sorted(row.words, key=lambda word: (-len(word), word))[:_LONGEST]
        # The year of print or of screen: a source is in the bin of its own and of the one before.
        for word in longest[:2]:
            for year in (row.year, row.year - 1) if row.year is not None else (None,):
                yield ("author", row.author, year, word)
    if row.isbn:
        yield ("isbn", row.isbn)
    if row.address:
        yield ("url", row.address)


def _smaller(inside: list[_Row]) -> Iterable[list[_Row]]:
    """Part a bin that is too full by first author and year."""
    if len(inside) <= MOST_IN_A_BIN:
        return (inside,)
    parts: dict[Any, list[_Row]] = defaultdict(list)
    for row in inside:
        parts[row.author, row.year].append(row)
    return parts.values()


def _may_be(one: _Row, other: _Row) -> bool:
    if one.year is not None and other.year is not None and abs(one.year - other.year) > 1:
        return False
    shared = len(one.words & other.words)
    return 2 * shared >= min(len(one.words), len(other.words)) or one.title == other.title


def _told_apart(which: Q | None = None) -> set[frozenset[int]]:
    rows = Apart.objects.filter(which or Q()).values_list("one_id", "other_id")
    return {frozenset(pair) for pair in rows}


def _records(wanted: set[int]) -> dict[int, Any]:
    ids = sorted(wanted)
    found: dict[int, Any] = {}
    for start in range(0, len(ids), _AT_ONCE):
        rows = Reference.objects.filter(pk__in=ids[start : start + _AT_ONCE])
        found.update(rows.values_list("pk", "csl"))
    return found


def _stamp() -> str:
    library = Reference.objects.aggregate(n=Count("pk"), last=Max("pk"), at=Max("updated_at"))
    told = Apart.objects.aggregate(n=Count("pk"), last=Max("pk"))
    merged = MergedKey.objects.aggregate(n=Count("pk"), last=Max("pk"))
    return repr((sorted(library.items()), sorted(told.items()), sorted(merged.items())))
