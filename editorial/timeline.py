"""One timeline of an article: saves and lines of the record, what belongs together as one entry.

The record has the say about versions, rounds, decisions and comments; saves are an editor's
convenience. Both are read, and nothing is stored here.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from articles import versioning
from articles.models import Article
from editorial.models import AuditEvent, Comment
from editorial.recorded import in_words
from editorial.states import MOVES

TOGETHER = timedelta(hours=1)
"""How far apart the first and the last of what is one entry may be."""

COMMENTS = frozenset(
    {
        "comment_added",
        "suggestion_accepted",
        "suggestion_declined",
        "thread_opened",
        "thread_reopened",
        "thread_resolved",
    }
)
VERSIONS = frozenset(
    {
        *(move.name for move in MOVES),
        "assign",
        "delegate",
        "emergency_ended",
        "emergency_expired",
        "publish",
        "publish_in_emergency",
        "reaffirmed",
        "reassessment_over",
        "schedule",
        "schedule_cancelled",
        "schedule_refused",
        "sign_off",
        "source_problem_found",
        "unpublish",
        "verdict",
        "withdrawal_contested",
        "withdrawal_ratified",
    }
)
SHOWS = {"all": "Everything", "saves": "Saves", "versions": "Versions", "comments": "Comments"}
_LONGEST = 240


@dataclass(frozen=True)
class Step:
    """One save, or one line of the record; `id` is the save's, or the line's number."""

    is_save: bool
    id: int
    at: datetime
    by: int | None
    action: str
    """"" for a save."""
    before: int | None = None
    """The save before this one; None for the first, and for a line of the record."""


@dataclass(frozen=True)
class Save:
    """A save as the timeline shows it."""

    id: int
    at: datetime
    note: str
    before: int | None
    """The save before it, where there is one."""


@dataclass(frozen=True)
class Entry:
    """What one person did in one go."""

    at: datetime
    """When the last of it was done."""
    who: str
    what: str
    saves: tuple[Save, ...] = ()
    """The newest first; none for lines of the record."""
    times: int = 1
    version: int | None = None
    """The version it is about, by its number."""
    round: int | None = None
    thread: int | None = None
    said: str = ""
    """What was written with it: a note, a reason, a comment."""

    @property
    def before(self) -> int | None:
        """The save that its saves are compared with to see what they changed."""
        if not self.saves:
            return None
        oldest = self.saves[-1]
        # The first of all has nothing before it: what came after it is what was changed.
        return oldest.before or (oldest.id if len(self.saves) > 1 else None)


def steps(article: Article, show: str) -> list[list[Step]]:
    """Return what happened, the newest first, in groups that each are one entry."""
    found: list[Step] = []
    if show in ("all", "saves"):
        saves = versioning.moments(article)
        earlier = [*(id for id, _, _ in saves[1:]), None]
        found += [
            Step(True, *save, "", before) for save, before in zip(saves, earlier, strict=False)
        ]
    if show != "saves":
        rows = AuditEvent.objects.filter(article=article)
        if show in ("versions", "comments"):
            rows = rows.filter(action__in=VERSIONS if show == "versions" else COMMENTS)
        lines = rows.values_list("sequence", "at", "actor_id", "action")
        found += [Step(False, *row) for row in lines]
    # A save and the line that tells of it have one moment: the line came after it.
    found.sort(key=lambda step: (step.at, not step.is_save, step.id), reverse=True)
    return _grouped(found)


def _grouped(found: Iterable[Step]) -> list[list[Step]]:
    groups: list[list[Step]] = []
    for step in found:
        if groups and _belong_together(groups[-1][0], step):
            groups[-1].append(step)
        else:
            groups.append([step])
    return groups


def _belong_together(newest: Step, step: Step) -> bool:
    return (
        newest.is_save == step.is_save
        and newest.action == step.action
        and newest.by == step.by
        and step.action not in COMMENTS
        and newest.at - step.at <= TOGETHER
    )


def entries(article: Article, groups: Sequence[Sequence[Step]]) -> list[Entry]:
    """Return these groups with their words: those of one page, read in a few questions."""
    saved = [step.id for group in groups for step in group if step.is_save]
    revisions = {row.id: row for row in versioning.revisions(article, saved)}
    heads = [group[0].id for group in groups if not group[0].is_save]
    lines = {row.sequence: row for row in AuditEvent.objects.filter(sequence__in=heads)}
    details = {number: json.loads(line.details) for number, line in lines.items()}
    commented = [each["comment"] for each in details.values() if "comment" in each]
    comments = dict(Comment.objects.filter(pk__in=commented).values_list("pk", "text"))
    return [
        _of_saves(group, revisions)
        if group[0].is_save
        else _of_lines(group, lines[group[0].id], details[group[0].id], comments)
        for group in groups
    ]


def _of_saves(group: Sequence[Step], revisions: dict[int, versioning.Revision]) -> Entry:
    saves = tuple(
        Save(step.id, step.at, revisions[step.id].note or "Saved", step.before) for step in group
    )
    notes = list(dict.fromkeys(save.note for save in saves))
    return Entry(
        at=group[0].at,
        who=revisions[group[0].id].by,
        what=notes[0] if len(notes) == 1 else f"{notes[0]}, and more",
        saves=saves,
        times=len(group),
    )


def _of_lines(
    group: Sequence[Step], line: AuditEvent, details: dict[str, Any], comments: dict[int, str]
) -> Entry:
    kind, _, number = line.subject.partition(":")
    said = comments.get(details.get("comment", 0)) or next(
        (details[name] for name in ("change_note", "reason", "note") if details.get(name)), ""
    )
    decision = str(details.get("decision", "")).replace("_", " ")
    return Entry(
        at=line.at,
        who=line.actor_name,
        what=in_words(line.action) + (f": {decision}" if decision else ""),
        times=len(group),
        version=_number(details.get("version")),
        round=_number(details.get("round")) or (int(number) if kind == "round" else None),
        thread=int(number) if kind == "thread" else None,
        said=_shortened(str(said)),
    )


def _number(given: Any) -> int | None:
    return given if isinstance(given, int) else None


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
