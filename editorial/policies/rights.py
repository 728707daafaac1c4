"""Who may do what: every rule as `check_can_…`, which raises NotAllowed with the reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.status import Status
from editorial.policies.refusals import Conflict, NotAllowed
from editorial.states import AUTHOR, BOARD, CHAIR, EDITOR, Move


@dataclass(frozen=True)
class Credential:
    """A board member's credential, as verified."""

    specialty: str
    verified_until: date
    active: bool


@dataclass(frozen=True)
class Person:
    """Who acts: id, printed name, roles from groups, and the credential of a board member."""

    id: int
    name: str
    roles: frozenset[str]
    active: bool = True
    credential: Credential | None = None
    interests_declared_on: date | None = None


def check_active(person: Person) -> None:
    """Raise unless the account is in use."""
    if not person.active:
        raise NotAllowed("This account is switched off. Ask an administrator.")


def _check_role(person: Person, *roles: str, to: str) -> None:
    check_active(person)
    if not person.roles & set(roles):
        raise NotAllowed(f"Only {_listed(roles)} may {to}. You are {_listed(person.roles)}.")


def _listed(roles: Iterable[str]) -> str:
    names = {
        AUTHOR: "an author",
        EDITOR: "an editor",
        BOARD: "a board member",
        CHAIR: "the chair",
        "administrator": "an administrator",
    }
    words = [names.get(role, f"“{role}”") for role in sorted(roles)]
    return " or ".join(words) or "signed in without a role"


def check_can_see_workspace(person: Person) -> None:
    """Raise unless the person works here."""
    check_active(person)
    if not person.roles:
        raise NotAllowed("This account has no role yet. Ask an administrator for one.")


def check_can_edit(person: Person) -> None:
    """Raise unless the person may change a working copy."""
    _check_role(person, AUTHOR, EDITOR, to="change an article")


def check_can_submit(person: Person) -> None:
    """Raise unless the person may hand a working copy to the board."""
    _check_role(person, AUTHOR, EDITOR, to="submit an article")


def check_can_review(person: Person, *, contributors: frozenset[int], on: date) -> None:
    """Raise unless the person may give verdicts and sign in this round (invariant 5)."""
    _check_role(person, BOARD, CHAIR, to="review")
    if person.credential is None:
        raise NotAllowed(
            "There is no verified credential on your name. Ask an administrator to record one."
        )
    if not person.credential.active:
        raise NotAllowed("You are not an active member of the board. Ask an administrator.")
    if person.credential.verified_until < on:
        raise NotAllowed(
            f"Your credential was verified until {person.credential.verified_until:%-d %B %Y}. "
            "Ask an administrator to verify it again."
        )
    if person.id in contributors:
        raise NotAllowed("You had a hand in this text, so you cannot sign it. Another member must.")


def check_interests(person: Person, *, on: date) -> None:
    """Raise unless interests were declared within twelve months (ICMJE form; wording.md row 27)."""
    declared = person.interests_declared_on
    if declared is None:
        raise NotAllowed("You have not declared your interests yet. Do so, then sign.")
    if (on - declared).days > 365:
        raise NotAllowed(
            f"Your interests were declared on {declared:%-d %B %Y}, over twelve months ago. "
            "Declare them again, then sign."
        )


def check_can_assign(person: Person) -> None:
    """Raise unless the person may ask board members to review, and take that back."""
    _check_role(person, EDITOR, CHAIR, to="ask members to review")


def check_can_give_owner(person: Person) -> None:
    """Raise unless the person may say who answers for a working copy."""
    _check_role(person, EDITOR, CHAIR, to="give an article to another owner")


def check_can_withdraw(person: Person) -> None:
    """Raise unless the person may take a live page down at once."""
    _check_role(person, EDITOR, BOARD, CHAIR, to="withdraw a page")


def check_can_ratify(person: Person, *, withdrawn_by: int | None) -> None:
    """Raise unless the person may say for the board whether a page was withdrawn rightly."""
    _check_role(person, BOARD, CHAIR, to="ratify a withdrawal")
    if person.id == withdrawn_by:
        raise NotAllowed("You withdrew this page, so somebody else of the board must ratify it.")


def check_can_schedule(person: Person) -> None:
    """Raise unless the person may say when a version goes live once the board has signed."""
    _check_role(person, EDITOR, CHAIR, to="schedule a version")


