"""What somebody typed comes back, whatever happened meanwhile (I13)."""

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

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


def test_leaving_with_unsaved_words_asks_first(article, people, desk):
    page = desk(people.editor)
    page.goto("/workspace/articles/b12/edit/")
    body(page).press_sequentially("x")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    page.get_by_role("link", name="Articles").first.click()

    for _ in range(100):
        if asked:
            break
        page.wait_for_timeout(50)
    assert asked == ["beforeunload"]
    expect(page).to_have_url("/workspace/articles/b12/edit/")
