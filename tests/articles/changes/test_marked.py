"""A page with what changed marked in place."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.changes.marked import marked
from articles.markup.html import inline_to_html, to_html
from articles.publishing.rendering.sanitise import sanitise
from tests.conftest import ROOT

KEYS = ("k", "j")
BLOCKS = (
    "Give 1 mg daily [@k].",
    "Give **10 mg** daily [@j; @k].",
    "[Do *not* take it.]{#c} [@k] More words & <3.",
    "See [the leaflet](https://example.org/a) of 2 pages.",
    "- a cat\n- a dog\n  - its bone\n- a cow",
    "- a cat\n- a cow",
    "## When to stop",
    "::: {.urgent}\n### Call now\n\n- you faint\n- you fall\n:::",
    "::: {.note}\nA note of 3 words.\n:::",
    "| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |",
    "![a cord](/media/cord.png)",
    "`code 1` and \\*stars\\*",
)
sources = st.lists(st.sampled_from(BLOCKS), max_size=6).map("\n\n".join)
VOID = {"img", "br", "hr"}
INLINE = {"a", "code", "em", "img", "span", "strong", "sup", "sub", "br", "i"}


def page(source):
    return sanitise(to_html(source, known_keys=KEYS))


def as_it_is(html):
    """What is left when the marks are taken out again."""
    html = re.sub(r"<(p|li)><del>(?:(?!</del>).)*</del></\1>\n", "", html, flags=re.S)
    html = re.sub(r" ?<del>(?:(?!</del>).)*</del>", "", html, flags=re.S)
    return re.sub(r"</?ins>", "", html)


class Nesting(HTMLParser):
    """Finds tags that do not nest, and blocks inside words."""

    def __init__(self, html):
        super().__init__()
        self.open, self.wrong, self.ids = [], [], []
        self.feed(html)
        self.close()
        self.wrong += self.open

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        marks = {"ins", "del"} & set(self.open)
        if (marks and tag not in INLINE) or ("del" in marks and tag == "a"):
            self.wrong.append(tag)
        if "del" in marks and attrs:
            self.wrong.append(f"{tag} {attrs}")
        if tag == "del" and "a" in self.open:
            self.wrong.append("del in a")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


@given(sources, sources)
@settings(max_examples=60, deadline=None)
def test_the_page_is_as_it_is_when_the_marks_are_taken_out(before, after):
    one, other = page(before), page(after)

    html = marked(one, other)

    assert "".join(as_it_is(html).split()) == "".join(other.split())


@given(sources, sources)
@settings(max_examples=60, deadline=None)
def test_marks_nest_within_blocks_and_bring_no_ids_or_links(before, after):
    other = page(after)
    found = Nesting(marked(page(before), other))

    assert found.wrong == []
    assert found.ids == Nesting(other).ids


@given(sources, sources)
@settings(max_examples=60, deadline=None)
def test_what_went_can_still_be_read(before, after):
    def words(html):
        return set(re.findall(r"[a-z]{2,}", re.sub(r"<[^>]*>", " ", html)))

    one, other = page(before), page(after)

    assert words(one) <= words(marked(one, other))


@given(sources)
@settings(max_examples=30, deadline=None)
def test_a_page_that_did_not_change_has_no_marks(source):
    assert marked(page(source), page(source)) == page(source)


def test_of_a_first_version_nothing_is_marked():
    assert marked("", page("Give 1 mg.")) == "<p>Give 1 mg.</p>"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "Give 1 mg daily.",
            "Give 10 mg daily.",
            "<p>Give<del> 1</del> <ins>10</ins> mg daily.</p>",
        ),
        ("1 mg", "10 mg", "<p><del>1 </del><ins>10</ins> mg</p>"),
        (
            "Do **not** take it.",
            "Do take it.",
            "<p>Do<del> <strong>not</strong></del> take it.</p>",
        ),
        (
            "It is **not** so.",
            "It is not so.",
            "<p>It is<del> <strong>not</strong></del> <ins>not</ins> so.</p>",
        ),
        (
            "See [this](https://example.org/a) now.",
            "See [this](https://example.org/b) now.",
            '<p>See<del> this</del> <a href="https://example.org/b"><ins>this</ins></a> now.</p>',
        ),
        ("a < 1\n\nThen rest.", "Then rest.", "<p><del>a &lt; 1</del></p>\n<p>Then rest.</p>"),
    ],
)
def test_words_are_marked_in_place(before, after, expected):
    assert marked(page(before), page(after)) == expected


def test_an_item_that_went_stays_in_its_list():
    html = marked(page("- a cat\n- the dog\n- one cow"), page("- a cat\n- one cow"))

    assert (
        re.sub(r"\s+", "", html)
        == "<ul><li>acat</li><li><del>thedog</del></li><li>onecow</li></ul>"
    )


def test_numbers_that_changed_columns_are_marked_in_both():
    table = "| Who | Mild | Severe |\n|---|---|---|\n| All | 5 | 10 |"

    html = marked(page(table), page(table.replace("| 5 | 10 |", "| 10 | 5 |")))

    assert "<td><del>5</del><ins>10</ins></td>" in html
    assert "<td><del>10</del><ins>5</ins></td>" in html


def test_what_went_from_a_care_card_stays_in_it():
    card = "::: {.urgent}\n### Call now\n\nIf you faint.\n\nAnd whenever alone.\n:::"

    html = marked(page(card), page(card.replace("\n\nAnd whenever alone.", "")))

    assert html.index("<del>And whenever alone.</del>") < html.index("</section>")


def test_a_citation_is_known_by_its_source_not_by_its_number():
    one = page("Rest now [@k].")
    other = page("Sit now [@j]. Rest now [@k].")

    html = marked(one, other, before_keys=("k",), after_keys=("j", "k"))

    assert '<a href="#ref-2" id="cite-2-1">2</a>' in html
    assert "<del><sup>" not in html


def test_another_source_is_marked_though_its_number_is_the_same():
    one, other = page("Rest now [@k]."), page("Rest now [@j].")

    html = marked(one, other, before_keys=("k",), after_keys=("j",))

    assert '<a href="#ref-1" id="cite-1-1"><ins>1</ins></a>' in html
    assert "<del> <sup>1</sup></del>" in html


def test_a_line_without_blocks_gets_none():
    one, other = (inline_to_html(words) for words in ("Yes, it is.", "No, never."))

    assert "<p>" not in marked(one, other)


def test_hostile_words_stay_words():
    one, other = page("<script>alert(1)</script> & more"), page("<b>x</b>")

    html = marked(one, other)

    assert "<script" not in html
    assert "<b>" not in html


def test_long_pages_are_marked_in_time():
    source = (ROOT / "editorial/demo/b12-leg-weakness.md").read_text()
    long = (source[source.index("## Why it happens") :] * 12).replace(":::", "")[:64_000]
    one, other = page(long), page(long.replace("1", "7"))

    began = time.process_time()
    html = marked(one, other)

    assert html.count("<ins>") > 100
    assert time.process_time() - began < 2
