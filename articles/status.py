"""The status of a version, in the words of screens and documents alike."""

from enum import StrEnum


class Status(StrEnum):
    """Where a version stands between the editor, the board and the reader."""

    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    CHANGES_REQUESTED = "changes_requested"
    RECALLED = "recalled"
    APPROVED = "approved"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def word(self) -> str:
        """The word people read."""
        return self.value.replace("_", " ").capitalize()


# With the board: the working copy is closed to editing.
WITH_THE_BOARD = frozenset({Status.SUBMITTED, Status.UNDER_REVIEW})
# Open: not yet decided for good; an article has one open version at most.
OPEN = WITH_THE_BOARD | {Status.CHANGES_REQUESTED, Status.RECALLED}
