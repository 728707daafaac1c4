"""Numbers for citations by first use over a page, and names that a page has only once."""


class Numbering:
    """What one page has numbered and named so far. Use one for all texts of a page."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._occurrences: dict[str, int] = {}
        self._names: dict[str, int] = {}

    def cite(self, key: str) -> tuple[int, int]:
        """Return a reference's number, counted by first use, and which of its uses this is."""
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._occurrences[key] = self._occurrences.get(key, 0) + 1
        return number, self._occurrences[key]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys cited so far, in the order of their numbers."""
        return tuple(self._numbers)

    def is_first(self, name: str) -> bool:
        """Take this name for the page and return True, or return False if it is taken."""
        if name in self._names:
            return False
        self._names[name] = 1
        return True

    def unique(self, name: str) -> str:
        """Return this name, with -2, -3 … behind it where it is taken, and take it."""
        if self.is_first(name):
            return name
        self._names[name] += 1
        return self.unique(f"{name}-{self._names[name]}")
