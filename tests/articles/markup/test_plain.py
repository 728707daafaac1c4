"""The words a reader reads, without marks and with every comparator."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.markup.html import to_html
from articles.markup.plain import TextBlock, blocks_of_text, plain, plain_inline
from tests.articles.markup.reading import leaves


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("- >350 pg/mL but", ">350 pg/mL but"),
        ("1. <180", "<180"),
        ("x<y and y>z", "x<y and y>z"),
        ("> not a quotation", "> not a quotation"),
        ("<b>raw</b> &amp; <!-- x -->", "<b>raw</b> &amp; <!-- x -->"),
        ("*one* **two** ***three*** __four__ _five_", "one two three four five"),
        ("2*3*4 mg and snake_case_word", "2*3*4 mg and snake_case_word"),
        ("5 * 3 and * 2", "5 * 3 and * 2"),
        ("**two and *one**", "*two and one"),
        (r"\*stars\* \# \[x\] \> \\", r"*stars* # [x] > \\".replace(r"\\", "\\")),
        ("`*code* [@x]` end", "*code* [@x] end"),
        ("`` a`b ``", "a`b"),
        ("[B12 **can** cause it.]{#b12} [@a] Next", "B12 can cause it. Next"),
        ("Words [@a]. Next [@b, p. 4; @c], more", "Words. Next, more"),
        ("See [the *label*](https://example.org/a).", "See the label."),
        ("![Side view \\[1\\]](/a.png)", "Side view [1]"),
        ("before ![](/a.png){.decorative}after", "before after"),
        ('A [x]{#x .left-out audience="carer" reason="r"} b', "A b"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("[words]{#Bad Id}", "[words]{#Bad Id}"),
        ("*a [b* c]{#c}", "*a b* c"),
        ("_[a]{#a}_ and **[b](/b)**", "a and b"),
        ("one\ntwo\n   three", "one two three"),
        ("# Title #", "Title"),
        ("#hashtag", "#hashtag"),
        ("a\x00b\ufdd0c\ud800d", "a\ufffdb\ufffdc\ufffdd"),
        ("tail \\", "tail \\"),
        ("", ""),
    ],
)
def test_words_are_what_a_reader_reads(source, words):
    assert plain(source) == words


def test_blocks_come_in_reading_order():
    source = "# A\n\nb\nb\n\n- c\n  1. d\n\n     e\n\n| f | g |\n|---|---|\n| h | \\| |\n"

    assert blocks_of_text(source) == [
        TextBlock("heading", 1, "A", 2, 0),
        TextBlock("paragraph", 0, "b b", 5, 0),
        TextBlock("item", 0, "c", 12, 1),
        TextBlock("item", 0, "d", 19, 2),
        TextBlock("paragraph", 0, "e", 27, 2),
        TextBlock("cell", 0, "f", 32, 0),
        TextBlock("cell", 0, "g", 36, 0),
        TextBlock("cell", 0, "h", 52, 0),
        TextBlock("cell", 0, "|", 56, 0),
    ]


def test_fences_are_not_words_unless_they_cannot_be_read():
    source = "::: {.note}\na\n:::\n::: {.odd}\nb\n"

    assert plain(source) == "a\n::: {.odd}\nb"


def test_a_short_answer_has_no_blocks():
    assert plain_inline("- *Yes*, if\n\n# >350 [@a].") == "- Yes, if # >350."


BLOCK = [
    "- one",
    "  - two [@k]",
    "      - three",
    "1. four",
    "2. five",
    "   3) six",
    "    para",
    "para *of* words",
    "wrapped 2012. Next",
    "2012. next",
    "",
    "",
    "# Heading",
    "### Low #",
    "#tag",
    "::: {.note}",
    "::: {.urgent}",
    ":::",
    "| x | y |",
    "|---|---|",
    "| z | >5 | more |",
    "- a | b",
    "> quote",
    "- - nested",
    "[cl",
    "aim]{#c} [@k]",
    "\ttab",
    "---",
    "===",
    '[gone]{#g .left-out audience="carer" reason="r"}',
    '- [gone]{#g .left-out audience="carer" reason="r"}',
]
SYMBOLS = "**__``[[]](){}#@;:!|\\<>&\"'ab1 \n\n-.+~=/é\x01\r\ufdd0\ud800\u200b\u202e\xa0\t0"


def words_and_depths(source):
    return [(block.text.strip(), block.depth) for block in blocks_of_text(source)]


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(BLOCK), max_size=12).map("\n".join))
def test_words_of_page_and_text_agree_over_blocks(source):
    assert words_and_depths(source) == leaves(to_html(source, known_keys={"k"}))


@settings(max_examples=250, deadline=None)
@example("#\t\\")
@example("## a \\ b\\")
@given(st.text(alphabet=SYMBOLS, max_size=40))
def test_words_of_page_and_text_agree_over_marks(source):
    assert plain(source).split() == " ".join(text for text, _ in leaves(to_html(source))).split()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab1<>= .,%\n/", max_size=60))
def test_no_character_of_ordinary_text_is_lost(source):
    kept = "".join(plain(source).split())

    assert kept == "".join(source.split())
