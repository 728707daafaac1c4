"""Taking an invitation up."""

import pytest
from django.test import Client

from editorial import clock
from editorial.actions.invite import LASTS, invite
from tests.factories import NOW, make_user
from tests.second_factor import code_of, set_up_app

pytestmark = pytest.mark.django_db

CHOSEN = {"password1": "seven lamps of wax", "password2": "seven lamps of wax"}
HERE = "/accounts/invitation/"


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def newcomer():
    user = make_user("board", name="Nora", username="nora")
    user.set_unusable_password()
    user.save()
    return user


@pytest.fixture
def token(newcomer):
    return invite(user=newcomer, by=make_user("administrator", name="Ada"), at=NOW)[1]


def test_the_link_leads_on_without_the_token_and_uses_nothing_up(client, token):
    for _ in range(3):  # as mail programs look beforehand
        response = client.get(f"{HERE}{token}/")
        assert (response.status_code, response["Location"]) == (302, HERE)
    page = client.get(HERE).content.decode()

    assert "Welcome, Nora" in page
    assert 'value="nora"' in page
    assert token not in page


def test_a_password_signs_in_and_leads_to_the_second_factor(client, token, newcomer, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.get(f"{HERE}{token}/")

    response = client.post(HERE, CHOSEN, follow=True)

    assert [place for place, _ in response.redirect_chain] == [
        "/workspace/next/",
        "/workspace/second-factor/",
    ]
    newcomer.refresh_from_db()
    assert newcomer.last_login is not None
    # Without the password once more: it was typed a moment ago.
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"password1": "", "password2": ""}, "Password: it is empty"),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password1": "qazwsxedcrfv", "password2": "qazwsxedcrfv"}, "too common"),
        ({**CHOSEN, "password2": "seven lamps of gas"}, "is not the same"),
        ({"password1": "x" * 129, "password2": "x" * 129}, "longer than 128"),
    ],
)
def test_a_password_that_will_not_do_is_refused_and_the_link_still_works(
    client, token, newcomer, typed, words, caplog
):
    client.get(f"{HERE}{token}/")

    response = client.post(HERE, typed)

    assert response.status_code == 400
    assert words in response.content.decode()
    assert "seven lamps" not in response.content.decode()
    assert token not in caplog.text
    newcomer.refresh_from_db()
    assert not newcomer.has_usable_password()
    assert client.post(HERE, CHOSEN).status_code == 302


def test_a_used_link_says_so_to_whoever_opens_it(client, token):
    client.get(f"{HERE}{token}/")
    client.post(HERE, CHOSEN)

    stranger = Client()
    stranger.get(f"{HERE}{token}/")
    response = stranger.get(HERE)

    assert response.status_code == 404
    assert "This link does not work" in response.content.decode()
    assert stranger.post(HERE, CHOSEN).status_code == 404


@pytest.mark.parametrize("kind", ["expired", "made up", "none"])
def test_no_other_link_opens_anything(client, token, kind, monkeypatch, caplog):
    if kind == "expired":
        monkeypatch.setattr(clock, "now", lambda: NOW + LASTS)
    if kind != "none":
        client.get(f"{HERE}{token if kind == 'expired' else 'made-up'}/")

    response = client.post(HERE, CHOSEN)

    assert response.status_code == 404
    assert "_auth_user_id" not in client.session
    assert token not in caplog.text


def test_a_second_factor_that_is_there_is_asked_for(client, token, newcomer):
    secret = set_up_app(newcomer)
    client.get(f"{HERE}{token}/")

    response = client.post(HERE, CHOSEN)

    assert response["Location"] == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.session["_auth_user_id"] == str(newcomer.pk)


def test_the_page_needs_the_forms_own_token(token):
    client = Client(enforce_csrf_checks=True)
    client.get(f"{HERE}{token}/")

    assert client.post(HERE, CHOSEN).status_code == 403
