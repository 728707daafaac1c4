"""An invitation opens one account, once, for seven days."""

import logging
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from editorial.actions.accept_invitation import accept_invitation, open_invitation
from editorial.actions.invite import LASTS, MOST_A_DAY, invite
from editorial.identity import invitation_mail
from editorial.identity.invitation_mail import digest_of
from editorial.models import AuditEvent, Invitation
from editorial.policies import NotAllowed
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

CHOSEN = "seven lamps of wax"


@pytest.fixture
def ada():
    return make_user("administrator", name="Ada")


@pytest.fixture
def newcomer():
    user = make_user("board", name="Nora", email="nora@example.org")
    user.set_unusable_password()
    user.save()
    return user


def accepted(token, *, at=NOW):
    return accept_invitation(token_digest=digest_of(token), password=CHOSEN, at=at)


def test_the_password_is_the_newcomers_and_the_address_counts_as_read(ada, newcomer):
    _, token = invite(user=newcomer, by=ada, at=NOW)

    user = accepted(token)

    assert user == newcomer
    assert user.check_password(CHOSEN)
    assert user.emailaddress_set.get(verified=True).email == "nora@example.org"
    acts = list(AuditEvent.objects.values_list("action", "actor"))
    assert acts == [("person_invited", ada.pk), ("invitation_accepted", newcomer.pk)]


def test_a_link_works_once(ada, newcomer):
    _, token = invite(user=newcomer, by=ada, at=NOW)
    accepted(token)

    with pytest.raises(NotAllowed, match="does not work any more"):
        accepted(token)


@pytest.mark.parametrize(("after", "works"), [(LASTS - timedelta(seconds=1), True), (LASTS, False)])
def test_a_link_works_for_seven_days(ada, newcomer, after, works):
    _, token = invite(user=newcomer, by=ada, at=NOW)

    if works:
        assert accepted(token, at=NOW + after)
    else:
        with pytest.raises(NotAllowed):
            accepted(token, at=NOW + after)


def test_a_newer_link_ends_the_older(ada, newcomer):
    _, old = invite(user=newcomer, by=ada, at=NOW)
    _, new = invite(user=newcomer, by=ada, at=NOW)

    with pytest.raises(NotAllowed):
        accepted(old)
    assert accepted(new)


@pytest.mark.parametrize("token", ["", "x", "x" * 5_000, "\0"])
def test_a_made_up_token_opens_nothing(ada, newcomer, token):
    invite(user=newcomer, by=ada, at=NOW)

    with pytest.raises(NotAllowed):
        open_invitation(digest_of(token), at=NOW)


def test_the_stored_digest_is_no_token(ada, newcomer):
    invitation, _ = invite(user=newcomer, by=ada, at=NOW)

    with pytest.raises(NotAllowed):
        accepted(invitation.token_digest)


def test_who_was_switched_off_takes_nothing_over(ada, newcomer):
    _, token = invite(user=newcomer, by=ada, at=NOW)
    newcomer.is_active = False
    newcomer.save()

    with pytest.raises(NotAllowed):
        accepted(token)


def test_sessions_of_before_end(ada, newcomer):
    _, token = invite(user=newcomer, by=ada, at=NOW)
    Client().force_login(newcomer)

    accepted(token)

    assert not Session.objects.exists()


@pytest.mark.parametrize("role", ["author", "editor", "board", "chair"])
def test_only_an_administrator_invites(role, newcomer):
    with pytest.raises(NotAllowed, match="Only an administrator"):
        invite(user=newcomer, by=make_user(role), at=NOW)


def test_who_is_at_work_already_is_not_invited(ada, newcomer):
    newcomer.last_login = NOW
    newcomer.save()

    with pytest.raises(NotAllowed, match="has logged in before"):
        invite(user=newcomer, by=ada, at=NOW)


@pytest.mark.parametrize(
    ("change", "words"), [({"email": ""}, "has none"), ({"is_active": False}, "switched off")]
)
def test_an_invitation_needs_an_address_and_an_account_in_use(ada, newcomer, change, words):
    for name, value in change.items():
        setattr(newcomer, name, value)

    with pytest.raises(NotAllowed, match=words):
        invite(user=newcomer, by=ada, at=NOW)


def test_nobody_is_flooded_with_invitations(ada, newcomer):
    for _ in range(MOST_A_DAY):
        invite(user=newcomer, by=ada, at=NOW)

    with pytest.raises(NotAllowed, match="within a day"):
        invite(user=newcomer, by=ada, at=NOW)
    assert invite(user=newcomer, by=ada, at=NOW + timedelta(days=1, seconds=1))


def test_the_token_is_in_the_mail_and_nowhere_else(ada, newcomer, mailoutbox, caplog):
    caplog.set_level(logging.DEBUG)
    invitation, token = invite(user=newcomer, by=ada, at=NOW)

    invitation_mail.send(invitation, token)

    assert token in mailoutbox[0].body
    assert token not in caplog.text
    assert token not in str(list(AuditEvent.objects.values_list()))
    assert token not in str(list(Invitation.objects.values_list()))


def test_the_mail_is_plain_and_html_with_a_subject_of_one_line(ada, newcomer, mailoutbox, settings):
    settings.SITE_NAME = "A site\r\nBcc: everybody@example.org"
    newcomer.first_name = "<b>Nora</b>"
    invitation, token = invite(user=newcomer, by=ada, at=NOW)

    invitation_mail.send(invitation, token)

    (mail,) = mailoutbox
    assert mail.to == ["nora@example.org"]
    assert mail.subject == "Your invitation to A site Bcc: everybody@example.org"
    ((html, kind),) = mail.alternatives
    assert kind == "text/html"
    assert f"{settings.PUBLIC_URL}/accounts/invitation/{token}/" in html
    assert f"{settings.PUBLIC_URL}/accounts/invitation/{token}/" in mail.body
    assert "&lt;b&gt;Nora" in html
    assert f"Your user name is {newcomer.username}." in mail.body
