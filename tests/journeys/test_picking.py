"""A source is found, added and cited from within the text, with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from references import library
from references.models import Reference
from tests.factories import NOW
from tests.journeys.looking import Visitor
from tests.journeys.writing import where
from tests.registers import crossref_knows, registers

__all__ = ["registers"]
EDIT = "/workspace/articles/b12/edit/"
DOI = "10.1000/legs"
CSL = {
    "type": "article-journal", "title": "Weak legs in winter", "DOI": "10.1000/winter",
    "author": [{"family": "Puri", "given": "V"}], "issued": {"date-parts": [[2011]]},
}  # fmt: skip

ON_TOP = """(one) => {
  const box = one.getBoundingClientRect();
  return one.contains(document.elementFromPoint(box.x + 20, box.bottom - 8));
}"""


@pytest.fixture
def page(article, people, desk):
    library.put(key="puri2011legs", kind="research", csl=CSL, at=NOW)
    page = desk(people.editor)
    page.goto(EDIT)
    return page


def body(page):
    return page.locator("#id_text-patient-body")


def write(page, words):
    """Type at the end of the text, key by key."""
    body(page).focus()
    body(page).press("Control+End")
    page.keyboard.type(words)


def picker(page):
    return page.get_by_role("combobox", name="Cite a source")


def options_of(page):
    return page.get_by_role("listbox", name="Sources").get_by_role("option")


def option(page, words):
    return options_of(page).filter(has_text=words)


def test_a_source_is_found_and_cited_by_keyboard_and_comes_onto_the_list(page, shoot):
    write(page, "\n\n[Winter weakens legs.]{#winter} [@")
    expect(picker(page)).to_be_focused()
    expect(picker(page)).to_have_attribute("aria-expanded", "true")
    # Before anything is typed: the article's own list, the first of it marked.
    expect(options_of(page).first).to_have_attribute("aria-selected", "true")

    page.keyboard.type("puri wint")
    expect(option(page, "Weak legs in winter")).to_have_count(1)
    # Nothing stands over the list, once the page has moved.
    page.wait_for_function(ON_TOP, arg=option(page, "Weak legs in winter").element_handle())
    expect(page.get_by_role("status").filter(has_text="1 source.")).to_be_visible()
    shoot(page, "found")
    assert Visitor(page, page.url).look() == []
    page.keyboard.press("Enter")

    expect(picker(page)).to_have_count(0)
    assert where(page)[0] == "id_text-patient-body"
    assert body(page).input_value().endswith("{#winter} [@puri2011legs]")
    page.keyboard.type(" And so on.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    article = Article.objects.get(slug="b12")
    assert article.references.filter(key="puri2011legs").exists()
    assert article.claims.get(key="winter").citations.get().reference.key == "puri2011legs"


def test_the_arrows_move_and_escape_goes_back_to_the_text(page):
    write(page, "\n\nSee [@")
    options = options_of(page)
    expect(options.nth(1)).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(picker(page)).to_have_attribute("aria-activedescendant", "picker-1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")

    expect(picker(page)).to_have_count(0)
    assert where(page)[0] == "id_text-patient-body"
    assert body(page).input_value().endswith("See [@")


def test_who_knows_the_key_types_on(page):
    write(page, "\n\nSee [@")
    expect(picker(page)).to_be_focused()
    page.keyboard.type("puri2011legs] and more")

    expect(picker(page)).to_have_count(0)
    assert body(page).input_value().endswith("See [@puri2011legs] and more")


def test_a_pasted_doi_is_added_and_cited(registers, page):
    crossref_knows(registers, DOI)
    write(page, "\n\n[Winter weakens legs.]{#winter} [@")
    expect(picker(page)).to_be_focused()
    page.keyboard.insert_text(f"https://doi.org/{DOI}")
    expect(option(page, f"Look up, add and cite {DOI}")).to_be_visible()
    page.keyboard.press("Enter")

    expect(picker(page)).to_have_count(0)
    key = Reference.objects.get(doi=DOI).key
    assert body(page).input_value().endswith(f"[@{key}]")


def test_a_source_that_is_added_late_is_not_cited_elsewhere(registers, page):
    crossref_knows(registers, DOI)
    waiting = []
    page.route("**/sources/pick/add/", lambda route: waiting.append(route))
    write(page, "\n\nSee [@")
    expect(picker(page)).to_be_focused()
    page.keyboard.insert_text(DOI)
    expect(option(page, f"Look up, add and cite {DOI}")).to_be_visible()
    with page.expect_request("**/sources/pick/add/"):
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.type("], and [@")
    expect(picker(page)).to_be_focused()
    waiting.pop().continue_()
    page.keyboard.type("puri wint")

    expect(option(page, "Weak legs in winter")).to_have_count(1)
    expect(picker(page)).to_be_focused()
    assert body(page).input_value().endswith("See [@], and [@")


def test_what_no_register_knows_is_told_and_the_picker_stays(registers, page):
    write(page, "\n\nSee [@")
    expect(picker(page)).to_be_focused()
    page.keyboard.insert_text("10.1000/none")
    expect(option(page, "10.1000/none")).to_be_visible()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="does not know it")).to_be_visible()
    expect(picker(page)).to_be_focused()


def test_the_pages_on_which_registers_are_asked_are_in_order(registers, page, live_server):
    crossref_knows(registers, "10.1000/winter", title="Weak legs in winter", volume="7")
    visitor = Visitor(page, live_server.url)
    source = Reference.objects.get(key="puri2011legs")

    page.goto(f"/workspace/sources/{source.pk}/")
    page.get_by_role("button", name="Look up").click()
    page.wait_for_url("**/offers/")
    assert visitor.look() == []
    page.get_by_role("button", name="Take over what is ticked").click()
    expect(page.get_by_text("taken over")).to_be_visible()
    assert visitor.look() == []

    page.goto("/workspace/sources/add/")
    page.get_by_label("DOI, PMID").fill("10.1000/none")
    page.get_by_role("button", name="Look it up and add it").click()
    expect(page.get_by_text("This was not added")).to_be_visible()
    assert visitor.look() == []

    page.goto("/workspace/articles/b12/references/new/?q=winter")
    assert visitor.look() == []
