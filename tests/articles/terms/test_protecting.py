import pytest

from articles.markup import inline
from articles.terms import protecting
from articles.terms.matching import HIDDEN


def open_words(text):
    hidden = protecting.hide(text, inline.read(text).spans)
    assert len(hidden) == len(text)
    return " ".join(hidden.replace(HIDDEN, " ").split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a [link](https://x.org/y) b", "a b"),
        ("a [@puri2011, p. 3] b", "a b"),
        ("a ![of this](/x.png) b", "a b"),
        ("a `code` b", "a b"),
        ('[words]{#id kind="dose"} b', "[words] b"),
        ('a [gone]{#id .left-out audience="carer" reason="why"} b', "a b"),
        ("a “The Lancet Neurology” b", "a b"),
        ('a "Stroke in Adults" b', "a b"),
        ("a “stroke in adults” b", "a “stroke in adults” b"),
        ("a “Stroke” b", "a “Stroke” b"),
    ],
)
def test_only_words_open_to_terms_are_left(text, left):
    assert open_words(text) == left


def test_names_of_medicines_are_known():
    text = "folic acid, metformin and water"

    names = [text[start:end] for start, end in protecting.medicine_names(text)]

    assert names == ["folic acid", "metformin"]


def test_only_the_outermost_closed_brackets_count():
    text = ") a (b (c) d) e (f"

    assert [text[start:end] for start, end in protecting.brackets(text)] == ["(b (c) d)"]


@pytest.mark.parametrize(
    ("start", "end", "has_part"),
    [(0, 2, False), (0, 3, True), (4, 5, True), (5, 9, False), (9, 20, True), (12, 13, False)],
)
def test_ranges_are_searched_by_place(start, end, has_part):
    assert protecting.overlaps([(2, 5), (10, 12)], start, end) is has_part


def test_ranges_that_touch_or_lie_in_one_another_become_one():
    ranges = [(9, 12), (0, 4), (1, 2), (4, 6), (20, 21)]

    assert protecting.apart(ranges) == [(0, 6), (9, 12), (20, 21)]
