"""The whole way: an editor writes, the board decides, readers read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.people import find_all_supported, follow, log_in, press, sign, wait_for_whole

DEMO = Path(__file__).resolve().parents[2] / "editorial" / "demo" / "b12-leg-weakness.md"


@pytest.mark.usefixtures("people")
def test_a_copied_page_is_put_right_signed_by_two_and_read(
    contexts, reader, shoot, shared_data, publish_now
):
    page = contexts().new_page()

    # The editor pastes the page, and sees what is wrong with it before anybody else can.
    page.goto("/workspace/import/")
    shoot(page, "01-log-in")
    log_in(page, "editor")
    expect(page.get_by_role("heading", level=1)).to_have_text("Import")
    shoot(page, "02-import")
    page.get_by_label("Or paste the text").fill(
        (shared_data / "sample-page" / "page.txt").read_text()
    )
    press(page, "Read it")
    expect(page.get_by_text("Cited, but not in the list")).to_be_visible()
    shoot(page, "03-what-was-read")
    press(page, "Create the article")
    expect(page.get_by_role("status")).to_contain_text("The article is imported")
    expect(page.get_by_text("a comparator may be lost").first).to_be_attached()
    expect(page.get_by_text('cites "ref-6"').first).to_be_attached()
    shoot(page, "04-findings")

    # The board is not asked while they stand.
    follow(page, "Submit to the board")
    page.get_by_label("What changed, and why?").fill("As it was found.")
    press(page, re.compile("^Submit version 1"))
    expect(page.get_by_role("alert")).to_contain_text("This was not submitted")
    expect(page.get_by_label("What changed, and why?")).to_have_value("As it was found.")
    expect(
        page.get_by_role("heading", name=re.compile(r"^\d+ findings in the way"))
    ).to_be_visible()
    shoot(page, "05-refused")

    # The corrected article comes as a file; only the date of its next review is missing.
    page.goto("/workspace/import/")
    page.get_by_label("A file").set_input_files(DEMO)
    press(page, "Read it")
    shoot(page, "06-file-read")
    press(page, "Create the article")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("B12.*", re.IGNORECASE))
    follow(page, "Edit")
    page.get_by_label("Next review due").fill("2027-11-02")
    shoot(page, "07-edit")
    press(page, "Save")
    expect(page.locator("[data-panel-found]")).to_contain_text("0 in the way")
    press(page, "Save and submit")
    wait_for_whole(page, page.get_by_label("What changed, and why?"))
    for number in range(page.get_by_label(re.compile("^Why this stands")).count()):
        page.get_by_label(re.compile("^Why this stands")).nth(number).fill("The board may judge.")
    page.get_by_label("What changed, and why?").fill("Put right what the copied page had wrong.")
    shoot(page, "08-submit")
    press(page, "Submit version 1")
    expect(page.get_by_role("status")).to_contain_text("Version 1 is with the board.")
    shoot(page, "09-with-the-board")
    slug = page.url.rstrip("/").rsplit("/", 1)[-1]
    assert reader.goto(f"/articles/{slug}/").status == 404

    # Two members decide each claim and sign with their password; one is a neurologist.
    for username, said in (
        ("haema", "missing: 1 neurologist"),
        ("neuro", "is approved and goes live"),
    ):
        member = contexts().new_page()
        member.goto("/workspace/reviews/")
        log_in(member, username)
        shoot(member, f"10-{username}-reviews")
        member.locator("table a").first.click()
        wait_for_whole(member, member.locator("#claims"))
        if member.get_by_role("button", name="Begin the review").count():
            press(member, "Begin the review")
        shoot(member, f"11-{username}-review")
        assert find_all_supported(member) > 5
        press(member, re.compile("^Approve version 1"))
        shoot(member, f"12-{username}-sign")
        sign(member)
        expect(member.get_by_role("status")).to_contain_text(said)
        shoot(member, f"13-{username}-signed")

    # Readers get it: in plain words, and in a doctor's.
    publish_now()
    assert reader.goto(f"/articles/{slug}/").status == 200
    expect(reader.get_by_role("heading", level=1)).to_contain_text("B12")
    expect(reader.get_by_text("Approved", exact=False).first).to_be_visible()
    expect(reader.locator("body")).to_contain_text("Dr Nora")
    patients = reader.locator(".article").inner_text()
    shoot(reader, "14-patient")
    reader.get_by_role("navigation", name="Which best describes you?").get_by_role(
        "link", name=re.compile("Clinician")
    ).click()
    expect(reader).to_have_url(re.compile(rf"/articles/{slug}/clinician/"))
    reader.wait_for_load_state("load")
    assert reader.locator(".article").inner_text() != patients
    shoot(reader, "15-clinician")


def test_the_board_asks_for_a_change_and_gets_it(article, people, desk, shoot, under_review):
    member = desk(people.neurologist)
    member.goto(f"/workspace/reviews/{under_review.pk}/")
    member.get_by_label("Needs change").first.check()
    member.get_by_label(re.compile("^Note")).first.fill("Say how often.")
    press(member, "Save verdicts")
    expect(member.get_by_role("status")).to_contain_text("1 verdict is saved")
    shoot(member, "1-verdict")
    press(member, re.compile("^Request changes"))
    member.get_by_label("What should change?").fill("Say how often the dose is given.")
    shoot(member, "2-request")
    sign(member)
    expect(member.get_by_role("status")).to_contain_text("goes back to the editor")

    editor = desk(people.editor)
    # The whole text is put in at once, which only the plain area lets a test do.
    editor.add_init_script("localStorage.setItem('writing-surface', 'plain')")
    editor.goto(f"/workspace/articles/{article.slug}/")
    expect(editor.locator("main")).to_contain_text("The board asked for changes in version 1")
    expect(editor.locator("main")).to_contain_text("Say how often the dose is given.")
    shoot(editor, "3-editor")
    follow(editor, "Edit")
    body = editor.locator("#id_text-patient-body")
    body.fill(body.input_value().replace("on alternate days", "every other day, for two weeks"))
    editor.get_by_role("tab", name="Clinician").click()
    body = editor.locator("#id_text-clinician-body")
    body.fill(body.input_value().replace("on alternate days", "every other day, for two weeks"))
    press(editor, "Save")
    expect(editor.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    press(editor, "Save and submit")
    editor.get_by_label("What changed, and why?").fill("The dose says how often and how long.")
    press(editor, "Submit version 1")
    expect(editor.get_by_role("status")).to_contain_text("Version 1 is with the board.")

    member.goto("/workspace/reviews/")
    member.locator("table a").first.click()
    expect(member.locator("body")).to_contain_text("round 2")
    expect(member.locator("body")).to_contain_text("every other day")
    shoot(member, "4-round-two")
