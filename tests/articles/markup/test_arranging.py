"""Headings, care cards and notes stand in the form that style sheets rely on."""

import re

import pytest

from articles.markup.html import to_html

LINE = re.compile(r"\s*\n\s*")


def html(source, *known_keys):
    return LINE.sub("", to_html(source, known_keys=known_keys))


def test_headings_begin_at_two_and_never_skip():
    page = html("### First\n\n# A\n\n#### B\n\n# A\n\n## A\n\n### C\n\n#### D\n\n##### E")

    assert re.findall(r'<h(\d) id="([^"]+)"', page) == [
        ("2", "section-first"), ("2", "section-a"), ("3", "section-b"), ("2", "section-a-2"),
        ("3", "section-a-3"), ("4", "section-c"), ("5", "section-d"), ("5", "section-e"),
    ]  # fmt: skip


def test_heading_is_named_by_its_words_alone():
    page = html("# *Über* [B12 > 3]{#c} [@k]: «what»?", "k")

    assert 'id="section-über-b12-3-what"' in page


def test_care_card_says_its_level_in_words():
    page = html("::: {.urgent}\n## Call your *GP* if\n\n- you fall\n\n## More\n:::")

    assert page == (
        '<section class="care care--urgent"><h3 class="care__title">'
        '<span class="care__level">Urgent advice: </span>Call your <em>GP</em> if</h3>'
        "<ul><li>you fall</li></ul>"
        '<h4 id="section-more">More</h4></section>'
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [("emergency", "Immediate action required: "), ("nonurgent", "Non-urgent advice: ")],
)
def test_each_level_of_care_has_its_words(kind, words):
    assert f'<span class="care__level">{words}</span>' in to_html(f"::: {{.{kind}}}\nx\n:::")


def test_notes_and_warnings_are_marked():
    page = html("::: {.note}\na\n\n::: {.warning}\nb\n:::\n:::")

    assert page == '<aside class="note"><p>a</p><section class="warning"><p>b</p></section></aside>'


def test_fence_that_cannot_be_read_is_shown():
    assert html("::: {.odd}\na\n:::\n::: {.note}\nb") == (
        "<p>::: {.odd}</p><p>a</p><p>:::</p><p>::: {.note}</p><p>b</p>"
    )
