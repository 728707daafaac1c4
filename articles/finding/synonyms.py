"""Other words for what was typed: everyday and clinical ones, and the site's own terms."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from articles.finding.words import stems

Phrase = tuple[str, ...]
"""The stems of a wording, in order."""

_WRITTEN = ("en", "de")

LONGEST_PHRASE = 5
MOST_OTHERS = 8


class Synonyms:
    """Which wordings stand for which, by their stems."""

    def __init__(self, groups: Iterable[tuple[Phrase, Sequence[Phrase]]]) -> None:
        self._others: dict[Phrase, list[Phrase]] = {}
        for wording, others in groups:
            known = self._others.setdefault(wording, [])
            known += [other for other in others if other != wording and other not in known]

    def at(self, typed: Sequence[str], start: int) -> Iterable[tuple[int, list[Phrase]]]:
        """Yield, for each wording that begins here, how many stems it takes and the others."""
        for length in range(min(LONGEST_PHRASE, len(typed) - start), 0, -1):
            others = self._others.get(tuple(typed[start : start + length]))
            if others:
                yield length, others[:MOST_OTHERS]


@lru_cache(maxsize=4)
def general(language: str) -> Synonyms:
    """Return the everyday words of a language; empty for one that has none."""
    path = Path(__file__).with_name(f"everyday_{language}.txt")
    lines = path.read_text("utf-8") if language in _WRITTEN else ""
    return Synonyms(_read(lines, language))


def of_terms(pairs: Iterable[tuple[str, str]], language: str) -> Synonyms:
    """Return the synonyms that terms give: each technical word with its plain wording."""
    read = [(tuple(stems(word, language)), tuple(stems(plain, language))) for word, plain in pairs]
    whole = [(word, plain) for word, plain in read if word and plain]
    return Synonyms([(a, [b]) for a, b in whole] + [(b, [a]) for a, b in whole])


def _read(lines: str, language: str) -> Iterable[tuple[Phrase, Sequence[Phrase]]]:
    for line in lines.splitlines():
        if line.startswith("#"):
            continue
        ways = [tuple(stems(way, language)) for way in line.removeprefix(">").split(";")]
        ways = [way for way in ways if way]
        for way in ways[:1] if line.startswith(">") else ways:
            yield way, ways
