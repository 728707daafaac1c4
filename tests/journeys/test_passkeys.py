"""Passkeys in a real browser, whose authenticator is the browser's own stand-in."""

import re

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from editorial.models import SignOff
from tests.factories import PASSWORD
from tests.journeys.looking import Visitor
from tests.journeys.people import follow, log_in, press


class Device:
    """What keeps passkeys: a telephone that knows its owner, or one that does not."""

    def __init__(self, page: Page) -> None:
        self.cdp = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable")
        self.id = self.cdp.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )["authenticatorId"]

    def know_the_owner(self, known: bool) -> None:
        self.cdp.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": known}
        )


@pytest.fixture
def enrolled(decided, people, contexts, settings):
    """The neurologist's page and device, after the first log-in has led her to a passkey."""
    settings.SECOND_FACTOR_REQUIRED = True
    page = contexts().new_page()
    device = Device(page)
    page.goto("/workspace/")
    log_in(page, "neuro")
    follow(page, "Set up a passkey")
    page.get_by_label("Name").fill("My telephone")
    press(page, "Set up the passkey")
    expect(page.get_by_text("They cannot sign")).to_be_visible()
    return page, device


def signing(page: Page, round) -> None:
    page.goto(f"/workspace/reviews/{round.pk}/sign/approve/")
    page.get_by_label("I have none").check()


def test_a_passkey_is_set_up_logs_in_and_signs(enrolled, decided, people, shoot, live_server):
    page, _ = enrolled
    visitor = Visitor(page, live_server.url)
    shoot(page, "1-set-up")
    follow(page, "I have kept them: go on")
    page.get_by_text("Nora").first.click()
    press(page, "Log out")

    page.goto("/accounts/login/")
    shoot(page, "2-log-in")
    press(page, "Log in with a passkey")
    expect(page.get_by_role("heading", name="My desk")).to_be_visible()

    signing(page, decided)
    shoot(page, "3-sign")
    expect(page.get_by_label("Your password")).to_have_count(0)
    press(page, re.compile("Approve version 1 .* with a passkey"))
    expect(page.get_by_role("status")).to_contain_text("is recorded")

    assert '"method":"passkey"' in SignOff.objects.get().record
    assert Authenticator.objects.get(type="webauthn").last_used_at is not None
    assert visitor.heard == []  # nothing blocked by the policy for scripts, nothing fetched


def test_password_and_passkey_open_the_second_step(enrolled, people, contexts):
    page, _ = enrolled
    page.context.clear_cookies()

    page.goto("/workspace/")
    log_in(page, "neuro")
    expect(page.get_by_role("heading", name="Your second factor")).to_be_visible()
    press(page, "Log in with a passkey")

    expect(page.get_by_role("heading", name="My desk")).to_be_visible()


def test_a_device_that_does_not_know_its_owner_signs_nothing(enrolled, decided, shoot):
    page, device = enrolled
    signing(page, decided)
    device.know_the_owner(False)

    press(page, re.compile("with a passkey"))

    expect(page.get_by_role("alert").filter(has_text="The passkey was not used")).to_be_visible()
    shoot(page, "refused")
    assert not SignOff.objects.exists()

    device.know_the_owner(True)
    press(page, re.compile("with a passkey"))
    expect(page.get_by_role("status")).to_contain_text("is recorded")


def test_the_interests_are_asked_for_before_the_passkey(enrolled, decided):
    page, _ = enrolled
    page.goto(f"/workspace/reviews/{decided.pk}/sign/approve/")

    press(page, re.compile("with a passkey"))

    assert page.evaluate("document.activeElement.name") == "stake"
    assert not SignOff.objects.exists()


def test_without_javascript_the_pages_say_what_passkeys_need(decided, people, contexts):
    page = contexts(java_script_enabled=False).new_page()

    page.goto("/accounts/login/")

    expect(page.get_by_text("A passkey needs JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Log in with a passkey")).to_have_count(0)
    log_in(page, "neuro", PASSWORD)
    expect(page.get_by_role("heading", name="My desk")).to_be_visible()
