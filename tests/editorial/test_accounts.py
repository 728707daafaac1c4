"""Logging in: with two factors, each code once, and the same words to whoever guesses."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from editorial import clock
from editorial.models import AuditEvent
from tests.factories import NOW, PASSWORD, make_member, make_user
from tests.second_factor import code_of, set_up_app

pytestmark = pytest.mark.django_db

LOG_IN, CODE, RESET = "/accounts/login/", "/accounts/2fa/authenticate/", "/accounts/password/reset/"


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def log_in(client, user, password=PASSWORD, **extra):
    name = user if isinstance(user, str) else user.username
    return client.post(LOG_IN, {"login": name, "password": password}, **extra)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def words(response) -> str:
    page = response.content.decode().partition("<main")[2]
    return re.sub(r'(csrfmiddlewaretoken"|name="login") value="[^"]*"', "", page)


# Two factors


def test_the_password_alone_does_not_open_an_account_with_a_second_factor(client):
    member = make_member()
    set_up_app(member)

    response = log_in(client, member)

    assert response["Location"] == CODE
    assert not is_in(client)
    assert client.get("/workspace/").status_code == 302


def test_password_and_code_open_it_and_the_code_is_burned_i11(client):
    member = make_member()
    code = code_of(set_up_app(member))
    log_in(client, member)
    assert client.post(CODE, {"code": code})["Location"] == "/workspace/"
    assert is_in(client)
    cache.clear()  # where allauth keeps its own note of used codes

    other = Client()
    log_in(other, member)
    response = other.post(CODE, {"code": code})

    assert not is_in(other)
    assert "was used before" in response.content.decode()


def test_a_code_typed_at_log_in_signs_nothing_i11(client):
    from editorial.reauthentication import NotProven, reauthenticate

    member = make_member()
    secret = set_up_app(member)
    code = code_of(secret)
    log_in(client, member)
    client.post(CODE, {"code": code})
    cache.clear()

    with pytest.raises(NotProven, match="was used before"):
        reauthenticate(user=member, password=PASSWORD, code=code, at=NOW)


def test_a_recovery_code_opens_an_account_once_and_signs_nothing(client):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    from editorial.reauthentication import NotProven, reauthenticate

    member = make_member()
    set_up_app(member)
    recovery, other = RecoveryCodes.activate(member).get_unused_codes()[:2]
    log_in(client, member)
    client.post(CODE, {"code": recovery})
    assert is_in(client)

    again = Client()
    log_in(again, member)
    again.post(CODE, {"code": recovery})
    assert not is_in(again)
    with pytest.raises(NotProven, match="Code"):
        reauthenticate(user=member, password=PASSWORD, code=other, at=NOW)


def test_ten_wrong_codes_shut_the_second_step(client):
    member = make_member()
    secret = set_up_app(member)
    log_in(client, member)
    for number in range(10):
        client.post(CODE, {"code": f"{number:06}"})

    response = client.post(CODE, {"code": code_of(secret)})

    assert not is_in(client)
    assert "Too many" in response.content.decode()


def test_who_sets_up_a_second_factor_is_signed_out_elsewhere_and_it_is_recorded(
    client, settings, django_capture_on_commit_callbacks
):
    settings.SECOND_FACTOR_REQUIRED = True
    member = make_member()
    elsewhere = Client()
    elsewhere.force_login(member)
    assert log_in(client, member)["Location"] == "/workspace/"

    page = client.get("/accounts/2fa/totp/activate/")  # the password was typed a moment ago
    secret = re.search(r'id="secret" value="([A-Z2-7]+)"', page.content.decode()).group(1)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})

    assert response["Location"] == "/accounts/2fa/recovery-codes/"
    shown = client.get(response["Location"]).content.decode()
    assert "They cannot sign" in shown
    assert "/workspace/next/" in shown
    assert Session.objects.count() == 1
    assert elsewhere.get("/workspace/").status_code == 302
    assert AuditEvent.objects.filter(action="second_factor_added").count() == 2


def test_the_password_does_not_change_a_second_factor_that_is_there(client):
    member = make_member()
    secret = set_up_app(member)
    client.force_login(member)
    address = "/accounts/2fa/totp/deactivate/"

    assert client.get(address)["Location"].startswith("/accounts/2fa/reauthenticate/")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert client.get(address).status_code == 302

    client.post(f"/accounts/2fa/reauthenticate/?next={address}", {"code": code_of(secret)})
    client.post(address)

    assert not Authenticator.objects.filter(user=member).exists()
    assert AuditEvent.objects.filter(action="second_factor_removed").exists()


def test_an_optional_second_factor_still_asks_for_the_password_first(client):
    editor = make_user("editor")
    log_in(client, editor)

    assert client.get("/accounts/2fa/totp/activate/").status_code == 302


# Guessing


def test_an_unknown_name_and_a_wrong_password_are_answered_alike():
    user = make_user(username="known")
    switched_off = make_user(username="gone", is_active=False)
    new = make_user(username="new")
    new.set_unusable_password()
    new.save()

    answers = [
        log_in(Client(), name, "not the password")
        for name in ("nobody", user.username, switched_off.username, new.username)
    ]

    assert len({(answer.status_code, words(answer)) for answer in answers}) == 1


def test_an_unknown_name_and_a_wrong_password_cost_the_same_work(monkeypatch):
    make_user(username="known")
    new = make_user(username="new")
    new.set_unusable_password()
    new.save()
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda *given, **more: hashed.append(1) or encode(*given, **more),
    )

    work = []
    for name in ("nobody", "known", "new"):
        hashed.clear()
        log_in(Client(), name, "not the password")
        work.append(len(hashed))

    assert work == [1, 1, 1]


def test_ten_wrong_passwords_shut_this_address_out_of_this_account_only(client):
    user, other = make_user(), make_user()
    for _ in range(10):
        log_in(client, user, "wrong")

    shut = log_in(client, user)

    assert "Too many failed login attempts" in shut.content.decode()
    assert not is_in(client)
    elsewhere = Client()
    log_in(elsewhere, user, REMOTE_ADDR="192.0.2.7")
    assert is_in(elsewhere), "Else whoever knows a name could lock its owner out."
    log_in(client, other)
    assert is_in(client)


def test_nine_wrong_passwords_do_not_shut(client):
    user = make_user()
    for _ in range(9):
        log_in(client, user, "wrong")

    log_in(client, user)

    assert is_in(client)


def test_one_address_cannot_guess_at_many_accounts(client):
    users = [make_user() for _ in range(7)]
    for user in users[:6]:
        for _ in range(10):
            log_in(client, user, "wrong")

    log_in(client, users[6])

    assert not is_in(client)


def test_a_failed_log_in_is_logged_without_what_was_typed(client, caplog):
    log_in(client, "my-password-in-the-wrong-field", "wrong")

    assert "A log-in failed" in caplog.text
    assert "my-password" not in caplog.text


# A new password


def test_a_known_and_an_unknown_address_are_answered_alike(client, mailoutbox):
    make_user(email="known@example.org")

    answers = [
        client.post(RESET, {"email": email}, follow=True)
        for email in ("known@example.org", "nobody@example.org")
    ]

    assert len({(a.status_code, tuple(a.redirect_chain), words(a)) for a in answers}) == 1
    # One mail each: the time that sending takes tells nothing.
    assert [mail.to for mail in mailoutbox] == [["known@example.org"], ["nobody@example.org"]]
    assert all("\n" not in mail.subject for mail in mailoutbox)


def test_the_link_names_our_own_address_whatever_host_was_asked(client, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    make_user(email="known@example.org")

    client.post(RESET, {"email": "known@example.org"}, HTTP_HOST="evil.example")

    assert settings.PUBLIC_URL in mailoutbox[0].body
    assert "evil.example" not in mailoutbox[0].body


def test_a_sixth_link_a_day_is_not_sent(client, mailoutbox):
    make_user(email="known@example.org")

    for _ in range(7):
        client.post(RESET, {"email": "known@example.org"})

    assert len(mailoutbox) == 5


def test_a_new_password_does_not_pass_by_the_second_factor(client, mailoutbox):
    member = make_member(username="known")
    set_up_app(member)
    elsewhere = Client()
    elsewhere.force_login(member)
    client.post(RESET, {"email": member.email})
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body).group(1)

    page = client.get(link, follow=True)
    client.post(
        page.redirect_chain[-1][0],
        {"password1": "seven lamps of wax", "password2": "seven lamps of wax"},
    )

    assert not is_in(client)
    assert elsewhere.get("/workspace/").status_code == 302
    assert log_in(client, member, "seven lamps of wax")["Location"] == CODE
    used = client.get(link, follow=True)
    assert "This link does not work" in used.content.decode()


def test_a_session_gets_a_new_name_at_log_in(client):
    user = make_user()
    client.get("/accounts/invitation/some-token/")
    before = client.session.session_key

    log_in(client, user)

    assert is_in(client)
    assert client.session.session_key != before


def test_time_since_log_in_is_counted_by_the_sites_clock(client, monkeypatch):
    log_in(client, make_user())

    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=31))

    assert client.get("/workspace/").status_code == 302
