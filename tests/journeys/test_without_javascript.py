"""Everything works without JavaScript: what it adds is comfort."""

import re

import pytest
from playwright.sync_api import expect

from articles.publishing.models import Message
from articles.status import Status
from editorial.actions.publish import publish
from editorial.models import SignOff
from tests.factories import NOW, version_at
from tests.journeys.people import find_all_supported, follow, press, sign

PLAIN = {"java_script_enabled": False}


def test_a_reader_reads_chooses_and_reports(article, contexts, shoot):
    publish(article=version_at(Status.APPROVED, article=article).article, at=NOW)
    page = contexts(**PLAIN).new_page()

    page.goto("/")
    follow(page, "Can low vitamin B12 make your legs weak?")
    page.get_by_role("link", name=re.compile("^Carer")).click()
    expect(page).to_have_url("/articles/b12/carer/")
    page.locator("summary", has_text="Report a problem").click()
    page.get_by_label("What is wrong or unclear?").fill("Which form of the vitamin?")
    press(page, "Send the report")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Our editors have it")
    shoot(page, "thanks")

    message = Message.objects.get()
    assert (message.text, message.audience) == ("Which form of the vitamin?", "carer")
    assert message.version_number == 1


def test_a_reader_finds_looks_at_a_source_asks_and_sends(article, contexts, shoot):
    publish(article=version_at(Status.APPROVED, article=article).article, at=NOW)
    page = contexts(**PLAIN).new_page()

    page.goto("/")
    page.get_by_role("searchbox").fill("hydroxocobalamin dose")
    press(page, "Search")
    page.locator("main").get_by_role("link", name=re.compile("^Can low vitamin B12")).first.click()
    expect(page).to_have_url(re.compile("/articles/b12/"))
    cite = page.locator("#claim-dose + .cite a")
    cite.click()
    expect(page).to_have_url(re.compile("#ref-2$"))
    page.locator("#ref-2").get_by_role("link", name="Back to place 1 of reference 2").click()
    expect(cite).to_be_in_viewport()
    page.get_by_text("Ask it here").click()
    page.get_by_label("Your question").fill("How often is hydroxocobalamin given?")
    press(page, "Ask")
    quote = page.get_by_text("Hydroxocobalamin 1 mg is given on alternate days").first
    expect(quote).to_be_visible()
    shoot(page, "answers")
    press(page, "Send the question")

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Our editors have it")
    assert Message.objects.get().text == "How often is hydroxocobalamin given?"


def test_a_reader_is_told_what_was_wrong_with_a_report(article, contexts, shoot):
    publish(article=version_at(Status.APPROVED, article=article).article, at=NOW)
    page = contexts(**PLAIN).new_page()
    page.goto("/articles/b12/")
    page.locator("summary", has_text="Report a problem").click()
    page.get_by_label("What is wrong or unclear?").fill("   ")
    press(page, "Send the report")

    expect(page.get_by_role("alert")).to_contain_text("Your message is empty.")
    shoot(page, "refused")
    page.get_by_label("What is wrong or unclear?").fill("The dose.")
    press(page, "Send the report")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Our editors have it")


def test_an_editor_writes_and_submits(article, people, desk):
    page = desk(people.editor, **PLAIN)
    page.goto("/workspace/")
    follow(page, "Articles")
    follow(page, "Can low vitamin B12 make your legs weak?")
    follow(page, "Edit")
    body = page.locator("#id_text-clinician-body")
    body.fill(body.input_value() + "\n\nMeasure it again after three months.\n")
    press(page, "Save")
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    press(page, "Save and submit")
    page.get_by_label("What changed, and why?").fill("A word on measuring.")
    press(page, "Submit version 1")
    expect(page.get_by_role("status")).to_contain_text("Version 1 is with the board.")


@pytest.mark.usefixtures("under_review")
def test_a_board_member_decides_and_signs(people, desk):
    page = desk(people.neurologist, **PLAIN)
    page.goto("/workspace/reviews/")
    page.locator("table a").first.click()
    find_all_supported(page)
    press(page, re.compile("^Approve version 1"))
    sign(page)

    expect(page.get_by_role("status")).to_contain_text("is recorded")
    assert SignOff.objects.get().decision == SignOff.APPROVE
