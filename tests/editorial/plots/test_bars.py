"""Bars are as long as what they count."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from editorial.plots.bars import Bar, bars
from editorial.plots.drawing import WIDTH


def widths(drawn, kind):
    root = ElementTree.fromstring(drawn)
    return [float(each.get("width")) for each in root if each.get("class") == f"plot__{kind}"]


def test_the_longest_bar_fills_the_width_and_the_others_their_share():
    assert widths(bars([Bar("a", 10), Bar("b", 5)], says="Two"), "bar") == [WIDTH, WIDTH / 2]


def test_one_of_very_many_is_still_seen_and_none_is_not():
    assert widths(bars([Bar("a", 100_000), Bar("b", 1), Bar("c", 0)], says="x"), "bar") == [
        WIDTH,
        2.0,
    ]


def test_the_graver_part_is_drawn_and_said():
    drawn = bars([Bar("Ana", 4, part=1)], says="Load", part="overdue")

    assert widths(drawn, "part") == [WIDTH / 4]
    assert "4, 1 overdue" in drawn


def test_nothing_to_draw_is_a_drawing_of_nothing():
    assert ElementTree.fromstring(bars([], says="Nothing yet")).get("aria-label") == "Nothing yet"


@given(
    st.lists(
        st.tuples(st.text(), st.integers(0, 10**7)).map(lambda each: Bar(each[0], each[1])),
        max_size=8,
    )
)
def test_no_bar_leaves_the_drawing(some):
    drawn = bars([Bar(repr(bar.words), bar.count, part=bar.count // 2) for bar in some], says="x")

    assert all(0 < each <= WIDTH for each in widths(drawn, "bar") + widths(drawn, "part"))
