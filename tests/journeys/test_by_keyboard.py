"""Readers with a keyboard alone: they reach everything, see where they are, and are never held."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.publishing.models import Message
from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, version_at
from tests.journeys.conftest import PHONE

# What the keyboard should reach: one of each group of radio buttons counts for all.
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility()
    && getComputedStyle(each).visibility === "visible"
    && (each.type !== "radio" || each.checked
        || each === [...each.form.elements[each.name]].find((one, _, all) =>
          !all.some((other) => other.checked))))
  .map((each, number) => (each.dataset.number = number)).length"""
# Where the focus is, and what is wrong with how it is seen.
FOCUSED = """() => {
  const each = document.activeElement;
  if (each === document.body || each === document.documentElement) return null;
  const box = each.getBoundingClientRect();
  const style = getComputedStyle(each);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const wrong = [];
  if (!ring) wrong.push(`no ring: ${style.outline}`);
  if (box.width < 1 || box.height < 1) wrong.push("no size");
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    wrong.push("out of sight");
  const isSeen = [...each.getClientRects()].some((line) => {
    const y = Math.min(Math.max(line.top + line.height / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(line.left + line.width / 2, y);
    return top
      && (each.contains(top) || top.contains(each) || top.closest("label")?.control === each);
  });
  if (!isSeen) wrong.push("covered");
  return { number: each.dataset.number, what: each.outerHTML.slice(0, 90), wrong };
}"""


@pytest.fixture
def live(article):
    publish(article=version_at(Status.APPROVED, article=article).article, at=NOW)


def walk(page: Page) -> list[str]:
    """Press Tab once round the page; return what was never reached, or not seen when it was."""
    count = page.evaluate(REACHABLE)
    reached, wrong = set(), []
    for _ in range(count + 3):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None or found["number"] in reached:
            break
        reached.add(found["number"])
        wrong += [f"{each}: {found['what']}" for each in found["wrong"]]
    else:
        wrong.append("the focus does not leave the page")
    for number in sorted({str(each) for each in range(count)} - reached):
        lost = page.locator(f"[data-number='{number}']").evaluate("(each) => each.outerHTML")
        wrong.append(f"never reached: {lost[:90]}")
    return wrong


@pytest.mark.usefixtures("live")
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}])
def test_tab_reaches_everything_in_sight_and_goes_on(contexts, viewport):
    page = contexts(viewport=viewport, reduced_motion="reduce").new_page()
    wrong = []
    for address in (
        "/",
        "/articles/b12/",
        "/search/?q=legs",
        "/ask/?q=what+is+given",
        "/audience/",
    ):
        page.goto(address)
        wrong += [f"{address}: {each}" for each in walk(page)]
    page.goto("/articles/b12/")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    wrong += [f"all open: {each}" for each in walk(page)]

    assert not wrong, "\n".join(wrong)


def go_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until something has the focus."""
    for _ in range(120):
        page.keyboard.press(key)
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached.")


@pytest.mark.usefixtures("live")
def test_a_reader_skips_chooses_looks_at_a_source_and_asks(reader):
    page = reader
    page.goto("/articles/b12/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/articles/b12/#main")
    go_to(page, ".audiences a[href*=clinician]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/articles/b12/clinician/"))
    go_to(page, ".cite a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    go_to(page, ".reply:last-child > summary")
    page.keyboard.press("Enter")
    go_to(page, "#ask-question")
    page.keyboard.type("How often is hydroxocobalamin given?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your question")
    expect(
        page.get_by_text("Hydroxocobalamin 1 mg is given on alternate days").first
    ).to_be_visible()
    go_to(page, "form[method=post] textarea")
    go_to(page, "form[method=post] button[type=submit]")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert Message.objects.get().text == "How often is hydroxocobalamin given?"
