"""Lines go where the values are, and break where there are none."""

from xml.etree import ElementTree

import pytest

from editorial.plots.lines import Series, lines

MOMENTS = ["June", "July", "August", "September"]


def of(drawn, tag, kind):
    root = ElementTree.fromstring(drawn)
    return [each for each in root if each.tag == tag and each.get("class") == f"plot__{kind}"]


def test_higher_values_are_drawn_higher():
    drawn = lines([Series("days", (1.0, 2.0, 3.0, 4.0))], MOMENTS, says="x")

    heights = [float(each.get("cy")) for each in of(drawn, "circle", "mark-1")[:4]]

    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == 30.0, "the highest round number is the top"


def test_a_gap_breaks_the_line_and_draws_no_point():
    drawn = lines([Series("days", (1.0, 2.0, None, 4.0))], MOMENTS, says="x")

    runs = [each.get("points").split() for each in of(drawn, "polyline", "line-1")]

    assert [len(run) for run in runs] == [2]
    assert len(of(drawn, "circle", "mark-1")) == 3 + 1, "three values and the key"


def test_each_series_has_a_mark_of_its_own_shape():
    drawn = lines(
        [Series("a", (1.0,) * 4), Series("b", (2.0,) * 4), Series("c", (3.0,) * 4)],
        MOMENTS,
        says="x",
    )

    assert of(drawn, "circle", "mark-1")
    assert of(drawn, "rect", "mark-2")
    assert of(drawn, "polygon", "mark-3")


def test_the_first_and_the_last_moment_are_named():
    drawn = lines([Series("a", (1.0,) * 4)], MOMENTS, says="x")

    assert ">June<" in drawn
    assert ">September<" in drawn


@pytest.mark.parametrize("values", [(), (None,), (0.0,), (5.0,)])
def test_few_or_no_values_are_drawn_without_harm(values):
    moments = ["today"] * len(values)

    assert ElementTree.fromstring(lines([Series("a", values)], moments, says="x")) is not None


def test_a_series_of_another_length_is_refused():
    with pytest.raises(ValueError, match="each moment"):
        lines([Series("a", (1.0,))], MOMENTS, says="x")
