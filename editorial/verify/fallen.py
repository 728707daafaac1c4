"""What the board was asked since a source fell, what it said, and what the record tells of it."""

from collections import defaultdict
from collections.abc import Iterator

from editorial import clock
from editorial.models import AuditEvent, Reaffirmation, Reassessment
from editorial.verify.record import details_of

_OPENED = ("source_problem_found", "source_problem_changed", "source_problem_in_sight")
_ANSWERED = ("reaffirmed", "source_change_needed")
_ACTS = (*_OPENED, *_ANSWERED, "reassessment_over", "reassessment_late")


def problems() -> Iterator[str]:
    """Yield what does not fit in reassessments, in answers, and in the lines that tell of them."""
    lines: dict[str, list[AuditEvent]] = defaultdict(list)
    for line in AuditEvent.objects.filter(action__in=_ACTS).order_by("sequence"):
        lines[line.subject].append(line)
    overtaken = {
        details_of(line).get("before"): line
        for some in lines.values()
        for line in some
        if line.action == "source_problem_changed"
    }
    rows = Reassessment.objects.select_related("version").prefetch_related("claims__reaffirmations")
    for row in rows.iterator(chunk_size=500):
        told = lines.pop(f"reassessment:{row.pk}", [])
        name = f"reassessment {row.pk}"
        if not _is_told(row, told):
            yield f"{name}: the record does not tell of it, or tells of another"
        elif not _ended_so(row, told, overtaken.get(row.pk)):
            yield f"{name}: the record does not say that it ended so"
        if [line.at for line in told if line.action == "reassessment_late"] != (
            [row.escalated_at] if row.escalated_at else []
        ):
            yield f"{name}: the record does not say that it was escalated so"
        yield from _answers(name, row, told)
    for subject in sorted(lines):
        yield f"audit: it tells of {subject.replace(':', ' ')}, which is gone"


def _is_told(row: Reassessment, told: list[AuditEvent]) -> bool:
    begun = [line for line in told if line.action in _OPENED]
    if len(begun) != 1 or begun[0].at != row.opened_at:
        return False
    details = details_of(begun[0])
    wanted = {
        "version": row.version.number,
        "source": row.key,
        "status": row.status,
        "notice": row.notice_id,
        "claims": [each.claim for each in row.claims.all()],
        "signers_needed": row.signers_needed,
        "due_at": clock.exactly(row.due_at),
    }
    return all(details.get(key) == value for key, value in wanted.items())


def _ended_so(row: Reassessment, told: list[AuditEvent], overtaken: AuditEvent | None) -> bool:
    over = [line for line in told if line.action == "reassessment_over"]
    in_sight = any(line.action == "source_problem_in_sight" for line in told)
    if row.outcome == "overtaken":
        return not over and overtaken is not None and overtaken.at == row.closed_at
    if in_sight:
        return not over and (row.outcome, row.closed_at) == ("stands", row.opened_at)
    if overtaken is not None or len(over) != (1 if row.outcome else 0):
        return False
    return not over or (
        over[0].at == row.closed_at and details_of(over[0]).get("outcome") == row.outcome
    )


def _answers(name: str, row: Reassessment, told: list[AuditEvent]) -> Iterator[str]:
    """Each answer is told of as it was given, and enough of them carry what stands."""
    given: dict[int, dict[str, Reaffirmation]] = defaultdict(dict)
    for each in row.claims.all():
        for said in each.reaffirmations.all():
            given[said.member_id][each.claim] = said
    lines = {line.actor_id: line for line in told if line.action in _ANSWERED}
    if set(lines) != set(given):
        yield f"{name}: answers and what the record tells of them differ"
    for member, answers in given.items():
        line = lines.get(member)
        wanted = {id: {"verdict": said.verdict, "note": said.note} for id, said in answers.items()}
        if line is not None and (
            details_of(line).get("claims") != wanted
            or any(said.at != line.at for said in answers.values())
        ):
            yield f"{name}: an answer is not the one that the record tells of"
    stands = [
        answers
        for answers in given.values()
        if len(answers) == len(row.claims.all())
        and all(said.verdict == "stands" for said in answers.values())
    ]
    signed = any(line.action == "source_problem_in_sight" for line in told)
    if row.outcome == "stands" and not signed and len(stands) < row.signers_needed:
        yield f"{name}: it says that the board stands by the claims, and too few said so"
