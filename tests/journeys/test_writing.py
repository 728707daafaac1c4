"""Writing all day: from a blank page to the board in one sitting, by keys and by buttons."""

import re

import pytest
from playwright.sync_api import expect

from articles import queries
from articles.models import Article, Version
from references import library
from tests.factories import NOW, REFERENCES
from tests.journeys.looking import Visitor
from tests.journeys.people import press
from tests.journeys.writing import body, select, surface, wait_for_editor, where

EDIT = "/workspace/articles/b12/edit/"
SHORT = "Yes. Low vitamin B12 can weaken your legs."
BODY = """\
## What happens

A lack of vitamin B12 can damage nerves.

Weak legs often get better with treatment.

## The usual dose

Hydroxocobalamin 1 mg is given on alternate days.

A blood test shows whether vitamin B12 is low.
"""
CLAIMS = (
    ("short_answer", "Low vitamin B12 can weaken your legs.", "symptom", "stabler"),
    ("body", "A lack of vitamin B12 can damage nerves.", "mechanism", "stabler"),
    ("body", "Weak legs often get better with treatment.", "prognosis", "recovery"),
    ("body", "Hydroxocobalamin 1 mg is given on alternate days.", "dose", "NG239"),
    ("body", "A blood test shows whether vitamin B12 is low.", "diagnosis", "blood tests"),
)
NOT_NEEDED = ("benefits", "harms", "alternatives", "no-treatment", "follow-up")


def put_more_sources():
    for reference in REFERENCES:
        library.put(
            key=reference.key,
            kind=reference.kind,
            csl=reference.model_dump(mode="json")["csl"],
            at=NOW,
        )
    for key, title, doi in (
        ("puri2024", "Recovery of weak legs", "10.1136/bmj.1"),
        ("devalia2024", "Blood tests for cobalamin", "10.1136/bmj.2"),
    ):
        csl = {
            "type": "article-journal", "title": title, "DOI": doi, "container-title": "BMJ",
            "author": [{"family": key[:-4].title(), "given": "V"}], "volume": "3", "page": "1-9",
            "issued": {"date-parts": [[2024]]},
        }  # fmt: skip
        library.put(key=key, kind="review", csl=csl, at=NOW)


def write(page, audience, part, words):
    """Type at the end of a text, as plain words are pasted."""
    wait_for_editor(page, audience, part)
    body(page, audience, part).focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def mark(page, audience, part, words, *, kind="", source="", known=""):
    """Mark words as a claim with the keyboard, and cite a source for it from the list."""
    select(page, words, audience, part)
    page.keyboard.press("Control+Shift+L")
    dialog = page.get_by_role("dialog", name="Mark as a claim")
    expect(dialog).to_contain_text(words)
    if known:
        dialog.get_by_label("Which claim is it?").select_option(known)
    else:
        dialog.get_by_label("Kind").select_option(kind)
        dialog.get_by_label("Certainty").select_option("moderate")
    dialog.get_by_label("Name").press("Enter")
    picker = page.get_by_role("combobox", name="Cite a source")
    expect(picker).to_be_focused()
    picker.press_sequentially(source)
    option = page.get_by_role("listbox", name="Sources").get_by_role("option")
    expect(option.first).to_be_visible()
    expect(option).to_have_count(1)
    page.keyboard.press("Enter")
    expect(picker).to_have_count(0)


