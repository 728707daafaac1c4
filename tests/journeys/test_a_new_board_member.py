"""From the invitation mail to the first signature, with nothing but what the screens say."""

import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from editorial.actions.invite import invite
from editorial.identity import invitation_mail
from editorial.models import InterestDeclaration, SignOff
from tests.factories import NOW, make_member, make_user
from tests.journeys.people import find_all_supported, follow, press, sign
from tests.second_factor import code_of

CHOSEN = "seven lamps of wax"
FIVE_MINUTES = 5 * 60


@pytest.fixture
def link(under_review, settings, mailoutbox):
    """The link in the mail of a member who has a role and a credential, and nothing else yet."""
    settings.SECOND_FACTOR_REQUIRED = True
    newcomer = make_member("haematology", username="nora", name="Nora")
    newcomer.set_unusable_password()
    newcomer.save()
    InterestDeclaration.objects.filter(member__user=newcomer).delete()
    invitation, token = invite(user=newcomer, by=make_user("administrator", name="Ada"), at=NOW)
    invitation_mail.send(invitation, token)
    address = re.search(r"http://\S+", mailoutbox[0].body).group()
    return urlsplit(address).path


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no javascript"])
def test_from_the_mail_to_the_first_signature(link, contexts, shoot, javascript):
    page = contexts(java_script_enabled=javascript).new_page()
    began = time.monotonic()

    page.goto(link)
    expect(page.get_by_role("heading", name="Welcome, Nora")).to_be_visible()
    shoot(page, "1-password")
    page.get_by_label("Password", exact=True).fill(CHOSEN)
    page.get_by_label("The password again").fill(CHOSEN)
    press(page, "Set the password and go on")

    expect(page.get_by_role("heading", name="Set up a second factor")).to_be_visible()
    shoot(page, "2-second-factor")
    follow(page, "Set up an app")
    secret = page.get_by_label("Or type this secret into the app").input_value()
    shoot(page, "3-app")
    page.get_by_label("Six digits that the app shows").fill(code_of(secret))
    press(page, "Switch it on")

    expect(page.get_by_text("They cannot sign")).to_be_visible()
    shoot(page, "4-recovery-codes")
    follow(page, "I have kept them: go on")

    expect(page.get_by_role("heading", name="My interests")).to_be_visible()
    shoot(page, "5-interests")
    page.get_by_label("Your interests of the last 36 months").fill("None.")
    press(page, "Declare")

    expect(page.get_by_role("heading", level=1, name="Reviews")).to_be_visible()
    shoot(page, "6-queue")
    follow(page, re.compile("low vitamin B12"))
    find_all_supported(page)
    press(page, re.compile("^Approve version 1"))
    shoot(page, "7-signature")
    page.get_by_label("Six-digit code").fill(code_of(secret, steps=1))
    sign(page, CHOSEN)

    expect(page.get_by_role("status")).to_contain_text("is recorded")
    signed = SignOff.objects.get()
    assert signed.signer.username == "nora"
    assert '"method":"password and one-time code"' in signed.record
    assert time.monotonic() - began < FIVE_MINUTES
