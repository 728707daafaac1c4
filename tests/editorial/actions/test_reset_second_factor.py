"""A lost second factor is taken away by one, and what it guarded is given anew by two."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client

from editorial.actions.reset_second_factor import reset_second_factor
from editorial.actions.save_person import reset_password
from editorial.models import AuditEvent, RoleRequest
from editorial.policies import NotAllowed
from tests.factories import NOW, make_member, make_user
from tests.second_factor import set_up_app

pytestmark = pytest.mark.django_db

SEEN = "I know her, and saw her today."


@pytest.fixture
def ada():
    return make_user("administrator", name="Ada")


def test_the_factor_goes_and_so_does_the_power_until_another_agrees(ada):
    member = make_member()
    set_up_app(member)
    Client().force_login(member)

    (waiting,) = reset_second_factor(user=member, reason=SEEN, by=ada, at=NOW)

    assert not Authenticator.objects.exists()
    assert not member.groups.exists()
    assert (waiting.role, waiting.asked_by) == ("board", ada)
    assert SEEN in waiting.reason
    assert not Session.objects.exists()
    acts = list(AuditEvent.objects.values_list("action", flat=True))
    assert acts == ["second_factor_reset", "role_asked"]


def test_a_role_that_was_asked_for_already_is_not_asked_for_twice(ada):
    member = make_member()
    set_up_app(member)
    RoleRequest.objects.create(user=member, role="board", reason="x", asked_by=ada, asked_at=NOW)

    assert reset_second_factor(user=member, reason=SEEN, by=ada, at=NOW) == []


def test_an_editor_keeps_the_role(ada):
    editor = make_user("editor")
    set_up_app(editor)

    assert reset_second_factor(user=editor, reason=SEEN, by=ada, at=NOW) == []
    assert editor.groups.get().name == "editor"


def test_nobody_resets_their_own(ada):
    set_up_app(ada)

    with pytest.raises(NotAllowed, match="Your own"):
        reset_second_factor(user=ada, reason=SEEN, by=ada, at=NOW)
    assert Authenticator.objects.exists()


@pytest.mark.parametrize("role", ["editor", "board", "chair"])
def test_only_an_administrator_resets(role):
    member = make_member()
    set_up_app(member)

    with pytest.raises(NotAllowed, match="Only an administrator"):
        reset_second_factor(user=member, reason=SEEN, by=make_user(role), at=NOW)
    assert Authenticator.objects.exists()


def test_there_must_be_a_reason_and_a_factor(ada):
    member = make_member()
    with pytest.raises(NotAllowed, match="has no second factor"):
        reset_second_factor(user=member, reason=SEEN, by=ada, at=NOW)
    set_up_app(member)
    with pytest.raises(NotAllowed, match="Reason: it is empty"):
        reset_second_factor(user=member, reason=" ", by=ada, at=NOW)

    assert member.groups.exists()


def test_an_administrators_password_alone_opens_no_members_account(ada, settings):
    """Else whoever made it could set up the second factor, and sign in her name."""
    settings.SECOND_FACTOR_REQUIRED = True
    member = make_member()

    with pytest.raises(NotAllowed, match="Send an invitation"):
        reset_password(user=member, by=ada, at=NOW)

    set_up_app(member)
    assert reset_password(user=member, by=ada, at=NOW)
