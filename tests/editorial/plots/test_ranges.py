"""A range shows its middle, its nine of ten and its aim at their places."""

from xml.etree import ElementTree

from editorial.plots.ranges import Range, ranges


def of(drawn, kind):
    root = ElementTree.fromstring(drawn)
    return [each for each in root if each.get("class") == f"plot__{kind}"]


def test_the_aim_stands_left_of_what_exceeds_it():
    drawn = ranges([Range("Patients", "8.0", 5.0, 8.0, 11.0, aim=6.0)], says="x")

    aim = float(of(drawn, "aim")[0].get("x1"))
    middle = float(of(drawn, "mark-1")[0].get("cx"))
    band = of(drawn, "band")[0]

    assert float(band.get("x")) < aim < middle
    assert middle < float(band.get("x")) + float(band.get("width"))


def test_what_was_not_measured_has_words_and_no_marks():
    drawn = ranges([Range("Students", "none measured", None, None, None)], says="x")

    assert "none measured" in drawn
    assert not of(drawn, "mark-1")
    assert not of(drawn, "band")
