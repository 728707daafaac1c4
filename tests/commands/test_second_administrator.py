"""A site with one administrator gets somebody to agree with; one with two does not need this."""

import pytest
from django.core.management import CommandError, call_command

from editorial.actions.ask_role import ask_role
from editorial.actions.decide_role import decide_role
from editorial.models import AuditEvent
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

REASON = "The board decided on 3 March."


def make(username="berta", reason=REASON):
    call_command("second_administrator", username, reason=reason)


def test_the_second_is_made_for_the_record_and_the_two_agree_on_the_third():
    ada, berta, cleo = make_user("administrator"), make_user(username="berta"), make_user()

    make()

    line = AuditEvent.objects.get(action="make_second_administrator")
    assert (line.actor, REASON in line.details) == (None, True)
    asked = ask_role(user=cleo, role="administrator", reason="For holidays.", by=ada, at=NOW)
    decide_role(request=asked, agree=True, by=berta, at=NOW)
    assert cleo.groups.filter(name="administrator").exists()


def test_two_agree_with_one_another_and_need_no_command():
    make_user("administrator")
    make_user("administrator")
    make_user(username="berta")

    with pytest.raises(CommandError, match="two administrators or more"):
        make()


def test_one_who_was_switched_off_does_not_count():
    make_user("administrator")
    make_user("administrator", is_active=False)
    berta = make_user(username="berta")

    make()

    assert berta.groups.filter(name="administrator").exists()


@pytest.mark.parametrize(
    ("make_it_so", "words"),
    [
        (lambda: make_user(username="berta"), "no administrator yet"),
        (lambda: make_user("administrator"), "no account “berta”"),
        (lambda: make_user("administrator", username="berta"), "Name another account"),
        (
            lambda: (make_user("administrator"), make_user(username="berta", is_active=False)),
            "no account “berta” in use",
        ),
    ],
)
def test_what_stands_in_the_way_is_said(make_it_so, words):
    make_it_so()

    with pytest.raises(CommandError, match=words):
        make()
    assert not AuditEvent.objects.exists()


def test_it_takes_a_reason():
    make_user("administrator")
    make_user(username="berta")

    with pytest.raises(CommandError, match="Reason: it is empty"):
        make(reason=" ")
