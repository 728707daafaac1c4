"""A text in the dialect that is being written, piece by piece."""

from collections.abc import Iterable


class Sheet:
    """What was written so far; it knows how many characters there are already."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    @property
    def text(self) -> str:
        """What was written so far, without empty lines at its end."""
        return "".join(self._parts).rstrip("\n")

    def write(self, words: str) -> None:
        """Add characters as they are."""
        self._parts.append(words)
        self.length += len(words)

    def write_citation(self, keys: Iterable[str], *, apart: bool) -> None:
        """Add a citation of these keys, with a space before it where it stands apart."""
        self.write(" " * apart + "[" + "; ".join(f"@{key}" for key in keys) + "]")
