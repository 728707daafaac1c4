"""Lines become leaves: what a mark cannot leave."""

import pytest

from articles.markup.lines import read


def shape(source):
    return [(leaf.kind, leaf.text, leaf.depth) for leaf in read(source).leaves]


def test_nested_lists_may_be_indented_by_two_three_or_four():
    for step in (2, 3, 4):
        source = f"1. a\n{' ' * step}- b\n{' ' * 2 * step}- c\n2. d"

        assert [depth for _, _, depth in shape(source)] == [1, 2, 3, 1]


def test_markers_are_kept_for_numbers():
    assert [leaf.marker for leaf in read("3) a\n* b\n07. c").leaves] == ["3.", "-", "7."]


def test_a_list_may_follow_its_sentence_without_an_empty_line():
    assert shape("Levels:\n- >350 pg/mL") == [
        ("paragraph", "Levels:", 0),
        ("item", ">350 pg/mL", 1),
    ]


def test_a_wrapped_year_is_no_list():
    assert shape("It began in\n2012. Next") == [("paragraph", "It began in\n2012. Next", 0)]


def test_a_wrapped_line_stays_with_its_item():
    assert shape("- a\nb\n  c") == [("item", "a\nb\nc", 1)]


def test_a_paragraph_may_stand_in_an_item():
    assert shape("- a\n\n  b\n\nc") == [
        ("item", "a", 1),
        ("paragraph", "b", 1),
        ("paragraph", "c", 0),
    ]


@pytest.mark.parametrize("source", ["#", "# ", "#x", "####### seven", "-", "1.", "1.x", "-x", "- "])
def test_what_is_almost_a_block_is_a_paragraph(source):
    assert shape(source) == [("paragraph", source.strip(), 0)]


def test_table_cells_are_leaves_with_their_row():
    leaves = read("a | b\n--|--\n1 | \\| \n| 2 |\n\nafter | all").leaves

    assert [(leaf.text, leaf.row) for leaf in leaves] == [
        ("a", 0),
        ("b", 0),
        ("1", 1),
        (r"\|", 1),
        ("2", 2),
        ("", 2),
        ("after | all", -1),
    ]


def test_cells_too_many_stay_in_the_last_one_and_are_reported():
    found = read("| a | b |\n|---|---|\n| 1 | 2 | 3 |")

    assert found.leaves[-1].text == "2 | 3"
    assert "more cells" in found.problems[0].message


def test_table_in_a_list_is_reported_and_stays_text():
    found = read("- a\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |")

    assert "after the list" in found.problems[0].message
    assert "1 | 2" in found.leaves[-1].text


def test_offsets_lead_back_to_the_source():
    source = "- one\n  two\n- three"
    leaf = read(source).leaves[0]

    assert leaf.text == "one\ntwo"
    assert source[leaf.at(0)] == "o"
    assert source[leaf.at(4) : leaf.at(7)] == "two"


def test_lists_stop_nesting_somewhere():
    source = "\n".join("  " * depth + "- a" for depth in range(100))

    assert max(leaf.depth for leaf in read(source).leaves) == 12