def check_can_publish_in_emergency(person: Person, *, contributors: frozenset[int]) -> None:
    """Raise unless the person may show readers a version before the board has signed it.

    Whoever had a hand in the text may not: even then two people have looked at it.
    """
    check_can_end_emergency(person)
    if person.id in contributors:
        raise NotAllowed(
            "You had a hand in this text, so you cannot publish it in an emergency. Another editor "
            "or the chair must."
        )


def check_can_end_emergency(person: Person) -> None:
    """Raise unless the person has to do with emergency publications."""
    _check_role(person, EDITOR, CHAIR, to="publish in an emergency or end that")


def check_can_administer(person: Person) -> None:
    """Raise unless the person may change people, policies and disclaimers."""
    _check_role(person, "administrator", to="administer")


def check_can_propose_policy(person: Person) -> None:
    """Raise unless the person may propose what approval takes."""
    _check_role(person, CHAIR, "administrator", to="propose a change of policy")


def check_can_decide_policy(person: Person, *, proposed_by: int | None) -> None:
    """Raise unless the person may decide on a policy that somebody else proposed."""
    _check_role(person, CHAIR, "administrator", to="decide on a change of policy")
    if person.id == proposed_by:
        raise NotAllowed("You proposed this change, so somebody else must decide on it.")


def check_can_set_levels(person: Person) -> None:
    """Raise unless the person may tighten what the checks ask of every article."""
    _check_role(person, CHAIR, "administrator", to="tighten a check")


def check_can_propose_disclaimer(person: Person) -> None:
    """Raise unless the person may propose what readers are told on every page."""
    _check_role(person, EDITOR, CHAIR, "administrator", to="propose a disclaimer")


def check_can_keep_glossary(person: Person) -> None:
    """Raise unless the person may change the terms that texts are explained with."""
    _check_role(person, EDITOR, "administrator", to="change the glossary")


def check_can_keep_topics(person: Person) -> None:
    """Raise unless the person may add, rename, merge and retire the topics of the site."""
    _check_role(person, EDITOR, CHAIR, "administrator", to="change the topics")


def check_can_add_source(person: Person) -> None:
    """Raise unless the person may add a source to the library, as whoever writes an article may."""
    _check_role(person, AUTHOR, EDITOR, CHAIR, "administrator", to="add a source")


def check_can_keep_library(person: Person) -> None:
    """Raise unless the person may change the records of sources, for every article at once."""
    _check_role(person, EDITOR, CHAIR, "administrator", to="change the library of sources")


def check_can_decide_notice(person: Person, *, decision: str) -> None:
    """Raise unless the person may decide so of a notice on a source.

    That a notice holds or was read only makes the site more careful. That it is not about the
    source takes a warning from every page at once: the board signed those, so the board says so.
    """
    if decision == "does_not_apply":
        _check_role(person, BOARD, CHAIR, to="say that a notice is not about a source")
    else:
        _check_role(person, EDITOR, BOARD, CHAIR, "administrator", to="decide a notice")


def check_can_see_record(person: Person) -> None:
    """Raise unless the person may read the whole record, of people as well as of articles."""
    _check_role(person, CHAIR, "administrator", to="read the whole record")


def check_can_answer_readers(person: Person) -> None:
    """Raise unless the person may read what readers wrote; they may have left an address."""
    _check_role(person, EDITOR, CHAIR, "administrator", to="see readers' messages")


def check_can_approve_disclaimer(person: Person, *, proposed_by: int | None) -> None:
    """Raise unless the person may approve a disclaimer that somebody else proposed."""
    _check_role(person, CHAIR, to="approve a disclaimer")
    if person.id == proposed_by:
        raise NotAllowed("You proposed this text, so somebody else must approve it.")


def check_move(move: Move, status: Status) -> None:
    """Raise Conflict unless the table has this edge (invariant 4)."""
    if status not in move.sources:
        raise Conflict(
            f"This version is {status.word.lower()}, so it cannot be changed by "
            f"“{move.says.lower()}”. Reload the page to see where it stands."
        )


def may(check: Callable[..., None], *args: Any, **kwargs: Any) -> bool:
    """Return whether a check lets pass: for buttons. The act itself checks again."""
    try:
        check(*args, **kwargs)
    except NotAllowed:
        return False
    return True
