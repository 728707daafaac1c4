"""What a finished page owes its reader: over our own accepted pages, and over broken ones."""

from pathlib import Path

import pytest

from articles.checks.pages.page import read_page
from articles.checks.pages.page_rules import check_page, faults

PAGES = sorted((Path(__file__).parents[3] / "golden" / "b12-leg-weakness" / "pages").glob("*.html"))
APPROVED = next(page for page in PAGES if page.name == "patient.approved.html")


def ids(html):
    return [finding.id for finding in check_page(html)]


def changed(old, new, count=-1):
    html = APPROVED.read_text(encoding="utf-8")
    assert old in html
    return html.replace(old, new, count)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_accepted_pages_keep_every_rule(page) -> None:
    assert check_page(page.read_text(encoding="utf-8")) == []


def test_page_is_read_whole() -> None:
    page = read_page(APPROVED.read_text(encoding="utf-8"))

    assert [step.is_current for step in page.steps] == [False, False, True]
    assert [entry.id for entry in page.entries] == [f"ref-{number}" for number in range(1, 6)]
    assert page.forms == ["/audience/", "/articles/b12-leg-weakness/report/", "/ask/"]


# GOV-09


def test_three_states_of_which_none_is_current_are_quoted() -> None:
    (found,) = check_page(changed(' aria-current="step"', ""))

    assert (found.id, found.level) == ("GOV-09", "block")
    assert found.quote.startswith("Submitted 2 October 2026 Under review")


def test_two_current_states_are_found() -> None:
    html = changed('stepper__step stepper__step--done"', 'stepper__step" aria-current="step"', 1)

    assert ids(html) == ["GOV-09"]


def test_current_state_without_its_day_is_found() -> None:
    html = changed('<span class="stepper__day">2 November 2026</span>', "")

    assert ids(html) == ["GOV-09"]


def test_page_without_any_state_is_found() -> None:
    assert "GOV-09" in ids("<main><p>Words</p><a href='mailto:a@b.example'>Contact</a></main>")


def test_undated_notice_is_no_state() -> None:
    html = '<div data-part="notice">Withdrawn</div><a href="/contact">Contact us</a>'

    assert ids(html) == ["GOV-09"]
    assert ids(html.replace("Withdrawn", "Withdrawn on 21 November 2026")) == []


# GOV-10


def test_page_without_a_way_to_report_is_found() -> None:
    html = changed('action="/articles/b12-leg-weakness/report/"', 'action="/x/"')
    html = html.replace("mailto:editors@imprimatur.example", "/about/")

    assert [(f.id, f.level) for f in check_page(html)] == [("GOV-10", "warn")]


@pytest.mark.parametrize(
    "words",
    [
        "Dr.Oracle assumes no liability for clinical decisions based on this content.",
        "We accept no responsibility for errors.",
        "The publisher disclaims all liability.",
        "The site is not liable for any loss.",
    ],
)
def test_blanket_waiver_is_advised_against(words) -> None:
    html = changed("If you have any sign in the red box, get help now.", words)

    (found,) = check_page(html)

    assert (found.id, found.level) == ("GOV-10", "advise")
    assert words[:40] in found.quote


@pytest.mark.parametrize(
    "words",
    ["You are not responsible for your illness.", "Nobody is liable to get it. No risk."],
)
def test_other_liability_is_silent(words) -> None:
    assert ids(changed("get help now.", words)) == []


# CIT-13


def test_list_without_numbers_is_found() -> None:
    html = changed('<ol class="references__list">', '<ul class="references__list">')

    assert ids(html) == ["CIT-13"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<a href="#ref-1" id="cite-1-1">1</a>', '<a href="#ref-1" id="cite-1-1">6</a>'),
        ('<a href="#ref-1" id="cite-1-1">1</a>', '<a href="#ref-6" id="cite-6-1">6</a>'),
        ('<li class="reference" id="ref-3"', '<li class="reference" id="ref-9"'),
    ],
)
def test_mark_that_leads_to_another_number_is_found(old, new) -> None:
    assert "CIT-13" in ids(changed(old, new))


# Before a page goes out


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        ('<ol class="references__list">', '<ul class="references__list">', "CIT-13"),
        ('<a href="#ref-1" id="cite-1-1">1</a>', '<a href="#ref-1" id="cite-1-1">6</a>', "CIT-13"),
        (' aria-current="step"', "", "GOV-09"),
    ],
)
def test_a_page_that_breaks_a_rule_is_faulty_and_says_the_cure(old, new, id) -> None:
    (fault, *_) = faults(changed(old, new), is_preview=False)

    assert f"({id})" in fault
    assert fault.count(". ") >= 1


def test_a_preview_owes_no_state_and_everything_else() -> None:
    html = changed(' aria-current="step"', "").replace(
        '<ol class="references__list">', '<ul class="references__list">'
    )

    (fault,) = faults(html, is_preview=True)

    assert "(CIT-13)" in fault


def test_a_sound_page_has_no_fault_and_advice_is_none() -> None:
    words = "We assume no liability. The site assumes no liability for any use."

    assert faults(changed("get help now.", "get help now."), is_preview=False) == []
    assert faults(changed("get help now.", words), is_preview=False) == []


@pytest.mark.parametrize("html", ["", "<", "<ol><li>", "</li></ol>", "<p>" * 5_000, "<li>" * 5_000])
def test_any_html_is_read_in_time(html) -> None:
    assert "GOV-09" in ids(html)
