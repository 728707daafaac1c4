"""The first administrator is made once, and on the record."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from editorial.models import AuditEvent

pytestmark = pytest.mark.django_db


def test_the_first_administrator_can_log_in(capsys):
    call_command("first_administrator", "anna", email="anna@example.org")

    password = capsys.readouterr().out.split(": ")[1].strip()
    user = authenticate(username="anna", password=password)
    assert user is not None
    assert [group.name for group in user.groups.all()] == ["administrator"]
    assert AuditEvent.objects.filter(action="make_first_administrator").count() == 1


def test_there_is_no_second_first_administrator():
    call_command("first_administrator", "anna")

    with pytest.raises(CommandError, match="already"):
        call_command("first_administrator", "berta")
