"""Finding the source that a record is of, for many records at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, Literal, Protocol

from django.db.models import Q, QuerySet

from references.columns import columns
from references.identifiers import address_spellings, normalise_isbn, normalise_url
from references.keys import key_from
from references.merged_records import MergedRecords
from references.merging import (
    STRONG,
    contradiction,
    merged,
    mismatched,
    same_without_identifiers,
    strong_identifiers,
    title_words,
    titles_agree,
    year,
)
from references.models import Reference
from references.recording import record_of

BATCH = 500
# For so few records the library is asked; for more it is read once.
FEW = 200
# So many sources of one title and year are compared with a record that has no identifier.
ALIKE = 500
# So many sources are named that a new one may be the same as.
MOST_NAMED = 5


class Incoming(Protocol):
    """A record as a file's reader gives it."""

    @property
    def csl(self) -> dict[str, Any]: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True)
class Outcome:
    """What becomes of one record. `key` is the source's; a refused record has a message."""

    what: Literal["new", "known", "merged", "refused"]
    key: str = ""
    message: str = ""
    alike: tuple[str, ...] = ()
    """Of a new source: the keys of sources of the same title and year, or the same number."""


@dataclass(eq=False)
class Source:
    """A source in the library, or one that is about to be; `csl` is fetched when it is needed."""

    id: int | None
    key: str
    title: str
    kind: str = ""
    csl: dict[str, Any] = field(default_factory=dict)
    changed: bool = False
    before: dict[str, Any] | None = None
    """The record as the library had it, with its kind; None while it is not in the library."""


class Shelf:
    """The sources that some records may be of, by what they are known by, in memory."""

    def __init__(self, records: Sequence[Incoming]) -> None:
        # A dictionary for its order and its speed; the values say nothing.
        self._by: dict[tuple[str, str], dict[Source, None]] = defaultdict(dict)
        self._keys = set(Reference.objects.values_list("key", flat=True))
        self._merged = MergedRecords()
        self._keys |= self._merged.keys
        self._next: dict[str, int] = {}
        self._all: list[Source] = []
        self._records = records
        rows = (
            _candidates(records)
            .order_by("id")
            .values_list("id", "key", "title", "doi", "pmid", "isbn", "url", "year", "pmcid")
        )
        for id_, key, title, doi, pmid, isbn, url, year_, pmcid in rows.iterator(chunk_size=5000):
            source = Source(id_, key, title)
            said: dict[str, Any] = {
                "DOI": doi,
                "PMID": pmid,
                "PMCID": pmcid,
                "ISBN": isbn,
                "URL": url,
            }
            said["issued"] = {"date-parts": [[year_]]} if year_ else None
            self._put(source, said)

    def touched(self) -> Iterable[Source]:
        """Return the sources that are new or have changed."""
        return [source for source in self._all if source.changed]

    def sort_in(self) -> list[Outcome]:
        """Return each record's outcome; a record may be of the source of one before it."""
        self._fetch()
        return [self._outcome(record.csl, record.kind) for record in self._records]

    def _outcome(self, csl: dict[str, Any], kind: str) -> Outcome:
        hits = self._hits(csl)
        if len(hits) > 1:
            named = " and ".join(f"“{source.key}”" for source in hits)
            return Outcome(
                "refused", "", f"Its identifiers are of two sources, {named}. Correct its DOI or "
                "its PubMed number and import it again.",
            )  # fmt: skip
        known = hits[0] if hits else self._alike(csl, kind)
        trouble = _trouble(known, csl) if hits and known else ""
        if (known is None or trouble) and (became := self._merged.source_of(csl, kind)):
            return Outcome("known", became)
        if known is None:
            alike = self._names_of_alike(csl)
            return Outcome("new", self._add(csl, kind).key, alike=alike)
        if trouble:
            return Outcome("refused", known.key, trouble)
        whole = merged(known.csl, csl)
        # Of a source of which only an identifier was known, the kind was no more than a guess.
        better = kind if not known.csl.get("title") and csl.get("title") else known.kind
        if whole == known.csl and better == known.kind:
            return Outcome("known", known.key)
        known.csl, known.kind, known.changed = whole, better, True
        known.title = str(whole.get("title", ""))
        self._index(known, whole)
        return Outcome("merged", known.key)

    def _hits(self, csl: dict[str, Any]) -> list[Source]:
        found: list[Source] = []
        for name, value in strong_identifiers(csl).items():
            found += [one for one in self._by[name, value] if one not in found]
        return found

    def _alike(self, csl: dict[str, Any], kind: str) -> Source | None:
        """Return the source of a record with no DOI or PubMed number in common, if one is."""
        candidates = chain.from_iterable(self._by.get(place, ()) for place in _weak(csl))
        for source in islice(candidates, ALIKE):
            if contradiction(source.csl, csl) or not source.csl:
                continue
            title = str(csl.get("title", ""))
            if _same_isbn(source.csl, csl) and titles_agree(source.title, title):
                return source
            same_title = title_words(source.title) == title_words(title)
            both = same_title and same_without_identifiers(
                source.csl, csl, same_kind=source.kind == kind
            )
            bare = _same_url(source.csl, csl) and (not source.title or not title)
            if both or bare:
                return source
        return None

    def _names_of_alike(self, csl: dict[str, Any]) -> tuple[str, ...]:
        """Return what somebody should look at: it was found not to be the same, by machine."""
        found = chain.from_iterable(self._by.get(place, ()) for place in _weak(csl))
        return tuple(dict.fromkeys(source.key for source in islice(found, MOST_NAMED)))

    def _fetch(self) -> None:
        """Read the whole record of each source that one of these may be of."""
        wanted: dict[int, Source] = {}
        for record in self._records:
            places = [*strong_identifiers(record.csl).items(), *_weak(record.csl)]
            for place in places:
                wanted.update((one.id, one) for one in self._by.get(place, ()) if one.id)
        ids = list(wanted)
        for start in range(0, len(ids), BATCH):
            rows = Reference.objects.filter(id__in=ids[start : start + BATCH])
            for id_, kind, csl in rows.values_list("id", "kind", "csl"):
                wanted[id_].kind, wanted[id_].csl = kind, csl
                wanted[id_].before = record_of(kind, csl)

    def _add(self, csl: dict[str, Any], kind: str) -> Source:
        source = Source(None, self._free(key_from(csl)), str(csl.get("title", "")), kind, csl, True)
        self._put(source, csl)
        return source

    def _put(self, source: Source, said: dict[str, Any]) -> None:
        self._all.append(source)
        self._keys.add(source.key)
        self._index(source, said)

    def _index(self, source: Source, said: dict[str, Any]) -> None:
        strong = ((name, str(said[name])) for name in STRONG if said.get(name))
        for place in (*strong, *_weak({**said, "title": source.title})):
            self._by[place][source] = None

    def _free(self, key: str) -> str:
        number, free = self._next.get(key, 1), key
        while free in self._keys:
            number += 1
            free = f"{key}-{number}"
        self._next[key] = number
        return free


