"""Save a person: an account with its roles. What was changed is recorded, passwords never."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from editorial import audit
from editorial.identity.second_factor import must_enrol
from editorial.identity.sessions import end_sessions
from editorial.policies import GUARDED_ROLES, NotAllowed, check_can_administer
from editorial.queries import person
from editorial.states import ROLES

# Four groups of five letters that nobody confuses: 99 bits, and one can read them aloud.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def add_person(
    *,
    username: str,
    first_name: str,
    last_name: str,
    email: str,
    roles: Iterable[str],
    by: Any,
    at: datetime,
) -> Any:
    """Make an account. Nobody can log in to it until its owner is invited, or given a password."""
    check_can_administer(person(by))
    _check_gives_no_power(set(roles), had=frozenset())
    try:
        with transaction.atomic():
            user = get_user_model().objects.create_user(
                username=username,
                email=email,
                first_name=first_name,
                last_name=last_name,
            )
    except IntegrityError as taken:
        raise NotAllowed(f"User name: “{username}” is taken. Choose another.") from taken
    _set_roles(user, roles)
    _record("person_added", user, by=by, at=at)
    return user


@transaction.atomic
def change_person(
    *,
    user: Any,
    first_name: str,
    last_name: str,
    email: str,
    roles: Iterable[str],
    active: bool,
    by: Any,
    at: datetime,
) -> Any:
    """Change an account; who is switched off or loses a role is signed out everywhere at once."""
    check_can_administer(person(by))
    had, wanted = person(user).roles & set(ROLES), set(roles)
    _check_gives_no_power(wanted, had=had)
    if user.pk == by.pk and (not active or "administrator" not in set(roles)):
        raise NotAllowed(
            "You cannot switch off your own account or take the administrator's role from "
            "yourself. Ask another administrator."
        )
    user.first_name, user.last_name, user.email = first_name, last_name, email
    user.is_active = active
    user.save(update_fields=["first_name", "last_name", "email", "is_active"])
    _set_roles(user, wanted)
    if not active or had - wanted:
        end_sessions(user, at=at)
    _record("person_changed", user, by=by, at=at)
    return user


@transaction.atomic
def reset_password(*, user: Any, by: Any, at: datetime) -> str:
    """Give an account a new first password and sign it out everywhere; return the password.

    Raises NotAllowed where that password alone would open a board member's, chair's or
    administrator's account, and let whoever made it set up the second factor.
    """
    check_can_administer(person(by))
    if must_enrol(user):
        raise NotAllowed(
            "This account has a role that asks for a second factor and none yet, so a password of "
            "yours would be all that opens it. Send an invitation, or take the role away first."
        )
    password = first_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    end_sessions(user, at=at)
    _record("password_reset", user, by=by, at=at)
    return password


def first_password() -> str:
    """Return a password that is long, random, and can be read aloud."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4))
    return "-".join(groups)


def _check_gives_no_power(wanted: set[str], *, had: frozenset[str]) -> None:
    if wanted & GUARDED_ROLES - had:
        raise NotAllowed(
            "Roles: another administrator must agree before somebody becomes board member, chair "
            "or administrator. Ask for the role with a reason."
        )


def _set_roles(user: Any, roles: Iterable[str]) -> None:
    wanted = set(roles)
    # Only our own roles: a group that somebody else uses is none of ours to take away.
    user.groups.remove(*Group.objects.filter(name__in=set(ROLES) - wanted))
    for name in sorted(wanted & set(ROLES)):
        user.groups.add(Group.objects.get_or_create(name=name)[0])


def _record(action: str, user: Any, *, by: Any, at: datetime) -> None:
    audit.record(
        action=action,
        by=by,
        at=at,
        article=None,
        subject=f"user:{user.pk}",
        details={
            "username": user.get_username(),
            "name": user.get_full_name(),
            "email": user.email,
            "roles": sorted(user.groups.values_list("name", flat=True)),
            "active": user.is_active,
        },
    )
