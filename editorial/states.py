"""The moves a version can make, as data: code, screens, tests and docs/states.md read this table.

Pure: no tables, no clock. The door that makes a move is transitions.move.
"""

from dataclasses import dataclass

from articles.status import Status

EDITOR, BOARD, CHAIR, ADMINISTRATOR, AUTHOR = "editor", "board", "chair", "administrator", "author"
SYSTEM = "system"
ROLES = (AUTHOR, EDITOR, BOARD, CHAIR, ADMINISTRATOR)


@dataclass(frozen=True)
class Move:
    """One edge of the workflow: from where, to where, by whom, and what it says in the record."""

    name: str
    sources: frozenset[Status]
    target: Status
    roles: frozenset[str]
    """Who may make it. SYSTEM moves follow from another act and are made by no one alone."""
    says: str
    """The sentence for the record and for screens."""

    def __str__(self) -> str:
        return self.name


def _move(name: str, sources: set[Status], target: Status, roles: set[str], says: str) -> Move:
    return Move(name, frozenset(sources), target, frozenset(roles), says)


SUBMIT = _move(
    "submit",
    {Status.CHANGES_REQUESTED, Status.RECALLED},
    Status.SUBMITTED,
    {AUTHOR, EDITOR},
    "Submitted to the medical advisory board",
)
BEGIN_REVIEW = _move(
    "begin_review",
    {Status.SUBMITTED},
    Status.UNDER_REVIEW,
    {BOARD, CHAIR},
    "Review begun",
)
REQUEST_CHANGES = _move(
    "request_changes",
    {Status.UNDER_REVIEW},
    Status.CHANGES_REQUESTED,
    {BOARD, CHAIR},
    "Changes requested",
)
RECALL = _move(
    "recall",
    {Status.SUBMITTED, Status.UNDER_REVIEW},
    Status.RECALLED,
    {AUTHOR, EDITOR},
    "Recalled by the editor",
)
APPROVE = _move(
    "approve",
    {Status.UNDER_REVIEW},
    Status.APPROVED,
    {SYSTEM},
    "Approved: the quorum has signed",
)
SUPERSEDE = _move(
    "supersede",
    {Status.APPROVED},
    Status.SUPERSEDED,
    {SYSTEM},
    "Superseded by the next approved version",
)
WITHDRAW = _move(
    "withdraw",
    {Status.APPROVED},
    Status.WITHDRAWN,
    {EDITOR, BOARD, CHAIR},
    "Withdrawn",
)
WITHDRAW_OVERDUE = _move(
    "withdraw_overdue",
    {Status.APPROVED},
    Status.WITHDRAWN,
    {SYSTEM},
    "Withdrawn by the policy: its review is overdue",
)

# Every move once. SUBMIT is also how a version begins (see FIRST).
MOVES: tuple[Move, ...] = (
    SUBMIT,
    BEGIN_REVIEW,
    REQUEST_CHANGES,
    RECALL,
    APPROVE,
    SUPERSEDE,
    WITHDRAW,
    WITHDRAW_OVERDUE,
)
FIRST = Status.SUBMITTED

# Who has the next step, every status once; test_every_status_has_one_owner holds this.
OWNER: dict[Status, str] = {
    Status.SUBMITTED: BOARD,
    Status.UNDER_REVIEW: BOARD,
    Status.CHANGES_REQUESTED: EDITOR,
    Status.RECALLED: EDITOR,
    Status.APPROVED: EDITOR,
    Status.SUPERSEDED: "nobody",
    Status.WITHDRAWN: EDITOR,
}


def allowed_from(status: Status) -> tuple[Move, ...]:
    """Return the moves that lead away from a status."""
    return tuple(move for move in MOVES if status in move.sources)


def as_markdown() -> str:
    """Return docs/states.md: the table as a picture (Mermaid) and as rows."""
    lines = [
        "# States of a version",
        "",
        "Made from `editorial/states.py` by `make states`; change it there.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {FIRST}: submit",
    ]
    for move in MOVES:
        lines += [f"    {source} --> {move.target}: {move.name}" for source in sorted(move.sources)]
    lines += ["```", "", "| move | from | to | by | in the record |", "|---|---|---|---|---|"]
    for move in MOVES:
        sources = ", ".join(source.word for source in sorted(move.sources))
        if move is SUBMIT:
            sources = "(new), " + sources
        lines.append(
            f"| {move.name} | {sources} | {move.target.word} "
            f"| {', '.join(sorted(move.roles))} | {move.says} |"
        )
    lines += ["", "| status | who has the next step |", "|---|---|"]
    lines += [f"| {status.word} | {owner} |" for status, owner in OWNER.items()]
    return "\n".join(lines) + "\n"
