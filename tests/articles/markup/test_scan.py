"""Marks are found where they stand, and what is no mark is said to be none."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.markup.scan import CitationItem, scan

CLAIM = "[B12 deficiency can cause leg weakness.]{#leg-weakness}"


def keys(source):
    return [[item.key for item in citation.items] for citation in scan(source).citations]


def messages(source):
    return [problem.message for problem in scan(source).problems]


def test_claim_is_found_with_its_offsets():
    source = f"First.\n\nSo: {CLAIM} End."

    (claim,) = scan(source).claims

    assert source[claim.start : claim.end] == CLAIM
    assert claim.words == "B12 deficiency can cause leg weakness."
    assert source[claim.words_start : claim.words_end] == claim.words
    assert (claim.id, claim.kind, claim.certainty, claim.left_out) == (
        "leg-weakness",
        "",
        "",
        False,
    )


def test_claim_says_its_kind_and_certainty():
    (claim,) = scan('[Give 1 mg.]{#dose kind="dose" certainty="low"}').claims

    assert (claim.kind, claim.certainty) == ("dose", "low")


def test_citation_has_keys_and_locators():
    (citation,) = scan("See [@puri2011, p. 422; @nice-ng239].").citations

    assert citation.items == (CitationItem("puri2011", "p. 422"), CitationItem("nice-ng239", ""))


def test_citations_inside_and_right_after_are_the_claims():
    source = "[@before] [Words [@inside].]{#c} [@after] [@also] then [@other]"

    (claim,) = scan(source).claims

    assert [citation.items[0].key for citation in claim.citations] == ["inside", "after", "also"]
    assert len(scan(source).citations) == 5


def test_citation_after_punctuation_is_not_the_claims():
    (claim,) = scan("[Words]{#c}. [@later]").claims

    assert claim.citations == ()


def test_citation_on_the_next_line_is_the_claims():
    (claim,) = scan("[Words.]{#c}\n[@next]").claims

    assert [citation.items[0].key for citation in claim.citations] == ["next"]


def test_claim_may_hold_emphasis_links_and_citations():
    source = "[Give **1 mg** as the [label](https://example.org/l) says [@label].]{#dose}"

    marks = scan(source)

    assert marks.problems == ()
    assert marks.claims[0].words.startswith("Give **1 mg** as the [label](")


def test_claim_left_out_says_for_whom_and_why():
    (claim,) = scan(
        '[1 mg]{#dose .left-out audience="patient carer" reason="Not \\"theirs\\""}'
    ).claims

    assert claim.left_out
    assert claim.audiences == ("patient", "carer")
    assert claim.reason == 'Not "theirs"'


def test_citation_after_a_claim_left_out_stays_with_the_visible_words():
    (claim,) = scan('Seen. [x [@in]]{#a .left-out audience="patient" reason="r"} [@seen]').claims

    assert [citation.items[0].key for citation in claim.citations] == ["in"]


def test_marks_in_lists_tables_and_headings_are_found():
    source = "# [A]{#a}\n\n- one\n  - [B]{#b}\n\n| h | [C]{#c} |\n|---|---|\n| [D]{#d} | x |\n"

    assert [claim.id for claim in scan(source).claims] == ["a", "b", "c", "d"]


def test_claim_over_two_lines_of_a_list_item_is_one():
    source = "- [Wrapped\n  words]{#w} [@k]\n"

    (claim,) = scan(source).claims

    assert source[claim.start : claim.end] == "[Wrapped\n  words]{#w}"
    assert len(claim.citations) == 1


@pytest.mark.parametrize(
    "source", [r"\[@puri2011]", "`[@puri2011]`", "``a ` [@x] ``", r"\[words]\{#id}"]
)
def test_escapes_and_code_are_not_marks(source):
    marks = scan(source)

    assert marks.claims == marks.citations == marks.problems == ()


def test_open_code_hides_nothing():
    assert keys("a ` tick and [@puri2011]") == [["puri2011"]]


def test_indented_words_keep_their_marks():
    assert keys("Text\n\n        [@puri2011] far right") == [["puri2011"]]


@pytest.mark.parametrize(
    ("source", "place", "words"),
    [
        ("a [words]{#Bad Id} b", "[words]{#Bad Id}", "cannot be read"),
        ("a [words]{#Bad} b", "[words]{#Bad}", "cannot be a claim's id"),
        ("a [words]{} b", "[words]{}", "needs one id"),
        ("a [words]{#a #b} b", "[words]{#a #b}", "needs one id"),
        ("a [words]{#a .red} b", "[words]{#a .red}", ".red"),
        ('a [words]{#a style="x"} b', '[words]{#a style="x"}', "style"),
        ('a [words]{#a kind="odd"} b', '[words]{#a kind="odd"}', "no kind of claim"),
        ('a [words]{#a certainty="very"} b', '[words]{#a certainty="very"}', "no certainty"),
        ('a [x]{#a kind="dose" kind="dose"} b', '[x]{#a kind="dose" kind="dose"}', "given twice"),
        ('a [w]{#a audience="carer"} b', '[w]{#a audience="carer"}', "audience"),
        ("a [w]{#a .left-out} b", "[w]{#a .left-out}", "for whom"),
        ('a [w]{#a .left-out audience="pet" reason="r"} b', '[w]{#a .left-out audience="pet" '
         'reason="r"}', "for whom"),
        ('a [w]{#a .left-out audience="carer"} b', '[w]{#a .left-out audience="carer"}', "reason"),
        ("a []{#a} b", "[]{#a}", "no words"),
        ("a [words] {#a} b", "[words] {#a}", "space parts"),
        ("a [words b", "[", "not closed"),
        ("a ![words b", "![", "not closed"),
        ("a words]{#a} b", "{#a}", "mark nothing"),
        ("# Title {#mine}", "{#mine}", "mark nothing"),
        ("a {: onclick=x } b", "{:", "mark nothing"),
        ("a [@] b", "[@]", "no key"),
        ("a [@a; b] b", "[@a; b]", "lacks its @"),
        ("a [@a;] b", "[@a;]", "names no source"),
        ("a [@a p. 4] b", "[@a p. 4]", "comma"),
        ("a [see @a] b", "[see @a]", "not read as a citation"),
        ("a [-@a] b", "[-@a]", "not read as a citation"),
        ("a [@a [@b]] b", "[@a [@b]]", "inside a citation"),
        ("a [x [y]{#y} z]{#x} b", "[x [y]{#y} z]{#x}", "inside another claim"),
        ("a [x [@k]](/p) b", "[x [@k]](/p)", "inside a link"),
        ("a [x](javascript:alert) b", "[x](javascript:alert)", "not allowed"),
        ("a [x](/a b) b", "[x]", "no readable address"),
        ("a ![x] b", "![x]", "no address"),
        ("a ![x](data:image/png;base64,AA) b", "![x](data:image/png;base64,AA)", "not allowed"),
        ("a ![x](/p.png){.decorative} b", "![x](/p.png){.decorative}", "called decorative"),
        ("a ![](/p.png) {.decorative} b", "{.decorative}", "mark nothing"),
        ("a [x](/p){.decorative} b", "{.decorative}", "mark nothing"),
        ("a &lt;180 b", "&lt;", "letter by letter"),
        ("a\n\n---\n\nb", "---", "draws nothing"),
    ],
)  # fmt: skip
def test_malformed_mark_is_a_problem_at_its_place(source, place, words):
    (problem,) = scan(source).problems

    assert source[problem.start : problem.end].startswith(place)
    assert words in problem.message


def test_decorative_image_is_no_problem():
    assert scan("a ![](/p.png){.decorative} b ![ ](/p.png){.decorative}").problems == ()


def test_malformed_mark_is_no_mark():
    marks = scan("[words]{#Bad Id} [x [y]{#y} z]{#x} [@a; b]")

    assert [claim.id for claim in marks.claims] == ["y"]
    assert marks.citations == ()


@pytest.mark.parametrize(
    "source",
    [
        "x<y and y>z",
        "- >350 pg/mL",
        "1. <180",
        r"interval \[0, 5)",
        "[3]",
        "a@b.org",
        "AT&T and R&D",
    ],
)
def test_ordinary_words_are_no_problem(source):
    assert messages(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "[" * 8000,
        "![" * 4000,
        "*" * 4000,
        "[a](" * 8000,
        "([" * 8000 + "])" * 8000,
        "[" * 8000 + "@a" + "]" * 8000,
        ']{a="' * 8000,
        "{#" * 8000,
        "`a``" * 8000,
        "[x]{ " * 8000,
        "\n".join(" " * depth + "- a" for depth in range(500)),
        "|" * 8000 + "\n|" + "-|" * 8000,
    ],
)
def test_hostile_text_is_read_at_once(source):
    started = time.perf_counter()

    scan(source)

    assert time.perf_counter() - started < 10


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='[]()!{}#@;,.`\\*_ab1 \n-|:"<>', max_size=60))
def test_every_offset_lies_in_the_source(source):
    marks = scan(source)

    for place in (*marks.claims, *marks.citations, *marks.problems):
        assert 0 <= place.start < place.end <= len(source)
    for claim in marks.claims:
        assert source[claim.words_start : claim.words_end] == claim.words
