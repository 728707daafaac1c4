"""A reader asks her browser to remember whose text she wants, goes about, and has it forgotten."""

import re

import pytest
from playwright.sync_api import expect

from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, version_at
from tests.journeys.people import follow, press

PATIENT, CLINICIAN = "/articles/b12/", "/articles/b12/clinician/"
QUESTION = "Can low vitamin B12 make your legs weak?"


@pytest.fixture
def live(article):
    publish(article=version_at(Status.APPROVED, article=article).article, at=NOW)


def remembered(page):
    return {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}


def remember(page, name):
    page.goto(PATIENT)
    page.get_by_role("link", name=re.compile(f"^{name}")).click()
    page.get_by_text("Remember my choice").click()
    page.get_by_label("From now on, open every article here").check()
    press(page, "Remember")


def visits(page):
    """Return a list that grows by each address that the page comes to."""
    seen = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    return seen


def path_of(url):
    return "/" + url.split("/", 3)[3]


def test_what_was_asked_for_is_remembered_until_it_is_forgotten(live, reader, shoot):
    page = reader
    page.goto(PATIENT)
    assert remembered(page) == {}

    remember(page, "Clinician")
    expect(page).to_have_url(CLINICIAN)
    expect(page.get_by_text("(remembered)")).to_be_visible()
    assert remembered(page) == {"audience": "clinician"}
    shoot(page, "remembered")

    page.goto("/")
    follow(page, QUESTION)
    expect(page).to_have_url(CLINICIAN)
    page.goto("/")
    seen = visits(page)
    page.goto(f"{PATIENT}#claim-leg-weakness")
    expect(page).to_have_url(f"{CLINICIAN}#claim-leg-weakness")
    page.go_back()
    expect(page).to_have_url("/")
    assert len(seen) <= 3, "there, on to the remembered text, and back: nothing goes round"

    page.goto(CLINICIAN)
    page.get_by_role("link", name=re.compile("^Patient")).click()
    page.reload()
    expect(page).to_have_url(re.compile(f"{PATIENT}(#.*)?$"))

    page.goto("/audience/")
    expect(page.get_by_text("one thing now: the text for “Clinician”")).to_be_visible()
    shoot(page, "about")
    press(page, "Forget my choice")
    expect(page.get_by_text("This browser remembers nothing of you now.")).to_be_visible()
    assert remembered(page) == {}
    page.goto(PATIENT)
    expect(page).to_have_url(PATIENT)


def test_a_forged_word_leads_nowhere(live, reader, live_server):
    for value in ("patient", "admin", "clinician/../../../workspace", "%2F%2Fx"):
        cookie = {"name": "audience", "value": value, "url": live_server.url}
        reader.context.add_cookies([cookie])
        page = reader.context.new_page()
        seen = visits(page)
        page.goto(PATIENT, wait_until="networkidle")
        assert [path_of(url) for url in seen] == [PATIENT]


def test_no_address_leads_round(live, reader, live_server):
    """Where somebody is led on from, and never from there again."""
    reader.context.add_cookies([{"name": "audience", "value": "student", "url": live_server.url}])
    student = f"{PATIENT}student/"
    for address in (PATIENT, student, CLINICIAN, f"{PATIENT}versions/", "/audience/"):
        page = reader.context.new_page()
        seen = visits(page)
        page.goto(address, wait_until="networkidle")
        expected = [address] if address != PATIENT else [PATIENT, student]
        # A browser may not count the page that it is led on from.
        assert [path_of(url) for url in seen] in (expected, expected[-1:])
        page.close()


def test_without_javascript_the_address_is_the_choice(live, contexts, shoot):
    page = contexts(java_script_enabled=False).new_page()

    remember(page, "Clinician")
    expect(page).to_have_url(CLINICIAN)
    page.get_by_text("Remember my choice").click()
    expect(page.get_by_text("Keep the address of this page instead")).to_be_visible()
    page.goto(PATIENT)
    expect(page).to_have_url(PATIENT)
    page.get_by_text("Remember my choice").click()
    press(page, "Forget")
    expect(page.get_by_role("status")).to_contain_text("Forgotten.")
    assert remembered(page) == {}
    expect(page.get_by_text("Your browser runs no JavaScript")).to_be_visible()
    shoot(page, "forgotten")
