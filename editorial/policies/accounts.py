"""Which roles have power over what readers get, and what that asks of whoever has them."""

from editorial.policies.refusals import NotAllowed
from editorial.policies.rights import Person, check_can_administer
from editorial.states import ADMINISTRATOR, BOARD, CHAIR

GUARDED_ROLES = frozenset({BOARD, CHAIR, ADMINISTRATOR})
"""Given by two administrators, and not to be used without a second factor."""


def needs_second_factor(roles: frozenset[str]) -> bool:
    """Return whether these roles ask for a second factor where a site requires one."""
    return bool(roles & GUARDED_ROLES)


def check_can_ask_role(person: Person, *, role: str, held: frozenset[str]) -> None:
    """Raise unless the person may ask that somebody who has these roles be given this one."""
    check_can_administer(person)
    if role not in GUARDED_ROLES:
        raise NotAllowed("Role: only board member, chair and administrator are asked for.")
    if role in held:
        raise NotAllowed("Role: this person has it already.")


def check_can_agree_role(person: Person, *, asked_by: int, asked_for: int) -> None:
    """Raise unless the person may say yes: another administrator, and nobody for themselves."""
    check_can_administer(person)
    if person.id == asked_by:
        raise NotAllowed("You asked for this role, so another administrator must agree.")
    if person.id == asked_for:
        raise NotAllowed("The role would be yours, so another administrator must agree.")


def check_can_refuse_role(person: Person, *, asked_by: int) -> None:
    """Raise unless the person may say no: another administrator, be it the one it is for."""
    check_can_administer(person)
    if person.id == asked_by:
        raise NotAllowed("You asked for this role, so another administrator must decide.")
