import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.exchange.html_text import Converted, to_dialect, to_dialect_json
from articles.markup.blocks import parse_blocks
from articles.markup.limits import run
from articles.markup.plain import plain
from articles.markup.scan import scan


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_headings_stress_lists_and_links_are_kept() -> None:
    made = to_dialect(
        "<h1>Signs</h1><p>It is <b>not</b> <i>rare</i>.</p><ul><li>One<ol start=3><li>three</ol>"
        '<li>Two</ul><p>See <a href="https://example.org/b12">this</a>.</p>'
    )

    assert made.text == (
        "## Signs\n\nIt is **not** *rare*.\n\n- One\n    3. three\n- Two\n\n"
        "See [this](https://example.org/b12)."
    )
    assert made.dropped == ()


def test_a_raised_digit_does_not_change_a_number() -> None:
    made = to_dialect("<p>10<sup>9</sup>/L, 5<sup>th</sup>, B<sub>12</sub>, log10<sub>2</sub>")

    assert made.text == "10⁹/L, 5th, B12, log10₂"


def test_nothing_pasted_becomes_a_mark() -> None:
    made = to_dialect(
        "<p>[x]{#leg} [@key] # y</p><p>::: {.note}</p><p>- z</p><p>2. w</p><p>&amp;lt;"
    )

    marks = scan(made.text)
    assert (marks.claims, marks.citations, marks.problems) == ((), (), ())
    assert parse_blocks(made.text).problems == ()
    assert _words(plain(made.text)) == _words("x leg key y note z 2 w lt")


def test_a_table_keeps_its_rows_and_says_what_was_guessed() -> None:
    made = to_dialect(
        "<table><tr><td>Level<td>Means<tr><td rowspan=2>&lt;180|<td>low<tr><td>check</table>"
    )

    assert made.text == ("| Level | Means |\n| --- | --- |\n| <180\\| | low |\n| <180\\| | check |")
    assert [line.split(":")[0] for line in made.dropped] == [
        "Table cell that spanned several was repeated or followed by empty ones; check it",
        "Table without a header row",
    ]


def test_a_table_that_arranges_a_page_becomes_paragraphs() -> None:
    made = to_dialect("<table><tr><td><h2>Uses</h2><p>Pain</p><td><p>More</table>")

    assert made.text == "## Uses\n\nPain\n\nMore"


def test_word_lists_without_list_elements_are_lists() -> None:
    made = to_dialect(
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Rest</p>"
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>"
        "<span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Ice</p>"
    )

    assert made.text == "- Rest\n    2. Ice"


def test_a_browsers_wrapping_of_a_copy_in_bold_stresses_nothing() -> None:
    made = to_dialect(
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:400">'
        'Take </span><span style="font-weight:700">one</span></p></b>'
    )

    assert made.text == "Take **one**"


def test_tracked_changes_are_no_text_and_are_told() -> None:
    made = to_dialect("<p>Take <ins>10</ins><del>1</del> mg</p>")

    assert made.text == "Take mg"
    assert made.dropped == (
        "Tracked insertion, not accepted, so not in the text: “10” (after “Take”).",
        "Tracked deletion, not kept in the text: “1” (after “Take”).",
    )


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            '<img src="data:x" alt="Spine">',
            "Picture left out; upload it where it belongs: “Spine”.",
        ),
        ('<a href="/here">there</a>', "Link whose address was not kept; its words stay: “there”."),
        (
            '<a href="javascript:x()">go</a>',
            "Link whose address was not kept; its words stay: “go”.",
        ),
        ('<p style="display:none">psst</p>', "Hidden words, left out: “psst”."),
        ("<s>old</s>", "Words that were struck through, left out: “old”."),
        (
            "<p>x<span class=MsoCommentReference><a class=msocomanchor>[AB1]</a></span></p>"
            "<div style='mso-element:comment-list'><p class=MsoCommentText>Really?</p></div>",
            "Comment, not in the text: “Really?”.",
        ),
        ("<button>Buy</button>", "Form field left out: “Buy”."),
        ("<iframe src=x></iframe>", "Left out, because an article has no place for it: “x”."),
    ],
)
def test_what_has_no_place_is_told(html: str, told: str) -> None:
    assert to_dialect(html).dropped == (told,)


def test_what_runs_or_styles_is_dropped_without_a_word() -> None:
    assert to_dialect("<style>p{}</style><script>alert(1)</script>x").text == "x"


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "<p>", "<b>", "<ul><li>", "<table><tr><td>", "<sup>", "</p>", "</table>", "<td>",
        "<span style='a:b'>", "<a href='https://x.yz'>", "*", "_", "[", "<br>", "&nbsp;",
        "<b>x</b>",
        "<li>x", "<td rowspan=9999 colspan=9999>x", "<svg>", "{#", "<blockquote>", "<ol>",
    ],
)  # fmt: skip
def test_hostile_repetition_takes_time_by_length_only(piece: str) -> None:
    source = piece * (60_000 // len(piece))

    began = time.process_time()
    made = to_dialect(source)

    assert time.process_time() - began < 2
    assert len(made.text) < 2_000_000


_NAMES = st.sampled_from(
    "p div b i em ul ol li table tr td th h2 h3 sup sub a span br pre blockquote dl dt dd".split()
)
_WORDS = st.text("QZ 1.*_[]{}#|@:-\\`<&!\n", max_size=12)
_HTML = st.lists(
    st.one_of(
        _NAMES.map(lambda name: f"<{name}>"),
        _NAMES.map(lambda name: f"</{name}>"),
        _WORDS.map(lambda words: words.replace("&", "&amp;").replace("<", "&lt;")),
    ),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(_HTML)
@example(["::", "<b>", ":"])
@example(["{", "<b>", ":"])
def test_no_word_is_lost_and_no_mark_is_made(parts: list[str]) -> None:
    made = to_dialect("".join(parts))

    said = [part for part in parts if not re.fullmatch(r"</?[a-z0-9]+>", part)]
    letters = sorted(re.findall(r"[QZ]", "".join(said)))
    marks = scan(made.text)
    assert sorted(set(re.findall(r"[QZ]", plain(made.text)))) == sorted(set(letters))
    assert len(re.findall(r"[QZ]", plain(made.text))) >= len(letters)
    assert (marks.claims, marks.citations, marks.problems) == ((), (), ())
    assert parse_blocks(made.text).problems == ()


def test_a_child_under_limits_gives_the_same() -> None:
    given_ = "<p>Take <b>one</b></p><s>x</s>"

    made = run(to_dialect_json, given_)

    assert Converted(made["text"], tuple(made["dropped"])) == to_dialect(given_)
