"""What registers and people say of a source after it came out, and what was decided of it."""

from dataclasses import dataclass
from typing import Any

from editorial.forms.source_notices import DECISIONS
from editorial.policies import Person, check_can_decide_notice, check_can_keep_library, may
from references.lookup.services import said_by
from references.models import Reference, SourceNotice, SourceNoticeDecision
from references.noticing import standing_and_notices
from references.registers.mirror import last_list
from references.said_by_records import notices_of_others
from references.standing_of_source import Said, SourceStanding


@dataclass(frozen=True)
class Told:
    """One notice as the page tells it."""

    row: SourceNotice
    said_by: str
    state: str
    holds: bool
    decisions: tuple[tuple[str, SourceNoticeDecision], ...]


def panel(reference: Reference, who: Person) -> dict[str, Any]:
    """Return all notices on a source, those that hold first."""
    return {
        "notices": told_of(reference),
        "is_notice_of": notices_of_others(reference.csl),
        "list": last_list(),
        "may_decide": may(check_can_decide_notice, who, decision="read"),
        "may_note": may(check_can_keep_library, who),
    }


def told_of(reference: Reference) -> list[Told]:
    """Return each notice on a source in words."""
    standing, rows = standing_and_notices(reference)
    made = SourceNoticeDecision.objects.filter(notice__reference=reference)
    decisions: dict[int, list[SourceNoticeDecision]] = {}
    for one in made.order_by("-at", "-pk"):
        decisions.setdefault(one.notice_id, []).append(one)
    return [
        Told(
            row,
            said_by(row.register, by_hand="Noted by hand"),
            _state(row, said, standing),
            any(said is one for one in standing.holding),
            tuple((DECISIONS[one.decision], one) for one in decisions.get(row.pk, [])),
        )
        for row, said in rows
    ]


def _state(row: SourceNotice, said: Said, standing: SourceStanding) -> str:
    if said is standing.rests_on:
        return "The status rests on it"
    if any(said is one for one in standing.holding):
        return "Holds"
    if said.decision == "does_not_apply":
        return "Does not count: decided by hand"
    if row.gone_at is not None:
        return "No longer listed there"
    if said.kind in ("addendum", "clarification", "reinstatement"):
        return "Told; it takes nothing from the source"
    return "Does not count: lifted, or of another version"
