"""The one shape in which the parts of an answer travel from reading to writing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or table, with the line of the page it stood on."""

    kind: str
    """heading, paragraph, item or table."""
    text: str
    line: int
    level: int = 0
    """Of a heading: 2 for the upper level; 0 while it is not known yet."""
    depth: int = 0
    """How many lists it stands in."""
    marker: str = ""
    """Of an item: "-" or "3."."""
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Of a table: each row's line and cells; the first row is the header."""
