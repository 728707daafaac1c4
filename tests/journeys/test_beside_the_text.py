"""What stands beside the texts while somebody writes, one panel at a time."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people import press
from tests.journeys.writing import where
from tests.painted import a_picture

EDIT = "/workspace/articles/b12/edit/"


@pytest.fixture
def page(article, people, desk):
    page = desk(people.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(EDIT)
    expect(page.get_by_role("tab", name="Checks")).to_have_attribute("aria-selected", "true")
    return page


def panel(page, name):
    page.get_by_role("tab", name=name).click()
    return page.get_by_role("tabpanel", name=name)


def write(page, words):
    box = page.locator("#id_text-patient-body")
    box.focus()
    box.press("Control+End")
    page.keyboard.insert_text(words)


def test_a_claim_leads_to_its_words_in_the_text(page):
    shown = panel(page, "Claims")

    shown.get_by_role("link", name="A lack of vitamin B12 can damage nerves.").first.click()

    assert where(page) == ["id_text-patient-body", "A lack of vitamin B12 can damage nerves."]


def test_panels_are_of_what_is_typed_and_arrows_lead_from_one_to_the_next(page):
    write(page, "\n\n## Something quite new\n")
    page.get_by_role("tab", name="Comments").click()
    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("tab", name="Outline")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Outline")).to_contain_text("Something quite new")


def test_the_preview_is_the_reader_s_page_of_what_is_typed_and_follows_the_text(page):
    write(page, "\n\nTyped before the preview.\n")
    shown = panel(page, "Preview")
    frame = shown.frame_locator("iframe")
    expect(frame.get_by_text("Typed before the preview.")).to_be_visible()

    write(page, "\nTyped while it was looked at.\n")

    expect(frame.get_by_text("Typed while it was looked at.")).to_be_attached()
    expect(frame.get_by_role("heading", level=1)).to_be_visible()


def test_two_texts_stand_beside_each_other(page):
    page.get_by_label("Beside it").select_option("Clinician")

    for audience in ("patient", "clinician"):
        expect(page.locator(f"#id_text-{audience}-headline")).to_be_visible()
    left, right = (
        page.locator(f"#id_text-{audience}-headline").bounding_box()
        for audience in ("patient", "clinician")
    )
    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] == pytest.approx(right["y"], abs=2)


def test_what_stands_beside_a_text_stays_when_an_arrow_leads_to_the_next(page):
    page.get_by_label("Beside it").select_option("Clinician")
    page.get_by_role("tab", name="Patient").press("ArrowRight")

    expect(page.get_by_role("tab", name="Carer")).to_be_focused()
    for audience in ("carer", "clinician"):
        expect(page.locator(f"#id_text-{audience}-headline")).to_be_visible()


def send_picture(page):
    page.get_by_role("toolbar", name="Body").get_by_role("button", name="Image").click()
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(
        {"name": "cord.png", "mimeType": "image/png", "buffer": a_picture()}
    )
    page.get_by_label("What it shows").fill("A spinal cord")
    press(page, "Put it in")


PICTURE = re.compile(r"!\[A spinal cord\]\(/images/[0-9a-f]{64}\.png\)")


def test_a_picture_that_was_given_up_does_not_hold_up_the_next(page):
    page.route("**/images/", lambda route: None)
    with page.expect_request("**/images/"):
        send_picture(page)
    page.keyboard.press("Escape")
    page.unroute("**/images/")
    send_picture(page)

    expect(page.locator("#id_text-patient-body")).to_have_value(PICTURE)


def test_a_picture_is_put_in_where_somebody_writes_and_stands_in_the_preview(page):
    write(page, "\n\n")
    send_picture(page)

    expect(page.locator("#id_text-patient-body")).to_have_value(PICTURE)
    picture = panel(page, "Preview").frame_locator("iframe").get_by_alt_text("A spinal cord")
    expect(picture).to_be_attached()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 12


def test_without_javascript_each_panel_is_a_page(article, people, desk):
    page = desk(people.editor, java_script_enabled=False)
    page.goto(EDIT)

    for name in ("Claims", "Comments", "Outline", "History"):
        page.goto(EDIT)
        page.get_by_role("navigation", name="Beside the text").get_by_role(
            "link", name=name
        ).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
