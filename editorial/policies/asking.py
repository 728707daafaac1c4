"""Whom the board's work may be given to, and who may hand it on."""

from datetime import date

from editorial.policies.refusals import NotAllowed
from editorial.policies.rights import Person, check_active
from editorial.states import BOARD, CHAIR


def why_cannot_sign(person: Person, *, contributors: frozenset[int], on: date) -> str:
    """Return why somebody cannot sign, said of her: "had a hand in the text"; "" when she can.

    The same rule as check_can_review, in the words that others read.
    """
    credential = person.credential
    if not person.active:
        return "has an account that is switched off"
    if not person.roles & {BOARD, CHAIR}:
        return "is not of the board"
    if credential is None:
        return "has no verified credential"
    if not credential.active:
        return "is not an active member"
    if credential.verified_until < on:
        return f"has a credential that was verified until {credential.verified_until:%-d %B %Y}"
    if person.id in contributors:
        return "had a hand in the text"
    return ""


def check_can_be_asked(person: Person, *, contributors: frozenset[int], on: date) -> None:
    """Raise unless this member could sign, and so may be asked to review."""
    why = why_cannot_sign(person, contributors=contributors, on=on)
    if why:
        raise NotAllowed(f"{person.name} {why}, so cannot sign. Ask somebody else.")


def check_can_delegate(person: Person, *, asked: int) -> None:
    """Raise unless the person hands on what she herself was asked for."""
    check_active(person)
    if person.id != asked:
        raise NotAllowed(
            "Somebody else was asked for this review, so only they can hand it on. An editor or "
            "the chair can ask another member."
        )
