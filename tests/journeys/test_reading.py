"""A reader's page in a browser: the sample article, its sources and its statements."""

import mimetypes
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from articles import audiences
from articles.assemble import assemble
from articles.exchange.markdown_form import read
from articles.publishing.pages import page as page_of_content
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.rendering.standing import SourceProblem
from tests.articles.publishing.conftest import DISCLAIMERS, RECORDS, Standing, site
from tests.conftest import ROOT

HOME = "http://localhost"
ADDRESS = f"{HOME}/articles/b12-leg-weakness/"
PHONE = {"width": 390, "height": 844}
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
SHIFTS = """new PerformanceObserver((list) => {
  window.shifted = (window.shifted ?? 0) + list.getEntries().reduce((sum, e) => sum + e.value, 0);
}).observe({type: "layout-shift", buffered: true})"""

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    """The sample article's pages by address; one of its sources was retracted."""
    sample = (ROOT / "editorial" / "demo" / "b12-leg-weakness.md").read_text(encoding="utf-8")
    content = assemble(read(sample).draft, DISCLAIMERS)
    facts = {
        **RECORDS["approved"],
        "index": False,
        "source_problem": SourceProblem(
            what="retracted", on="2026-11-20", references=("gao2021",), claims=("other-signs",)
        ),
    }
    standing = Standing(state="approved", disclaimers=DISCLAIMERS, **facts)
    of_site = site.__wrapped__()
    made = {}
    for code in audiences.CODES:
        address = ADDRESS if code == audiences.DEFAULT.code else f"{ADDRESS}{code}/"
        fragment = render_fragment(content.to_json(), code)
        made[address] = page_of_content(content, fragment, standing, code, of_site)
    return made


