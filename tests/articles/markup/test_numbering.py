"""Numbers go by first use, names are given once."""

from articles.markup.numbering import Numbering


def test_numbers_go_by_first_use():
    numbering = Numbering()

    assert [numbering.cite(key) for key in ("b", "a", "b", "b")] == [
        (1, 1),
        (2, 1),
        (1, 2),
        (1, 3),
    ]
    assert numbering.keys == ("b", "a")


def test_a_name_is_first_once():
    numbering = Numbering()

    assert [numbering.is_first("claim-a") for _ in range(2)] == [True, False]


def test_a_name_taken_gets_a_number_that_is_free():
    numbering = Numbering()

    assert [numbering.unique(name) for name in ("a", "a-2", "a", "a")] == [
        "a",
        "a-2",
        "a-2-2",
        "a-3",
    ]
