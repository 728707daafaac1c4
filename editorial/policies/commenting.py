"""Who may say what about a version, who may end it, and whom an outside expert hears from."""

from articles.status import OPEN, Status
from editorial.policies.refusals import Conflict, NotAllowed
from editorial.policies.rights import Person, check_active
from editorial.states import AUTHOR, BOARD, CHAIR, EDITOR

_COMMENTING = frozenset({AUTHOR, EDITOR, BOARD, CHAIR})


def check_can_comment(person: Person) -> None:
    """Raise unless the person may open threads, answer in them, and resolve what blocks nothing."""
    check_active(person)
    if not person.roles & _COMMENTING:
        raise NotAllowed("Only authors, editors and the board comment on a version.")


def check_is_discussed(status: Status, number: int) -> None:
    """Raise unless a version can be commented: until it is decided, and while it is approved."""
    if status not in OPEN | {Status.APPROVED}:
        raise Conflict(
            f"Version {number} is {status.word.lower()}, so its comments are closed. Comment on a "
            "newer version."
        )


def check_can_block(person: Person, *, status: Status, number: int) -> None:
    """Raise unless a thread of the person's can stop the version's approval."""
    check_can_comment(person)
    if status not in OPEN:
        raise NotAllowed(
            f"Version {number} is {status.word.lower()} already, so no comment can stop its "
            "approval. Leave out “stops the approval”, or withdraw the page."
        )


def check_can_resolve(person: Person, *, opened_by: int | None, blocking: bool) -> None:
    """Raise unless the person may resolve a thread: one that blocks, its opener or the chair."""
    check_can_comment(person)
    if blocking and person.id != opened_by and CHAIR not in person.roles:
        raise NotAllowed(
            "This comment stops the approval, so only who opened it or the chair may resolve it. "
            "Answer in the thread, and ask them."
        )


def check_can_answer_suggestion(person: Person) -> None:
    """Raise unless the person may take suggested words into the text, or turn them down."""
    check_active(person)
    if not person.roles & {AUTHOR, EDITOR}:
        raise NotAllowed("Only an author or an editor may answer a suggestion.")


def check_can_invite_expert(person: Person) -> None:
    """Raise unless the person may ask somebody from outside what they think of a version."""
    check_active(person)
    if not person.roles & {EDITOR, CHAIR}:
        raise NotAllowed("Only an editor or the chair may invite an outside expert.")


def check_can_be_shown_outside(status: Status, number: int) -> None:
    """Raise unless a version waits for its decision: only then an outside expert sees it."""
    if status not in OPEN:
        raise Conflict(
            f"Version {number} is {status.word.lower()}, so there is no draft to show. Invite "
            "experts to the next version."
        )
