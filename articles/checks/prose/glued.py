"""Where two words or lines of a copied page ran into one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.checks.language.data_names import CAMEL_CASE, NAME_BEGINNINGS

_GLUED = re.compile(
    r"""(?<![\w/.@])
    (?P<first>\d{4}|[A-Z]?[a-z]{3,})
    (?P<second>[A-Z][a-z]+(?=\s[a-z])|[A-Z][a-z]{2,}$)
    """,
    re.VERBOSE,
)
# "JavaScript", "ProstaScript": the ends of names that are made anew each year.
_NAME_ENDINGS = ("Script",)


@dataclass(frozen=True)
class Glued:
    """Two words that stand as one, and where in the text they begin."""

    start: int
    first: str
    second: str

    @property
    def word(self) -> str:
        """The two as they stand in the text: "2026View"."""
        return self.first + self.second


def glued(text: str) -> Iterator[Glued]:
    """Yield the words that ran together, "2026View" and "BoardAll", and never a known name."""
    for match in _GLUED.finditer(text):
        found = Glued(match.start(), match["first"], match["second"])
        if not _is_a_name(found):
            yield found


def _is_a_name(found: Glued) -> bool:
    return (
        found.word in CAMEL_CASE or found.first in NAME_BEGINNINGS or found.second in _NAME_ENDINGS
    )