@pytest.mark.usefixtures("people")
def test_an_article_is_written_from_blank_to_the_board_in_one_sitting(people, desk, shoot):
    put_more_sources()
    page = desk(people.editor)
    page.goto("/workspace/new/")
    page.locator("#id_question").fill("Can low vitamin B12 make your legs weak?")
    press(page, "Begin")
    page.wait_for_url("**/edit/")
    slug = page.url.split("/")[-3]
    page.locator("#id_region").fill("GB")

    for audience in ("patient", "clinician"):
        page.get_by_role("tab", name=re.compile(audience, re.IGNORECASE)).click()
        body(page, audience, "headline").fill("Low vitamin B12 can make your legs weak")
        write(page, audience, "short_answer", SHORT)
        write(page, audience, "body", BODY)
        for part, words, kind, source in CLAIMS:
            known = ""
            if audience == "clinician":
                patient = body(page, "patient", part).input_value()
                known = re.search(rf"\[{re.escape(words)}\]\{{#([a-z0-9-]+)", patient)[1]
            mark(page, audience, part, words, kind=kind, source=source, known=known)
        body(page, audience).focus()
        page.keyboard.press("Control+End")
        page.get_by_role("button", name="Care card, note or warning").locator(
            "visible=true"
        ).click()
        page.get_by_role("menuitem", name="Immediate action").click()
        assert where(page) == [f"id_text-{audience}-body", "Call 999 now if"]
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("End")
        page.keyboard.type("you cannot pass urine\nyour legs suddenly get weaker")
    texts = page.get_by_role("tablist", name="Texts").get_by_role("tab")
    expect(texts).to_have_text(["Patient", "+ Carer", "+ Student", "Clinician"])
    assert (
        body(page, "patient")
        .input_value()
        .endswith(
            "::: {.emergency}\n### Call 999 now if\n\n"
            "- you cannot pass urine\n- your legs suddenly get weaker\n:::\n"
        )
    )
    shoot(page, "written")
    page.locator("#id_topics").fill("neurology")
    page.locator("#id_next_review_on").fill("2027-11-02")
    page.locator("#id_ai_kind").select_option("none")
    page.locator("summary", has_text="Parts that this article need not have").click()
    for part in NOT_NEEDED:
        page.locator(f"[name='without-{part}']").fill("The article is about the signs.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    draft = queries.draft_of(Article.objects.get(slug=slug))
    assert {text.audience for text in draft.texts} == {"patient", "clinician"}
    assert len(draft.references) == 4

    page.goto(f"/workspace/articles/{slug}/submit/")
    page.get_by_label("What changed, and why?").fill("The first version.")
    for reason in page.get_by_label("Why this stands").all():
        reason.fill("It is so for now.")
    page.get_by_role("button", name=re.compile("^Submit version 1")).click()

    expect(page.get_by_role("status")).to_contain_text("Version 1 is with the board.")
    version = Version.objects.get(article__slug=slug)
    assert version.status == "submitted"
    assert len(version.snapshot.value().claims) == 5


@pytest.fixture
def page(article, people, desk):
    page = desk(people.editor)
    page.goto(EDIT)
    wait_for_editor(page)
    return page


def end(page):
    body(page).focus()
    page.keyboard.press("Control+End")


def text(page):
    return body(page).input_value()


def test_the_keys_of_the_toolbar_do_and_undo_what_they_say(page):
    end(page)
    page.keyboard.insert_text("\n\nWeak legs")
    select(page, "Weak legs")
    page.keyboard.press("Control+b")
    assert text(page).endswith("\n\n**Weak legs**")
    page.keyboard.press("Control+b")
    assert text(page).endswith("\n\nWeak legs")
    page.keyboard.press("Control+i")
    assert text(page).endswith("\n\n*Weak legs*")
    page.keyboard.press("Control+z")
    assert text(page).endswith("\n\nWeak legs")
    page.keyboard.press("Control+Shift+H")
    assert text(page).endswith("\n\n## Weak legs")
    page.keyboard.press("Control+Shift+Digit8")
    page.keyboard.press("Enter")
    page.keyboard.type("one\n\nafter")
    assert text(page).endswith("- one\n\nafter")


def test_the_toolbar_is_one_stop_and_arrows_move_in_it(page):
    bar = surface(page).get_by_role("toolbar")
    end(page)
    page.keyboard.press("Alt+F10")
    expect(bar.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Italic")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Bold")).to_be_focused()
    assert bar.locator("[tabindex='0']").count() == 1
    page.keyboard.press("Escape")
    assert where(page)[0] == "id_text-patient-body"
    page.keyboard.press("Tab")
    assert not surface(page).locator(".ace_text-input:focus").count(), "Tab leads on"


def test_a_claim_needs_a_name_that_nothing_else_has(page):
    end(page)
    page.keyboard.insert_text("\n\nSome words of a claim.")
    select(page, "Some words of a claim.")
    page.keyboard.press("Control+Shift+L")
    dialog = page.get_by_role("dialog", name="Mark as a claim")
    dialog.get_by_label("Name").fill("dose")
    dialog.get_by_role("button", name="Mark it").click()

    expect(dialog.get_by_role("alert")).to_contain_text("This text makes a claim of that name")
    assert Visitor(page, page.url).look() == []
    page.keyboard.press("Escape")
    assert text(page).endswith("\n\nSome words of a claim.")


def test_the_plain_text_area_is_a_press_away_and_remembered(page, shoot):
    end(page)
    page.keyboard.insert_text("\n\nNothing is lost.")
    shoot(page, "editor")
    surface(page).get_by_role("button", name="Plain text area").click()
    expect(surface(page).locator(".ace_content")).to_have_count(0)
    assert text(page).endswith("Nothing is lost.")
    select(page, "Nothing is lost.")
    page.keyboard.press("Control+b")
    assert text(page).endswith("**Nothing is lost.**")
    shoot(page, "plain")

    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state("load")
    page.goto(EDIT)
    expect(surface(page).get_by_role("button", name="Editor with marks")).to_be_visible()
    assert text(page).endswith("**Nothing is lost.**")


def test_fingers_get_the_plain_text_area(article, people, desk):
    page = desk(people.editor, has_touch=True, is_mobile=True)
    page.goto(EDIT)

    expect(surface(page).get_by_role("button", name="Editor with marks")).to_be_visible()
    expect(surface(page).locator(".ace_content")).to_have_count(0)


def test_what_is_found_is_underlined_with_a_mark_in_the_margin(page, shoot):
    end(page)
    page.keyboard.insert_text("\n\nGive 1\u200b0 mg on alternate days.")
    expect(surface(page).locator(".surface__block").first).to_be_attached()
    expect(surface(page).locator(".ace_gutter-cell.ace_error")).to_have_count(1)
    shoot(page, "found")
