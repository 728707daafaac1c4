"""Bodies that issue guidelines and labels: who they are, and where a text or a record names one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.checks.sources.data_issuing_bodies import TABLE

_CAPITALISED = re.compile(r"(?<![\w/@.-])[^\W\d_a-z][\w/]*|(?<![\w/@.-])(?:emc|bpac)\b", re.ASCII)
_SHORT = 8
"""Names up to this length are read letter for letter: WHO is a body, who is none."""
NO_JURISDICTION = "INT"


@dataclass(frozen=True)
class Body:
    """A public body, society or college."""

    name: str
    aliases: tuple[str, ...] = ()
    region: str = NO_JURISDICTION
    """ISO 3166 country, "EU", or "INT" for a body that has no jurisdiction."""
    domains: tuple[str, ...] = ()

    @property
    def has_jurisdiction(self) -> bool:
        """Whether its labels and doses hold for one region only."""
        return self.region != NO_JURISDICTION


@dataclass(frozen=True)
class Named:
    """A body where a text names it."""

    body: Body
    start: int
    end: int


def _read(line: str) -> Body:
    name, aliases, region, domains = line.split("|")
    return Body(name, _parts(aliases), region, _parts(domains))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


BODIES: tuple[Body, ...] = tuple(map(_read, TABLE.strip().splitlines()))


class Bodies:
    """Bodies that are looked for together: those of our list and those of a site."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self._by_word: dict[str, list[tuple[str, Body]]] = {}
        self._by_domain: dict[str, Body] = {}
        for body in bodies:
            for name in (body.name, *body.aliases):
                word = _first_word(name)
                self._by_word.setdefault(word, []).append((name, body))
            for domain in body.domains:
                self._by_domain.setdefault(domain, body)
        for names in self._by_word.values():
            names.sort(key=lambda named: -len(named[0]))

    def named_in(self, text: str) -> Iterator[Named]:
        """Yield the bodies that a text names, in reading order; the longest name wins."""
        position = 0
        for word in _CAPITALISED.finditer(text):
            if word.start() < position:
                continue
            for name, body in self._by_word.get(word[0].casefold(), ()):
                end = word.start() + len(name)
                if _is_name(text, word.start(), end, name):
                    yield Named(body, word.start(), end)
                    position = end
                    break

    def of_host(self, host: str) -> Body | None:
        """Return the body whose domain a host belongs to, the closest one, or None."""
        labels = host.casefold().split(".")
        for first in range(len(labels) - 1):
            found = self._by_domain.get(".".join(labels[first:]))
            if found:
                return found
        return None


def _first_word(name: str) -> str:
    found = _CAPITALISED.match(name)
    return (found[0] if found else name.split()[0]).casefold()


def _is_name(text: str, start: int, end: int, name: str) -> bool:
    written = text[start:end]
    same = written == name if len(name) <= _SHORT else written.casefold() == name.casefold()
    after = text[end : end + 1]
    return same and not (after.isalnum() or after == "_")


@lru_cache(maxsize=8)
def bodies(more: tuple[Body, ...] = ()) -> Bodies:
    """Return our bodies together with those that a site added."""
    return Bodies((*more, *BODIES))
