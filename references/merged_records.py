"""Records that were merged into others: what is of one of them is of the source it became."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from references.merging import (
    contradiction,
    same_without_identifiers,
    strong_identifiers,
    title_words,
    year,
)
from references.models import MergedKey

Csl = Mapping[str, Any]


class MergedRecords:
    """All records that were merged, by their identifiers and titles, in memory."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self._by: dict[tuple[str, str], list[tuple[Csl, str, str]]] = defaultdict(list)
        for key, record, now in MergedKey.objects.values_list("key", "record", "reference__key"):
            self.keys.add(key)
            for place in _places(record["csl"]):
                self._by[place].append((record["csl"], record["kind"], now))

    def source_of(self, csl: Csl, kind: str) -> str:
        """Return the key of the source that a merged record, and so this one, is of now, or ""."""
        mine = strong_identifiers(csl)
        for place in _places(csl):
            for was, its_kind, now in self._by.get(place, ()):
                if contradiction(was, csl):
                    continue
                shared = mine.items() & strong_identifiers(was).items()
                if shared or same_without_identifiers(was, csl, same_kind=kind == its_kind):
                    return now
        return ""


def _places(csl: Csl) -> list[tuple[str, str]]:
    title = title_words(str(csl.get("title") or ""))
    by_title = [("title", f"{title} {year(csl)}")] if title else []
    return [*strong_identifiers(csl).items(), *by_title]
