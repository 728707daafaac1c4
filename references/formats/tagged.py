"""Lines with a tag before a value, as RIS, MEDLINE, ISI and refer have them."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass
class Tagged:
    """The tags of one record and their values, in the file's order."""

    line: int
    fields: list[tuple[str, list[str]]] = field(default_factory=list)

    def add(self, tag: str, value: str) -> None:
        self.fields.append((tag, [value.strip()]))

    def go_on(self, line: str) -> None:
        """Take a line that goes on with the value before it."""
        if self.fields and line.strip():
            self.fields[-1][1].append(line.strip())

    def has(self, *tags: str) -> bool:
        return any(tag in tags for tag, _ in self.fields)

    def every(self, *tags: str) -> list[str]:
        """Return all values of the tags, the first tag's first."""
        return [value for tag in tags for value in self._by_tag.get(tag, ())]

    def first(self, *tags: str) -> str:
        """Return the first value that says anything, "" when none does."""
        return next(iter(self.every(*tags)), "")

    def lines(self, tag: str) -> list[str]:
        """Return a tag's values, one for each line in the file."""
        return [line for name, lines in self.fields if name == tag for line in lines if line]

    @cached_property
    def _by_tag(self) -> Mapping[str, list[str]]:
        # Asked for only once the record is whole.
        found: dict[str, list[str]] = defaultdict(list)
        for tag, lines in self.fields:
            if value := " ".join(" ".join(lines).split()):
                found[tag].append(value)
        return dict(found)


def identifier_in(texts: list[str], pattern: str) -> str:
    """Return the first group that the pattern finds in one of the texts, or ""."""
    for text in texts:
        if found := re.search(pattern, text, re.IGNORECASE):
            return found.group(1)
    return ""
