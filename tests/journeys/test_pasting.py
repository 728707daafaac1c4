"""What is pasted: from a page or a word processor, plain, and far too much."""

import pytest
from playwright.sync_api import expect

from tests.journeys.writing import body, surface, wait_for_editor

PASTE = """([id, plain, html]) => {
  const field = document.getElementById(id);
  const to = field.closest(".surface").querySelector(".ace_text-input") ?? field;
  const data = new DataTransfer();
  data.setData("text/plain", plain);
  if (html) data.setData("text/html", html);
  to.focus();
  to.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
  );
}"""
WORD = """<html><head><style>p.MsoNormal {margin: 0}</style></head><body><!--StartFragment-->
<h2 style="color:red">Signs</h2><p class="MsoNormal" style="margin:0">Legs <b>weak</b> now.</p>
<ul><li>in the morning</li></ul><p><img src="data:image/png;base64,AAAA"></p>
<!--EndFragment--></body></html>"""
PLAIN = "Signs\nLegs weak now.\nin the morning"


@pytest.fixture
def page(article, people, desk):
    page = desk(people.editor)
    page.goto("/workspace/articles/b12/edit/")
    wait_for_editor(page)
    body(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\n\n")
    return page


def paste(page, plain, html=""):
    page.evaluate(PASTE, ["id_text-patient-body", plain, html])


def said(page):
    return surface(page).get_by_role("status")


def test_words_from_a_word_processor_become_the_dialect_and_undo_gives_plain_ones(page):
    heard = []
    page.on("console", lambda message: heard.append(message.text))
    paste(page, PLAIN, WORD)

    expect(said(page)).to_contain_text("Pasted. Picture left out")
    pasted = "\n\n## Signs\n\nLegs **weak** now.\n\n- in the morning"
    assert body(page).input_value().endswith(pasted)
    page.keyboard.press("Control+z")
    assert body(page).input_value().endswith(f"\n\n{PLAIN}")
    assert heard == []


def test_without_an_answer_the_plain_words_stay(page):
    page.route("**/workspace/paste/", lambda route: route.abort())
    paste(page, PLAIN, WORD)

    expect(said(page)).to_contain_text("Pasted as plain words.")
    assert body(page).input_value().endswith(f"\n\n{PLAIN}")


def test_words_with_colours_alone_are_plain(page):
    paste(page, "[@ng239] ", "<span style='color:red'>[@ng239] </span>")

    assert body(page).input_value().endswith("\n\n[@ng239] ")
    expect(said(page)).to_be_empty()


def test_five_megabytes_are_refused_in_plain_words_and_nothing_is_lost(page):
    before = body(page).input_value()
    paste(page, "leg " * 1_300_000, "<p>" + "leg " * 1_300_000)

    expect(said(page)).to_contain_text("Nothing was pasted")
    expect(said(page)).to_contain_text("a text holds 200,000")
    assert body(page).input_value() == before


def held_answers(page):
    """Keep back what the server makes of the paste; return where it waits."""
    waiting = []
    page.route("**/workspace/paste/", lambda route: waiting.append(route))
    paste(page, PLAIN, WORD)
    expect(said(page)).to_have_text("Reading what was pasted …")
    return waiting


def test_who_has_gone_on_to_another_field_stays_there(page):
    waiting = held_answers(page)
    headline = page.locator("#id_text-patient-headline")
    headline.fill("")
    page.keyboard.type("Weak ")
    waiting.pop().continue_()
    expect(said(page)).to_contain_text("Pasted. Picture left out")
    page.keyboard.type("legs")

    expect(headline).to_have_value("Weak legs")
    assert body(page).input_value().endswith("- in the morning")


def test_who_has_gone_on_elsewhere_in_the_text_stays_there(page):
    waiting = held_answers(page)
    page.keyboard.press("Control+Home")
    page.keyboard.type("First ")
    waiting.pop().continue_()
    expect(said(page)).to_contain_text("Pasted. Picture left out")
    page.keyboard.type("of all: ")

    assert body(page).input_value().startswith("First of all: ")
    assert body(page).input_value().endswith("- in the morning")
