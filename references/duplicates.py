"""Whether two records may be of one source, with the reasons for it and against it.

This proposes to a person, and so may guess. What imports join by themselves is decided in
merging, which does not guess.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from references.identifiers import normalise_isbn, normalise_url
from references.look_alikes import bare_title, why_apart
from references.merging import STRONG, first_author, strong_identifiers, title_words, year

Csl = Mapping[str, Any]
Grade = Literal["sure", "likely", "possible", "apart"]
GRADES: tuple[Grade, ...] = ("sure", "likely", "possible")

_NAMES = {"PMID": "PubMed number", "PMCID": "PubMed Central number"}
NEAR = 0.9
"""From here on two titles are spellings of one, as SequenceMatcher's ratio counts."""
_SHORT = 3
"""Titles of fewer words, such as "Editorial", are those of many pieces."""


@dataclass(frozen=True)
class Likeness:
    """How alike two records are. Reasons are phrases that make one sentence, in order."""

    grade: Grade
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return the reasons as one line: "same title, same year; one has a DOI, the other …"."""
        return "; ".join(self.reasons)


def compare(one: Csl, other: Csl) -> Likeness:
    """Return how alike two records are, or why they are two sources (grade "apart")."""
    shared = _shared_identifiers(one, other)
    titles = _titles(one, other)
    if reason := why_apart(one, other) if not shared or titles != "same title" else "":
        return Likeness("apart", (reason,))
    if shared:
        agree = titles or not (one.get("title") and other.get("title"))
        said = (f"same {_listed(shared)}", *_said(one, other, titles))
        return Likeness("sure" if agree else "possible", said)
    if not titles:
        return Likeness("apart", ("Their titles differ.",))
    reason = _contradiction(one, other)
    if reason:
        return Likeness("apart", (reason,))
    return Likeness(_grade(one, other, titles), _said(one, other, titles))


def fold(text: str) -> str:
    """Return a title's words without case, signs and accents."""
    return _plain(bare_title(text))


def _shared_identifiers(one: Csl, other: Csl) -> list[str]:
    left, right = strong_identifiers(one), strong_identifiers(other)
    shared = [name for name in STRONG if name in left and left[name] == right.get(name)]
    numbers = [normalise_isbn(str(csl.get("ISBN") or "")) for csl in (one, other)]
    books = all(csl.get("type") in ("book", "collection", "report") for csl in (one, other))
    if books and numbers[0] and numbers[0] == numbers[1]:
        shared.append("ISBN")
    return shared


def _titles(one: Csl, other: Csl) -> str:
    """Return in which way two titles are the same, or ""."""
    left, right = (fold(str(csl.get("title") or "")) for csl in (one, other))
    if not left or not right:
        return ""
    if left == right or left.replace(" ", "") == right.replace(" ", ""):
        return "same title"
    shorter, longer = sorted((left, right), key=len)
    # A subtitle that only one of them has; two words alone begin many titles.
    if longer.startswith(f"{shorter} ") and len(shorter.split()) >= _SHORT:
        return "one title is the beginning of the other"
    few = abs(len(left) - len(right)) <= 0.2 * len(longer)
    if few and SequenceMatcher(None, left, right, autojunk=False).ratio() >= NEAR:
        return "almost the same title"
    return ""


def _contradiction(one: Csl, other: Csl) -> str:
    """Return what two records of like titles say that cannot be said of one source."""
    authors = [_author(csl) for csl in (one, other)]
    if all(authors) and not _authors_agree(*authors) and not _in_another_order(one, other):
        return f"Their first authors differ: “{authors[0]}” and “{authors[1]}”."
    years = [year(csl) for csl in (one, other)]
    if all(years) and not _years_agree(*years):
        return f"They came out in {years[0]} and {years[1]}."
    if _places_differ(one, other):
        return "They stand in other places: volume or first page differ."
    left, right = strong_identifiers(one), strong_identifiers(other)
    differing = [name for name in STRONG if name in left and name in right]
    if differing and not (_places_agree(one, other) and years[0] == years[1]):
        return f"Each has its own {_listed(differing)}."
    if not _containers_may_agree(one, other) and not _places_agree(one, other):
        return "They came out in other journals or books."
    return ""


