"""Save a person: an account with its roles. What was changed is recorded, passwords never."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction

from editorial import audit
from editorial.policies import NotAllowed, check_can_administer
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
) -> tuple[Any, str]:
    """Make an account and return it with its first password, which is stored nowhere."""
    check_can_administer(person(by))
    password = first_password()
    try:
        with transaction.atomic():
            user = get_user_model().objects.create_user(
                username=username,
                email=email,
                password=password,
                first_name=first_name,
                last_name=last_name,
            )
    except IntegrityError as taken:
        raise NotAllowed(f"User name: “{username}” is taken. Choose another.") from taken
    _set_roles(user, roles)
    _record("person_added", user, by=by, at=at)
    return user, password


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
    """Change an account; one that is switched off is signed out everywhere at once."""
    check_can_administer(person(by))
    if user.pk == by.pk and (not active or "administrator" not in set(roles)):
        raise NotAllowed(
            "You cannot switch off your own account or take the administrator's role from "
            "yourself. Ask another administrator."
        )
    user.first_name, user.last_name, user.email = first_name, last_name, email
    user.is_active = active
    user.save(update_fields=["first_name", "last_name", "email", "is_active"])
    _set_roles(user, roles)
    if not active:
        end_sessions(user, at=at)
    _record("person_changed", user, by=by, at=at)
    return user


@transaction.atomic
def reset_password(*, user: Any, by: Any, at: datetime) -> str:
    """Give an account a new first password and sign it out everywhere; return the password."""
    check_can_administer(person(by))
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


def end_sessions(user: Any, *, at: datetime) -> None:
    """Sign the account out everywhere."""
    for session in Session.objects.filter(expire_date__gt=at).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


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