def _candidates(records: Sequence[Incoming]) -> QuerySet[Reference]:
    """Return the sources that these records may be of: of many records all sources, in one read."""
    if len(records) > FEW:
        return Reference.objects.all()
    said: dict[str, set[Any]] = defaultdict(set)
    for csl in (record.csl for record in records):
        for name, value in strong_identifiers(csl).items():
            said[name.lower()].add(value)
        if isbn := normalise_isbn(str(csl.get("ISBN") or "")):
            said["isbn"].add(isbn)
        if address := _address(csl):
            said["url"] |= {csl["URL"]}
            said["url"].update(address_spellings(address))
        # Without an identifier in common, title and year must agree.
        said["year"].add(columns(csl)["year"])
    wanted = Q(year__isnull=True) if None in said["year"] else Q()
    for name, values in said.items():
        wanted |= Q(**{f"{name}__in": sorted(values - {None})})
    return Reference.objects.filter(wanted)


def _weak(csl: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a record may be found by that another source may have too."""
    title = title_words(str(csl.get("title") or ""))
    places = {
        "title": f"{title} {year(csl)}" if title else "",
        "ISBN": normalise_isbn(str(csl.get("ISBN") or "")) or "",
        "URL": _address(csl),
    }
    return [(name, value) for name, value in places.items() if value]


def _address(csl: dict[str, Any]) -> str:
    url = normalise_url(str(csl.get("URL") or "")) or ""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")


def _same_isbn(known: dict[str, Any], new: dict[str, Any]) -> bool:
    """Return whether both are of the book with this number; its chapters share it."""
    if {known.get("type"), new.get("type")} & {"chapter", "paper-conference"}:
        return False
    numbers = [normalise_isbn(str(csl.get("ISBN") or "")) for csl in (known, new)]
    return numbers[0] is not None and numbers[0] == numbers[1]


def _same_url(known: dict[str, Any], new: dict[str, Any]) -> bool:
    """Return whether both are of one page, known by its address alone."""
    named = strong_identifiers(known) or strong_identifiers(new)
    return not named and bool(_address(known)) and _address(known) == _address(new)


def _trouble(known: Source, csl: dict[str, Any]) -> str:
    if name := contradiction(known.csl, csl):
        return (
            f"It is the source “{known.key}” by one identifier, but its {name} is "
            f"{csl[name]} and not {known.csl[name]}. Correct whichever is wrong."
        )
    if mismatched(known.csl, csl):
        return (
            f"Its identifier is that of “{known.key}”, “{known.title}”, but its title is "
            f"“{csl.get('title')}”. Correct the identifier and import it again."
        )
    return ""
