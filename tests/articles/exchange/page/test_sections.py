import pytest

from articles.exchange.imported import Refused
from articles.exchange.page.furniture import name_of, opens_references, tail_of
from articles.exchange.page.lines import lines_of, unseen
from articles.exchange.page.sections import split


def parts(page):
    return split(lines_of(page))


def words(lines):
    return [line.text for line in lines if line.text]


def test_furniture_may_stand_above_the_question():
    page = parts("Skip to content\nLog in\n\nIs it safe?\n\nSafety\n\nYes, it is.\n")

    assert page.question.text == "Is it safe?"
    assert page.headline is not None
    assert page.headline.text == "Safety"
    assert [kind for kind, _ in page.dropped] == ["navigation", "navigation"]


def test_an_answer_goes_on_below_a_box_before_the_references():
    page = parts(
        "Is it safe?\n\nSafety\n\nYes, it is.\n\nDisclaimer\n\nNo advice is given.\n\n"
        "It is also cheap.\n\nReferences\n\nTitle\n"
    )

    assert words(page.answer) == ["Yes, it is.", "It is also cheap."]
    assert page.disclaimer == "Disclaimer No advice is given."
    assert words(page.references) == ["Title"]


def test_without_references_the_box_at_the_end_is_taken_whole():
    page = parts(
        "Is it safe?\n\nSafety\n\nYes, it is.\n\nMedical disclaimer:\n\nNo advice.\n\nNone.\n"
    )

    assert words(page.answer) == ["Yes, it is."]
    assert page.disclaimer == "Medical disclaimer: No advice. None."


def test_what_stands_below_the_references_is_no_reference():
    page = parts(
        "Is it safe?\n\nSafety\n\nYes.\n\nSources:\n\nTitle, 2020\n\nWas this page helpful?\n\n"
        "Yes\n\n© 2026 Example\n"
    )

    assert words(page.references) == ["Title, 2020"]
    assert [line.text for _, line in page.dropped] == [
        "Was this page helpful?",
        "Yes",
        "© 2026 Example",
    ]


def test_a_section_on_sources_is_not_the_list_of_references():
    page = parts("Is it?\n\nFood\n\nYes.\n\nSources\n\nMeat.\n\nReferences\n\nTitle, 2020\n")

    assert words(page.answer) == ["Yes.", "Sources", "Meat."]
    assert words(page.references) == ["Title, 2020"]


def test_a_disclaimer_above_the_headline_is_known():
    page = parts("Is it safe?\n\nDisclaimer\n\nMeant for patients.\n\nSafety\n\nYes.\n")

    assert page.headline is not None
    assert page.headline.text == "Safety"
    assert page.disclaimer == "Disclaimer Meant for patients."


def test_a_page_of_furniture_only_is_refused():
    with pytest.raises(Refused, match="Line 1: there is no question"):
        parts("Share\nPrint\n")


@pytest.mark.parametrize(
    "line",
    [
        "Approved",
        "SubmittedUnder ReviewApproved",
        "Last updated: January 6, 2026View policy",
        "Medically reviewed by A. Example, MD",
        "5 min read",
        "I am a patient",
        "Personalise",
    ],
)
def test_furniture_above_the_headline_is_known(line):
    assert name_of(line, above_headline=True) != ""


@pytest.mark.parametrize(
    "line",
    [
        "Approved",
        "Patients with diabetes",
        "Reviewed by the board, this dose is safe.",
        "Search for the cause",
        "Have the dose checked",
        "Related conditions",
    ],
)
def test_words_of_an_answer_are_no_furniture(line):
    assert name_of(line, above_headline=False) == ""
    assert tail_of(line) == ""
    assert not opens_references(line)


def test_odd_spaces_become_plain_and_unseen_characters_go():
    page = "\ufeff  •\u00a0>\u202f60\u200b years\r\n\tx\ty\x0bz\u2028"

    assert [(line.number, line.indent, line.text) for line in lines_of(page)] == [
        (1, 2, "• > 60 years"),
        (2, 4, "x\ty"),
        (3, 0, "z"),
        (4, 0, ""),
    ]
    assert unseen(page) == 1
