"""Who stands in which relation to what was done, and may read of it, asked at that moment."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model

from articles.models import Disclaimer, Version
from editorial import clock
from editorial.events import Event, Relation
from editorial.models import (
    Assignment,
    BoardMember,
    Emergency,
    Invitation,
    Policy,
    PolicyProposal,
    Reassessment,
    ReviewRound,
    RoleRequest,
    Schedule,
    Thread,
    Withdrawal,
)
from editorial.notices.about import About
from editorial.policies import (
    check_can_agree_role,
    check_can_approve_disclaimer,
    check_can_decide_policy,
    check_can_ratify,
    check_can_reaffirm,
    check_can_review,
    may,
)
from editorial.queries import person, quorum_of
from editorial.reassessments import contributors_of
from editorial.states import ADMINISTRATOR, BOARD, CHAIR, EDITOR, ROLES

Ids = Iterable[int | None]


def told_of(
    event: Event, about: About, *, at: datetime, only: int | None = None
) -> dict[int, Relation]:
    """Return who is to be told of an event and why: by id, in the order of its relations.

    Nobody who did it, whose account is off, or who may not read it at this moment. `only` asks for
    one person, and so for less.
    """
    about = replace(about, only=only)
    found: dict[int, Relation] = {}
    for relation in event.to:
        for key in _FINDERS[relation](about, at):
            if key is not None and key != about.actor and only in (None, key):
                found.setdefault(key, relation)
    people = get_user_model().objects.filter(pk__in=found, is_active=True)
    reading = {user.pk for user in people if may(event.reads, person(user))}
    return {key: relation for key, relation in found.items() if key in reading}


def _of_roles(about: About, *roles: str) -> list[Any]:
    users = get_user_model().objects.filter(is_active=True, groups__name__in=roles)
    if about.only is not None:
        users = users.filter(pk=about.only)
    return list(users.distinct().order_by("pk"))


def _in_role(*roles: str) -> Callable[[About, datetime], Ids]:
    return lambda about, at: [user.pk for user in _of_roles(about, *roles)]


def _assigned(about: About, at: datetime) -> Ids:
    """Return who is asked now: by this assignment, or where it is none, for the round."""
    row, round = about.row, about.round
    if isinstance(row, Assignment):
        return [row.member_id] if row.ended_at is None and _is_open(round) else ()
    return [row.member_id for row in _open_assignments(round)] if round else ()


def _was_asked(about: About, at: datetime) -> Ids:
    return [about.row.member_id] if isinstance(about.row, Assignment) else ()


def _open_assignments(round: ReviewRound) -> Iterable[Assignment]:
    if not _is_open(round):
        return ()
    return round.assignments.filter(ended_at__isnull=True).select_related("member")


def _eligible(about: About, at: datetime) -> Ids:
    """Return who could sign what is missing still, besides those who are asked or have signed."""
    round, on = about.round, clock.day(at)
    if round is None or not _is_open(round):
        return
    so_far = quorum_of(round, on=on)
    asked = [person(each.member) for each in _open_assignments(round)]
    missing = [specialty.casefold() for specialty in so_far.missing_specialties]
    for who in asked:
        if who.credential and who.credential.specialty.casefold() in missing:
            missing.remove(who.credential.specialty.casefold())
    others = so_far.needed - so_far.signed - len(asked) - len(missing)
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    busy = {who.id for who in asked} | set(round.sign_offs.values_list("signer_id", flat=True))
    for user in _of_roles(about, BOARD, CHAIR):
        who = person(user)
        if user.pk in busy or not may(check_can_review, who, contributors=contributors, on=on):
            continue
        if others > 0 or (who.credential and who.credential.specialty.casefold() in missing):
            yield user.pk


def _reviewers(about: About, at: datetime) -> Ids:
    round = about.round
    if round is None:
        return
    for rows, who in (
        (round.assignments, "member_id"),
        (round.holds, "member_id"),
        (round.verdicts, "member_id"),
        (round.sign_offs, "signer_id"),
    ):
        yield from rows.values_list(who, flat=True)


def _mentioned(about: About, at: datetime) -> Ids:
    return [key for key in about.details.get("mentions", ()) if isinstance(key, int)]


def _talking(about: About, at: datetime) -> Ids:
    if not isinstance(about.row, Thread):
        return ()
    said = about.row.comments.values_list("author_id", flat=True)
    return [about.row.opened_by_id, *said.distinct().order_by("author_id")]


def _submitter(about: About, at: datetime) -> Ids:
    return [about.round.opened_by_id] if about.round else []


def _owner(about: About, at: datetime) -> Ids:
    return [about.article.owner_id] if about.article else []


def _contributors(about: About, at: datetime) -> Ids:
    return about.round.contributors.values_list("pk", flat=True) if about.round else ()


def _deciders(about: About, at: datetime) -> Ids:
    """Return who may decide on it while it is not decided."""
    row = about.row
    if isinstance(row, Version):
        row = Withdrawal.objects.filter(version=row).first()
    match row:
        case Withdrawal(decided_at=None):
            check = partial(check_can_ratify, withdrawn_by=row.by_id)
        case Reassessment(closed_at=None):
            check = partial(
                check_can_reaffirm, contributors=contributors_of(row.version), on=clock.day(at)
            )
        case PolicyProposal(decided_at=None):
            check = partial(check_can_decide_policy, proposed_by=row.proposed_by_id)
        case Disclaimer(approved_at=None):
            check = partial(check_can_approve_disclaimer, proposed_by=row.proposed_by_id)
        case RoleRequest(decided_at=None):
            check = partial(check_can_agree_role, asked_by=row.asked_by_id, asked_for=row.user_id)
        case _:
            return ()
    return [user.pk for user in _of_roles(about, *ROLES) if may(check, person(user))]


def _orderer(about: About, at: datetime) -> Ids:
    match about.row:
        case Schedule(set_by_id=by) | Emergency(by_id=by) | Withdrawal(by_id=by):
            return [by]
        case RoleRequest(asked_by_id=by) | Invitation(made_by_id=by):
            return [by]
    return ()


def _proposer(about: About, at: datetime) -> Ids:
    row = about.row
    if isinstance(row, Policy):
        row = PolicyProposal.objects.filter(policy=row).first()
    return [row.proposed_by_id] if isinstance(row, PolicyProposal | Disclaimer) else ()


def _concerned(about: About, at: datetime) -> Ids:
    row = about.row
    if isinstance(row, RoleRequest | BoardMember):
        return [row.user_id]
    return [row.pk] if isinstance(row, get_user_model()) else ()


def _is_open(round: ReviewRound | None) -> bool:
    return round is not None and round.closed_at is None


_FINDERS: dict[Relation, Callable[[About, datetime], Ids]] = {
    Relation.ASSIGNED: _assigned,
    Relation.WAS_ASKED: _was_asked,
    Relation.ELIGIBLE: _eligible,
    Relation.REVIEWER: _reviewers,
    Relation.MENTIONED: _mentioned,
    Relation.TALKING: _talking,
    Relation.SUBMITTER: _submitter,
    Relation.OWNER: _owner,
    Relation.CONTRIBUTOR: _contributors,
    Relation.DECIDER: _deciders,
    Relation.ORDERER: _orderer,
    Relation.PROPOSER: _proposer,
    Relation.CONCERNED: _concerned,
    Relation.OF_THE_BOARD: _in_role(BOARD),
    Relation.CHAIRING: _in_role(CHAIR),
    Relation.EDITING: _in_role(EDITOR),
    Relation.ADMINISTERING: _in_role(ADMINISTRATOR),
}
