"""What somebody typed comes back, whatever happened meanwhile (I13)."""

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles import queries
from tests.journeys.people import log_in, press

WORDS = "A sentence that took an hour to write."


def body(page):
    return page.locator("#id_text-patient-body")


def test_a_log_in_that_ran_out_while_typing(article, people, desk, shoot):
    page = desk(people.editor)
    page.goto("/workspace/articles/b12/edit/")
    body(page).fill(f"{body(page).input_value()}\n\n{WORDS}")
    Session.objects.all().delete()

    press(page, "Save")

    expect(page.get_by_role("heading", level=1)).to_contain_text("logged out")
    expect(page.locator("main")).to_contain_text(WORDS)
    shoot(page, "logged-out")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log in").click()
    log_in(opened.value, "editor")

    expect(opened.value).to_have_url("/workspace/articles/b12/edit/")
    expect(page.locator("main")).to_contain_text(WORDS)


def test_two_browsers_save_and_the_second_sees_both_texts(article, people, desk, shoot):
    first, second = desk(people.editor), desk(people.editor)
    for page in (first, second):
        page.goto("/workspace/articles/b12/edit/")
    theirs = body(first).input_value().replace("damage nerves", "harm nerves")
    mine = body(second).input_value().replace("on alternate days", "every other day")
    body(first).fill(theirs)
    press(first, "Save")
    expect(first.get_by_role("status")).to_contain_text("Saved.")

    body(second).fill(mine)
    press(second, "Save")

    expect(second.get_by_role("heading", name="What differs")).to_be_visible()
    stale = second.locator(".stale")
    expect(stale.locator("del").first).to_have_text("harm")
    expect(stale.locator("ins").first).to_have_text("damage")
    expect(stale.locator("ins", has_text="every").first).to_be_visible()
    expect(body(second)).to_have_value(mine)
    shoot(second, "both-texts")

    body(second).fill(mine.replace("damage nerves", "harm nerves"))
    press(second, "Save")
    expect(second.get_by_role("status")).to_contain_text("Saved.")
    (saved,) = [t.body for t in queries.draft_of(article).texts if t.audience == "patient"]
    assert "harm nerves" in saved and "every other day" in saved


def test_leaving_with_unsaved_words_asks_first(article, people, desk):
    page = desk(people.editor)
    page.goto("/workspace/articles/b12/edit/")
    body(page).press_sequentially("x")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    page.get_by_role("link", name="Articles").first.click()

    page.wait_for_timeout(200)
    assert asked == ["beforeunload"]
    expect(page).to_have_url("/workspace/articles/b12/edit/")
