"""What the dialect cannot read, said so that an editor can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A place in the source, by offsets, and what is wrong there with its cure."""

    start: int
    end: int
    message: str
