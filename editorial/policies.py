"""Who may do what, and when a quorum is reached. Values in, a reason out; no tables, no clock.

Every rule comes as `check_can_…`, which raises NotAllowed with the reason, and screens ask
`may(check_can_…, …)`. Pages, commands, tasks and the API all come through here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from articles.status import Status
from editorial.states import AUTHOR, BOARD, CHAIR, EDITOR, Move


class NotAllowed(Exception):
    """The answer is no; the message says why and what would change it."""


class Conflict(NotAllowed):
    """The answer is no because something has changed since; the page shown was stale."""


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


@dataclass(frozen=True)
class Signed:
    """A sign-off as the quorum sees it, joined with what is true of its signer today."""

    signer: int
    decision: str
    digest: str
    specialty: str
    eligible: bool
    """Active, still of the board, credential in date, no contributor."""


@dataclass(frozen=True)
class Required:
    """What approval takes: how many signers, and one of each named specialty."""

    signers: int
    specialties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quorum:
    """How far a round has come, explainable in words."""

    required: Required
    valid: tuple[Signed, ...]
    missing_specialties: tuple[str, ...] = field(default=())

    @property
    def signed(self) -> int:
        """Valid approvals so far."""
        return len(self.valid)

    @property
    def reached(self) -> bool:
        """Whether the round may be approved."""
        return self.signed >= self.required.signers and not self.missing_specialties

    def in_words(self) -> str:
        """Return e.g. "Needs 1 neurologist and 2 in all; missing: 1 neurologist"."""
        needs = [f"1 {practitioner(specialty)}" for specialty in self.required.specialties]
        needs.append(f"{self.required.signers} in all")
        sentence = "Needs " + " and ".join(needs)
        missing = [f"1 {practitioner(specialty)}" for specialty in self.missing_specialties]
        more = self.required.signers - self.signed - len(missing)
        if more > 0:
            missing.append(f"{more} more" if missing or self.signed else f"{more}")
        return f"{sentence}; missing: {', '.join(missing)}." if missing else f"{sentence}: reached."


def practitioner(specialty: str) -> str:
    """Return who practises a specialty: "neurologist", or "specialist in general practice"."""
    if specialty.casefold().endswith("ology"):
        return specialty[:-1] + "ist"
    return f"specialist in {specialty}"


def quorum(required: Required, sign_offs: Iterable[Signed], digest: str) -> Quorum:
    """Count the sign-offs that are valid now for this digest.

    Validity is derived, never stored: digest equal, decision approve, signer eligible, each
    signer once. One signer fills one specialty only.
    """
    valid: dict[int, Signed] = {}
    for signed in sign_offs:
        if signed.decision == "approve" and signed.digest == digest and signed.eligible:
            valid.setdefault(signed.signer, signed)
    have = [signed.specialty.casefold() for signed in valid.values()]
    missing = []
    for specialty in required.specialties:
        if specialty.casefold() in have:
            have.remove(specialty.casefold())
        else:
            missing.append(specialty)
    return Quorum(required, tuple(valid.values()), tuple(missing))


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


def check_can_withdraw(person: Person) -> None:
    """Raise unless the person may take a live page down at once."""
    _check_role(person, EDITOR, BOARD, CHAIR, to="withdraw a page")


def check_can_administer(person: Person) -> None:
    """Raise unless the person may change people, policies and disclaimers."""
    _check_role(person, "administrator", to="administer")


def check_can_set_levels(person: Person) -> None:
    """Raise unless the person may tighten what the checks ask of every article."""
    _check_role(person, CHAIR, "administrator", to="tighten a check")


def check_can_propose_disclaimer(person: Person) -> None:
    """Raise unless the person may propose what readers are told on every page."""
    _check_role(person, EDITOR, CHAIR, "administrator", to="propose a disclaimer")


def check_can_keep_glossary(person: Person) -> None:
    """Raise unless the person may change the terms that texts are explained with."""
    _check_role(person, EDITOR, "administrator", to="change the glossary")


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