@pytest.fixture
def reader(browser: Browser, pages: dict[str, bytes]) -> Iterator[Callable[..., Page]]:
    """Return the page of a reader on a phone, with the sheets and scripts of the folder."""
    opened = []

    def answer(route: Route) -> None:
        url = re.split(r"[?#]", route.request.url)[0]
        if url in pages:
            headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
            route.fulfill(body=pages[url], headers=headers)
            return
        path = ROOT / url.removeprefix(f"{HOME}/")
        kind = mimetypes.guess_type(path.name)[0] or "text/plain"
        route.fulfill(body=path.read_bytes(), headers={"Content-Type": kind})

    def sit_down(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": PHONE, "locale": "en-GB", **options})
        opened.append(context)
        context.set_default_timeout(5_000)
        context.route("**/*", answer)
        page = context.new_page()
        page.goto(ADDRESS)
        return page

    yield sit_down
    for context in opened:
        context.close()


def cite_of(page: Page, claim: str) -> Any:
    return page.locator(f"#claim-{claim} + .cite a").first


def test_the_short_answer_stands_on_the_first_screen_of_a_phone(reader):
    answer = reader().locator(".answer__words").bounding_box()

    assert answer["y"] + answer["height"] < PHONE["height"]


def test_a_source_is_shown_where_it_is_cited_and_the_keyboard_comes_back(reader):
    page = reader()
    page.evaluate(SHIFTS)
    cite = cite_of(page, "other-signs")
    cite.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Source 1")

    expect(panel).to_contain_text("You may also have numb feet")
    expect(panel).to_contain_text("RETRACTED: Gao H")
    expect(panel).to_contain_text("limb numbness and weakness and unsteady gait")
    expect(panel).to_contain_text("The source supports this.")
    expect(panel).to_contain_text("How sure are we? Being checked: Very sure")
    expect(panel).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(cite).to_be_focused()
    assert page.evaluate("window.shifted ?? 0") == 0


def test_the_words_shown_are_those_for_this_statement(reader):
    page = reader(has_touch=True)
    cite_of(page, "treatment-helps").tap()
    expect(page.get_by_role("dialog")).to_contain_text("effective in most people")
    page.mouse.click(10, 10)
    expect(page.get_by_role("dialog")).to_be_hidden()
    cite_of(page, "other-causes").tap()

    expect(page.get_by_role("dialog")).to_contain_text("associated with many other conditions")
    expect(page.get_by_role("dialog")).not_to_contain_text("effective in most people")
    page.get_by_role("link", name="See it in the list").tap()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#ref-3")).to_be_in_viewport()


def test_on_a_desk_source_and_statement_are_seen_together(reader):
    page = reader(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    place = page.locator("#claim-test-offer")
    for block in ("start", "end"):
        place.evaluate("(place, block) => place.scrollIntoView({block})", block)
        before = page.evaluate("scrollY")
        cite_of(page, "test-offer").evaluate("cite => cite.click()")
        panel, words = page.get_by_role("dialog").bounding_box(), place.bounding_box()

        assert page.evaluate("scrollY") == before
        assert panel["y"] >= 0
        assert panel["y"] + panel["height"] <= 900
        assert (
            panel["y"] >= words["y"] + words["height"] or panel["y"] + panel["height"] <= words["y"]
        )
        page.keyboard.press("Escape")


def test_without_javascript_a_number_leads_to_the_list_and_back(reader):
    page = reader(java_script_enabled=False)
    cite_of(page, "treatment-helps").click()
    expect(page).to_have_url(re.compile("#ref-3$"))
    page.locator("#ref-3").get_by_text("Words relied on").click()
    expect(page.locator("#relied-on-3-treatment-helps")).to_contain_text("effective in most")
    page.locator("#relied-on-3-treatment-helps a").click()

    expect(page).to_have_url(re.compile("#claim-treatment-helps$"))
    expect(page.get_by_role("button", name=re.compile("^(Copy|Print|Share)"))).to_have_count(0)


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("claim-early-treatment", "claim-early-treatment"),
        # A patient's text has no thresholds, so it goes on at the statement before them.
        ("claim-b12-unlikely", "claim-test-offer"),
    ],
)
def test_another_audience_keeps_the_readers_place(reader, read, kept):
    page = reader(reduced_motion="reduce")
    here, there = ("", "carer") if read == kept else ("clinician", "")
    page.goto(f"{ADDRESS}{here}/#{read}" if here else f"{ADDRESS}#{read}")
    page.wait_for_timeout(700)
    page.evaluate("scrollTo(0, 0)")
    chooser = page.get_by_role("navigation", name="Which best describes you?")
    chooser.get_by_role("link", name="Carer" if there else "Patient").click()

    expect(page).to_have_url(f"{ADDRESS}{there}/#{kept}" if there else f"{ADDRESS}#{kept}")
    expect(page.locator(f"#{kept}")).to_be_in_viewport()


def test_a_link_to_a_statement_and_a_citation_can_be_copied(reader):
    page = reader(permissions=["clipboard-read", "clipboard-write"])
    page.locator(".certainty summary").first.click()
    page.get_by_role("button", name=re.compile("^Copy link ?: You may also")).click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{ADDRESS}#claim-other-signs"
    cite_of(page, "treatment-helps").click()
    page.get_by_role("button", name="Copy a link to this statement").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{ADDRESS}#claim-treatment-helps"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Copy the citation").click()

    said = page.evaluate("navigator.clipboard.readText()")
    assert said.startswith("Imprimatur. Can a vitamin B12")
    assert "approved 2 November 2026" in said


def test_an_address_opens_what_it_leads_into(reader):
    page = reader()
    page.get_by_role("link", name="Report a problem").click()

    expect(page.get_by_label("What is wrong or unclear?")).to_be_in_viewport()


def test_wide_set_words_fit_a_narrow_screen(reader):
    """The spacing of https://www.w3.org/TR/WCAG22/#text-spacing, with everything unfolded."""
    page = reader(viewport={"width": 320, "height": 640})
    page.evaluate("""() => {
      for (const each of document.querySelectorAll("body, body *")) {
        each.style.letterSpacing = "0.12em";
        each.style.wordSpacing = "0.16em";
        each.style.lineHeight = "1.5";
      }
      for (const each of document.querySelectorAll("details")) each.open = true;
    }""")

    assert page.evaluate("document.scrollingElement.scrollWidth") == 320


def test_what_is_folded_is_printed(reader):
    page = reader()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".article__columns details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    assert page.locator(".article__columns details[open]").count() == 0
