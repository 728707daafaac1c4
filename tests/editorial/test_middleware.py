"""Who is let through to the workspace: no session that is over, nobody without the factor asked."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from editorial import clock
from editorial.system_checks import check_second_factor
from tests.editorial.test_settings import PRODUCTION, settings_with
from tests.factories import NOW, make_member, make_user
from tests.passkeys import SoftPasskey
from tests.second_factor import set_up_app

pytestmark = pytest.mark.django_db

SECOND_FACTOR = "/workspace/second-factor/"


@pytest.fixture
def at(monkeypatch):
    def move(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    move(NOW)
    return move


@pytest.fixture
def required(settings, at):
    settings.SECOND_FACTOR_REQUIRED = True


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


# Sessions


def test_half_an_hour_without_a_word_signs_out(at):
    client = signed_in(make_user())
    at(NOW + timedelta(minutes=29))
    assert client.get("/workspace/").status_code == 200

    at(NOW + timedelta(minutes=58))
    assert client.get("/workspace/").status_code == 200

    at(NOW + timedelta(minutes=89))
    assert client.get("/workspace/")["Location"] == "/accounts/login/?next=/workspace/"
    assert "_auth_user_id" not in client.session


def test_twelve_hours_sign_out_who_never_pauses(at):
    client = signed_in(make_user())
    for quarter in range(1, 48):
        at(NOW + timedelta(minutes=15 * quarter))
        assert client.get("/workspace/").status_code == 200
        client.session["touched"] = quarter

    at(NOW + timedelta(hours=12, seconds=1))

    assert client.get("/workspace/").status_code == 302


def test_what_was_typed_is_handed_back_when_the_session_is_over(at):
    client = signed_in(make_member())
    at(NOW + timedelta(hours=1))

    response = client.post("/workspace/interests/", {"statement": "Shares in a maker of tests."})

    assert response.status_code == 403
    assert "Shares in a maker of tests." in response.content.decode()


# The second factor


@pytest.mark.parametrize("role", ["board", "chair", "administrator"])
def test_who_must_have_a_second_factor_is_led_to_set_one_up(required, role):
    client = signed_in(make_user(role))

    assert client.get("/workspace/")["Location"] == SECOND_FACTOR
    page = client.get(SECOND_FACTOR).content.decode()
    assert reverse("mfa_activate_totp") in page
    assert reverse("mfa_add_webauthn") in page


@pytest.mark.parametrize("role", ["author", "editor"])
def test_who_need_not_have_one_works_on(required, role):
    assert signed_in(make_user(role)).get("/workspace/").status_code == 200


@pytest.mark.parametrize("role", ["board", "chair", "administrator"])
def test_where_it_is_not_required_nobody_is_led_anywhere(at, role):
    assert signed_in(make_user(role)).get("/workspace/").status_code == 200


@pytest.mark.parametrize("set_up", [set_up_app, SoftPasskey], ids=["app", "passkey"])
def test_who_has_one_works_on(required, set_up):
    member = make_member()
    set_up(member)

    assert signed_in(member).get("/workspace/").status_code == 200


def workspace_addresses():
    for pattern in get_resolver().url_patterns:
        if getattr(pattern, "namespace", None) == "workspace":
            for each in pattern.url_patterns:
                given = {name: any_of(it) for name, it in each.pattern.converters.items()}
                yield reverse(f"workspace:{each.name}", kwargs=given)


def any_of(converter):
    values = ("1", "patient", "approve", "a-b", "a" * 64, "outline")
    return next(value for value in values if re.fullmatch(converter.regex, value))


def test_without_the_factor_nothing_of_the_workspace_is_reached_i11(required):
    client = signed_in(make_member(role="chair"))
    addresses = [each for each in workspace_addresses() if each != SECOND_FACTOR]
    assert len(addresses) > 40

    for address in addresses:
        for answer in (client.get(address), client.post(address)):
            assert (answer.status_code, answer["Location"]) == (302, SECOND_FACTOR), address


def test_what_was_typed_before_the_role_came_is_handed_back(required):
    client = signed_in(make_member())

    response = client.post("/workspace/interests/", {"statement": "Shares in a maker of tests."})

    assert response.status_code == 403
    assert "Shares in a maker of tests." in response.content.decode()


def test_ones_own_account_stays_open(required):
    client = signed_in(make_member())

    assert client.get("/accounts/2fa/").status_code == 200
    assert client.get("/accounts/logout/").status_code == 200


def test_production_asks_for_it_unless_told_otherwise():
    name = "SECOND_FACTOR_REQUIRED"

    assert settings_with(PRODUCTION, name) == {name: True}
    assert settings_with({**PRODUCTION, name: "false"}, name) == {name: False}
    assert settings_with({}, name) == {name: False}


def test_a_deployment_without_it_is_warned(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert [each.id for each in check_second_factor(None)] == ["editorial.W001"]

    settings.SECOND_FACTOR_REQUIRED = True
    assert check_second_factor(None) == []