def _grade(one: Csl, other: Csl, titles: str) -> Grade:
    left, right = strong_identifiers(one), strong_identifiers(other)
    if any(name in left and name in right for name in STRONG):
        return "possible"
    authors = [_author(csl) for csl in (one, other)]
    same_author = all(authors) and _authors_agree(*authors)
    same_year = year(one) == year(other) != ""
    placed = _places_agree(one, other)
    generic = min(len(fold(str(csl.get("title") or "")).split()) for csl in (one, other)) < _SHORT
    exact = titles == "same title"
    both = same_author and same_year
    journal = _container_said(one, other) and not generic
    if exact and both and (placed or journal):
        return "sure"
    if generic:
        return "possible"
    told = both and (exact or placed or journal)
    return "likely" if told or (placed and same_year) else "possible"


def _said(one: Csl, other: Csl, titles: str) -> tuple[str, ...]:
    """Return what speaks for one source, and what each record has that the other lacks."""
    said = [titles] if titles else []
    years = [year(csl) for csl in (one, other)]
    authors = [_author(csl) for csl in (one, other)]
    if all(authors):
        first = _authors_agree(*authors)
        said.append("first author equal" if first else "same authors in another order")
    if all(years):
        same = years[0] == years[1]
        said.append("same year" if same else f"years {years[0]} and {years[1]}")
    if _places_agree(one, other):
        said.append("same volume and first page")
    elif _container_said(one, other):
        said.append("same journal")
    left, right = strong_identifiers(one), strong_identifiers(other)
    if differing := [n for n in STRONG if n in left and n in right and left[n] != right[n]]:
        said.append(f"but each has its own {_listed(differing)}: one may be mistyped")
    elif left and right and not set(left) & set(right):
        said.append(f"one has a {_listed(left)}, the other a {_listed(right)}")
    elif bool(left) != bool(right):
        said.append(f"only one has a {_listed(left or right)}")
    if _same_address(one, other):
        said.append("same address")
    return tuple(said)


def _author(csl: Csl) -> str:
    return _plain(first_author(csl))


def _in_another_order(one: Csl, other: Csl) -> bool:
    """Return whether each first author is among the people of the other record."""
    people = [
        {
            _author({"author": [person]})
            for role in ("author", "editor")
            for person in (csl.get(role) or ())
            if isinstance(person, Mapping)
        }
        for csl in (one, other)
    ]
    return _author(one) in people[1] and _author(other) in people[0]


def _plain(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _authors_agree(one: str, other: str) -> bool:
    """A name may come with its initials, or a body with its short form."""
    left, right = one.split(), other.split()
    return one == other or set(left) <= set(right) or set(right) <= set(left)


def _years_agree(one: str, other: str) -> bool:
    """Return whether two years may be those of print and of screen."""
    return one == other or (one.isdigit() and other.isdigit() and abs(int(one) - int(other)) <= 1)


def _place(csl: Csl) -> tuple[str, str]:
    page = str(csl.get("page") or "").replace("–", "-").partition("-")[0].strip().casefold()
    return str(csl.get("volume") or "").strip().casefold(), page


def _places_agree(one: Csl, other: Csl) -> bool:
    left, right = _place(one), _place(other)
    return left == right and all(left)


def _places_differ(one: Csl, other: Csl) -> bool:
    return any(a and b and a != b for a, b in zip(_place(one), _place(other), strict=True))


def _containers(csl: Csl) -> list[list[str]]:
    names = ("container-title", "container-title-short", "journalAbbreviation")
    return [w.split() for n in names if (w := _plain(title_words(str(csl.get(n) or ""))))]


def _containers_may_agree(one: Csl, other: Csl) -> bool:
    left, right = _containers(one), _containers(other)
    return not left or not right or _container_said(one, other)


def _container_said(one: Csl, other: Csl) -> bool:
    return any(_abbreviates(a, b) for a in _containers(one) for b in _containers(other))


def _abbreviates(one: list[str], other: list[str]) -> bool:
    """Return whether of two names one is short for the other: "N Engl J Med"."""
    small = {"of", "the", "and", "in", "for", "de", "la", "et", "und", "der"}
    left, right = ([w for w in words if w not in small] or words for words in (one, other))
    if left == right:
        return True
    short, long = sorted((left, right), key=lambda words: sum(map(len, words)))
    if len(short) > 1 and long[: len(short)] == short:
        return True
    return len(short) == len(long) and all(
        b.startswith(a) for a, b in zip(short, long, strict=True)
    )


def _same_address(one: Csl, other: Csl) -> bool:
    urls = [normalise_url(str(csl.get("URL") or "")) for csl in (one, other)]
    return urls[0] is not None and urls[0] == urls[1]


def _listed(names: Iterable[str]) -> str:
    return " and ".join(_NAMES.get(name, name) for name in names)
