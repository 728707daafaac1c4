"""The demonstration's people. Their credentials are invented, and say so."""

import os
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from editorial.models import BoardMember, InterestDeclaration


@dataclass(frozen=True)
class DemoPerson:
    """One log-in of the demonstration."""

    username: str
    first_name: str
    last_name: str
    role: str
    profession: str = ""
    specialty: str = ""


PEOPLE = (
    DemoPerson("editor", "Demo", "Editor", "editor"),
    DemoPerson("board1", "Ada", "Neumann (demo)", "board", "consultant neurologist", "neurology"),
    DemoPerson(
        "board2", "Ben", "Haematos (demo)", "board", "consultant haematologist", "haematology"
    ),
    DemoPerson(
        "chair", "Clara", "Chair (demo)", "chair", "general practitioner", "general practice"
    ),
    DemoPerson("admin", "Demo", "Administrator", "administrator"),
)


def make_people(*, at: datetime, password: str) -> dict[str, Any]:
    """Make who is not there yet, and give everyone this password."""
    users = {}
    for person in PEOPLE:
        user, made = get_user_model().objects.get_or_create(
            username=person.username,
            defaults={
                "first_name": person.first_name,
                "last_name": person.last_name,
                "email": f"{person.username}@demo.invalid",
            },
        )
        if made:
            user.groups.add(Group.objects.get(name=person.role))
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        if not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
        if person.specialty and not BoardMember.objects.filter(user=user).exists():
            _credential(user, person, at=at)
        users[person.username] = user
    return users


def _credential(user: Any, person: DemoPerson, *, at: datetime) -> None:
    member = BoardMember.objects.create(
        user=user,
        printed_name=f"Dr {person.first_name} {person.last_name}",
        profession=person.profession,
        specialty=person.specialty,
        register="Register of the demonstration",
        register_number=f"DEMO-{user.pk:04}",
        verified_by="Demo Administrator",
        verified_on=date(at.year, 1, 15),
        verified_until=date(at.year + 1, 12, 31),
        biography="Invented for the demonstration.",
    )
    InterestDeclaration.objects.create(
        member=member, declared_at=at - timedelta(days=60), statement="None."
    )


def demo_password(folder: Path) -> str:
    """Return the demonstration's password: DEMO_PASSWORD, else one made here and kept."""
    if given := os.environ.get("DEMO_PASSWORD"):
        return given
    path = folder / "demo_password"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text("-".join(secrets.token_hex(2) for _ in range(4)))
    return path.read_text()
