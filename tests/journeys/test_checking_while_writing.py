"""The checks while somebody writes: what is found, where it stands, and how it is put right."""

import pytest
from playwright.sync_api import expect

from articles import queries
from articles.models import Article
from tests.journeys.people import press
from tests.journeys.writing import where

EDIT = "/workspace/articles/b12/edit/"
HIDDEN = "Give 1\u200b0 mg on alternate days."


def field(page, audience, name="body"):
    return page.locator(f"#id_text-{audience}-{name}")


def tab(page, name):
    return page.get_by_role("tab", name=name)


def write(page, audience, words):
    """Put the caret at the end of a text and type there."""
    box = field(page, audience)
    box.focus()
    box.press("Control+End")
    page.keyboard.insert_text(words)


def finding(page, id):
    return page.locator(".finding", has_text=id)


@pytest.fixture
def page(article, people, desk):
    page = desk(people.editor)
    page.goto(EDIT)
    expect(page.locator("[data-panel-said]")).to_contain_text("Of the saved text.")
    return page


def test_what_is_typed_is_found_shown_fixed_and_taken_back(page, shoot):
    tab(page, "Clinician").click()
    write(page, "clinician", f"\n\n{HIDDEN}")
    found = finding(page, "TXT-02")
    expect(found).to_be_visible()
    expect(page.locator("[data-panel-said]")).to_contain_text("in the way")
    assert where(page)[0] == "id_text-clinician-body", "the focus stays where one types"
    shoot(page, "found")

    tab(page, "Patient").click()
    found.get_by_role("button", name="Show").click()

    expect(tab(page, "Clinician")).to_have_attribute("aria-selected", "true")
    assert where(page) == ["id_text-clinician-body", "1\u200b0"]
    expect(page.locator(".surface:visible .surface__block").first).to_be_in_viewport()

    found.get_by_role("button", name="Fix").click()

    assert field(page, "clinician").input_value().endswith("Give 10 mg on alternate days.")
    expect(finding(page, "TXT-02")).to_have_count(0)
    page.keyboard.press("Control+z")
    assert field(page, "clinician").input_value().endswith(HIDDEN)
    expect(finding(page, "TXT-02")).to_be_visible()


def test_a_button_that_is_pressed_is_not_taken_from_under_the_hand(page):
    write(page, "patient", f"\n\n{HIDDEN}")
    show = finding(page, "TXT-02").get_by_role("button", name="Show")
    expect(show).to_be_visible()
    waiting = []
    page.route("**/check/", lambda route: waiting.append(route))
    with page.expect_request("**/check/"):
        write(page, "patient", " And so on.")
    show.hover()
    page.mouse.down()
    with page.expect_response("**/check/"):
        waiting.pop().continue_()
    page.evaluate("() => new Promise((shown) => setTimeout(shown, 200))")
    page.mouse.up()

    assert where(page) == ["id_text-patient-body", "1\u200b0"]


def test_a_sign_that_would_be_swallowed_is_put_into_words(page):
    write(page, "patient", "\n\n- >350 pg/mL is normal\n")

    finding(page, "NUM-04").get_by_role("button", name="Fix").click()

    assert "- more than 350 pg/mL is normal" in field(page, "patient").input_value()
    expect(finding(page, "NUM-04")).to_have_count(0)


def test_one_key_goes_to_a_finding_and_one_puts_it_right(page):
    write(page, "patient", f"\n\n{HIDDEN}")
    expect(finding(page, "TXT-02")).to_be_visible()

    for _ in range(page.locator(".finding[data-field]").count()):
        page.keyboard.press("F8")
        if where(page) == ["id_text-patient-body", "1\u200b0"]:
            break
    page.keyboard.press("F9")
    assert field(page, "patient").input_value().endswith("Give 10 mg on alternate days.")


def test_words_that_moved_since_are_still_found(page):
    write(page, "patient", f"\n\n{HIDDEN}")
    found = finding(page, "TXT-02")
    expect(found).to_be_visible()
    page.route("**/check/", lambda route: route.abort())
    box = field(page, "patient")
    box.press("Control+Home")
    page.keyboard.insert_text("Some words before all others. ")
    expect(page.locator("[data-panel-said]")).to_contain_text("there is no connection")

    found.get_by_role("button", name="Show").click()

    assert where(page)[1] == "1\u200b0"


def test_only_the_newest_text_is_asked_about(page):
    asked = []
    page.on("request", lambda request: "/check/" in request.url and asked.append(request))

    field(page, "patient").press_sequentially("a word typed letter by letter", delay=20)
    expect(page.locator("[data-panel-said]")).to_contain_text("As you type")

    assert len(asked) == 1


def test_whoever_was_in_the_panel_stays_there(page):
    write(page, "patient", f"\n\n{HIDDEN}")
    show = finding(page, "TXT-02").get_by_role("button", name="Show")
    expect(show).to_be_visible()
    page.evaluate(
        "document.querySelector('#writing').dispatchEvent(new Event('input', {bubbles: true}))"
    )
    show.focus()

    with page.expect_response("**/check/"):
        pass

    expect(show).to_be_focused()


def test_nothing_is_saved_by_looking(article, page):
    before = queries.draft_of(article)
    write(page, "patient", f"\n\n{HIDDEN}")

    expect(finding(page, "TXT-02")).to_be_visible()

    assert queries.draft_of(Article.objects.get(pk=article.pk)) == before


def test_the_panel_never_covers_the_text(page):
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        text, panel = (
            page.locator(each).bounding_box()
            for each in (".surface:has(#id_text-patient-body)", ".panel")
        )
        beside = panel["x"] >= text["x"] + text["width"]
        below = panel["y"] >= text["y"] + text["height"]
        assert beside or below, width


def test_without_javascript_a_button_checks_and_loses_nothing(article, people, desk, shoot):
    page = desk(people.editor, java_script_enabled=False)
    page.goto(EDIT)
    field(page, "patient").fill(HIDDEN)

    press(page, "Check")

    expect(finding(page, "TXT-02")).to_be_visible()
    expect(page.locator("[data-panel-said]")).to_contain_text("not saved yet")
    expect(field(page, "patient")).to_have_value(HIDDEN)
    shoot(page, "without-script")
    press(page, "Save")
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()


def test_a_claim_is_renamed_from_its_card(article, people, desk, shoot):
    page = desk(people.editor)
    page.goto("/workspace/articles/b12/claims/")
    card = page.locator("#claim-dose")
    shoot(page, "claims")

    card.locator("summary", has_text="Rename or merge").click()
    card.get_by_label("New id").fill("b12-dose")
    press(page, "Rename")

    expect(page.get_by_role("status")).to_contain_text("Claim dose is now b12-dose")
    expect(page.locator("#claim-b12-dose")).to_contain_text("was: dose")
    shoot(page, "renamed")
    page.goto(EDIT)
    assert '{#b12-dose was="dose" kind="dose"' in field(page, "patient").input_value()


def test_the_checks_and_their_levels(people, desk, shoot):
    page = desk(people.chair)
    page.goto("/workspace/checks/")
    shoot(page, "checks")

    page.locator("[id=TXT-02]").get_by_role("link", name="set").click()
    page.get_by_label("Why?").fill("Hidden characters were seen in a dose.")
    shoot(page, "level")
    press(page, "See what this changes")
    shoot(page, "level-reach")
    press(page, "Set the level")

    expect(page.locator("[id=TXT-02]")).to_contain_text("Hidden characters were seen in a dose.")
