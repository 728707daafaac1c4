"""What somebody can be told of: each event with whom it reaches, and its mail as shipped."""

from collections.abc import Callable
from dataclasses import dataclass

from editorial.events.relations import ROLES_IN, Place, Relation
from editorial.policies import (
    Person,
    check_active,
    check_can_administer,
    check_can_see_workspace,
    may,
)

AT_ONCE, DIGEST, NEVER = "at_once", "digest", "never"


@dataclass(frozen=True)
class Event:
    """What somebody can be told of, and choose how to hear of."""

    code: str
    title: str
    """What it is, to whom it is told: a mail's subject begins with it."""
    to: tuple[Relation, ...]
    """Whom; who stands in several relations is told by the first."""
    place: Place
    mail: str = AT_ONCE
    """As shipped."""
    reads: Callable[[Person], None] = check_can_see_workspace
    """Raises for who may not read it; asked when it is told, shown and sent."""
    fixed: bool = False
    """Whether nobody can choose to hear of it in another way."""


_MAKERS = (Relation.SUBMITTER, Relation.OWNER, Relation.CONTRIBUTOR)

EVENTS: tuple[Event, ...] = (
    Event(
        "review_waits",
        "A version waits for your review",
        (Relation.ELIGIBLE,),
        Place.REVIEW,
    ),
    Event("review_asked", "You are asked to review", (Relation.ASSIGNED,), Place.REVIEW),
    Event("review_not_asked", "No longer asked to review", (Relation.WAS_ASKED,), Place.REVIEW),
    # The next three are reminders; editorial/reminders.py says when.
    Event("review_soon", "Your review is due soon", (Relation.ASSIGNED,), Place.REVIEW),
    Event("review_late", "Your review is late", (Relation.ASSIGNED,), Place.REVIEW),
    Event("review_escalated", "A review is late", (Relation.CHAIRING,), Place.REVIEW),
    Event("mentioned", "You are named in a comment", (Relation.MENTIONED,), Place.REVIEW),
    Event(
        "commented",
        "A conversation goes on",
        (Relation.TALKING, Relation.SUBMITTER, Relation.OWNER),
        Place.REVIEW,
        DIGEST,
    ),
    Event("version_recalled", "Taken back from review", (Relation.REVIEWER,), Place.REVIEW),
    Event("review_over", "Decided", (Relation.REVIEWER,), Place.REVIEW, DIGEST),
    Event(
        "review_progress",
        "Under review",
        (Relation.SUBMITTER, Relation.OWNER),
        Place.REVIEW,
        DIGEST,
    ),
    Event("changes_requested", "The board asks for changes", _MAKERS, Place.ARTICLE),
    Event("version_approved", "The board has approved", _MAKERS, Place.ARTICLE),
    Event(
        "publication_scheduled",
        "Scheduled",
        (Relation.ORDERER, Relation.SUBMITTER, Relation.OWNER),
        Place.REVIEW,
        DIGEST,
    ),
    Event(
        "schedule_refused",
        "Not gone live as scheduled",
        (Relation.ORDERER, Relation.SUBMITTER, Relation.OWNER, Relation.CHAIRING),
        Place.REVIEW,
    ),
    Event(
        "emergency_to_sign",
        "Shown to readers in an emergency, and to be signed",
        (Relation.ASSIGNED, Relation.ELIGIBLE, Relation.CHAIRING, Relation.SUBMITTER),
        Place.REVIEW,
    ),
    Event(
        "emergency_over",
        "An emergency publication is over",
        (Relation.ORDERER, Relation.SUBMITTER, Relation.OWNER, Relation.CHAIRING),
        Place.REVIEW,
    ),
    Event("withdrawal_to_ratify", "A withdrawal to ratify", (Relation.DECIDER,), Place.RATIFY),
    Event("version_withdrawn", "Withdrawn", _MAKERS, Place.ARTICLE),
    Event(
        "withdrawal_late",
        "A withdrawal that nobody ratified in time",
        (Relation.CHAIRING,),
        Place.RATIFY,
    ),
    Event(
        "withdrawal_answered",
        "The board has answered a withdrawal",
        (Relation.ORDERER, *_MAKERS),
        Place.RATIFY,
    ),
    Event(
        "page_review_due",
        "To be reviewed again soon",
        (Relation.OWNER, Relation.EDITING),
        Place.ARTICLE,
        DIGEST,
    ),
    Event(
        "page_review_overdue",
        "Overdue for review",
        (Relation.OWNER, Relation.EDITING, Relation.CHAIRING),
        Place.ARTICLE,
    ),
    Event(
        "source_to_look_at",
        "A source fell, and its claims wait for the board",
        (Relation.DECIDER,),
        Place.REASSESSMENT,
    ),
    Event(
        "source_fell",
        "A source fell under a live page",
        (Relation.OWNER, Relation.EDITING, Relation.CHAIRING),
        Place.REASSESSMENT,
    ),
    Event(
        "source_change_needed",
        "The board asks to change what rests on a source",
        (Relation.OWNER, Relation.EDITING),
        Place.REASSESSMENT,
    ),
    Event(
        "source_late",
        "Claims of a fallen source that nobody looked at in time",
        (Relation.CHAIRING,),
        Place.REASSESSMENT,
    ),
    Event(
        "source_settled",
        "Settled what rests on a source",
        (Relation.OWNER, Relation.EDITING),
        Place.REASSESSMENT,
        DIGEST,
    ),
    Event(
        "policy_to_decide",
        "A change of the review rules to decide on",
        (Relation.DECIDER,),
        Place.POLICIES,
    ),
    Event(
        "policy_decided",
        "Your change of the review rules is decided",
        (Relation.PROPOSER,),
        Place.POLICIES,
    ),
    Event(
        "policy_in_force",
        "The review rules have changed",
        (Relation.CHAIRING, Relation.OF_THE_BOARD, Relation.EDITING),
        Place.POLICIES,
        DIGEST,
    ),
    Event("wording_to_decide", "A wording to approve", (Relation.DECIDER,), Place.WORDINGS),
    Event("wording_approved", "Your wording is approved", (Relation.PROPOSER,), Place.WORDINGS),
    Event("check_changed", "A check has another level", (Relation.EDITING,), Place.CHECKS, DIGEST),
    Event(
        "role_to_decide",
        "A role to agree to",
        (Relation.DECIDER,),
        Place.PEOPLE,
        reads=check_can_administer,
    ),
    Event(
        "role_decided",
        "A role that you asked for is decided",
        (Relation.ORDERER,),
        Place.PEOPLE,
        reads=check_can_administer,
    ),
    Event(
        "invitation_taken",
        "An invitation was accepted",
        (Relation.ORDERER,),
        Place.PEOPLE,
        DIGEST,
        reads=check_can_administer,
    ),
    Event(
        "administrator_made",
        "An administrator was made by command",
        (Relation.ADMINISTERING,),
        Place.PEOPLE,
        reads=check_can_administer,
        fixed=True,
    ),
    Event(
        "your_account",
        "Your account was changed",
        (Relation.CONCERNED,),
        Place.DESK,
        reads=check_active,
        fixed=True,
    ),
)
BY_CODE: dict[str, Event] = {event.code: event for event in EVENTS}


def chosen_by(person: Person) -> tuple[Event, ...]:
    """Return the events that somebody with these roles can meet and choose the mail of."""
    return tuple(
        event
        for event in EVENTS
        if not event.fixed
        and may(event.reads, person)
        and any(ROLES_IN[relation] & person.roles for relation in event.to)
    )


def readable_by(person: Person) -> list[str]:
    """Return the codes of the events that somebody may read of now."""
    return [event.code for event in EVENTS if may(event.reads, person)]
