"""Stretches of two sequences that began as one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.merging.three_way import Stretch, stretches

ITEMS = st.lists(st.sampled_from("abcdef"), max_size=10)


def made(base, mine, theirs):
    return [
        ("".join(each.base), "".join(each.mine), "".join(each.theirs))
        for each in stretches(base, mine, theirs)
    ]


def test_neighbours_that_each_changed_one_are_stretches_of_their_own():
    assert made("abcd", "aXcd", "abYd") == [
        ("a", "a", "a"),
        ("b", "X", "b"),
        ("c", "c", "Y"),
        ("d", "d", "d"),
    ]


def test_two_insertions_at_one_place_are_one_stretch():
    assert made("ab", "aXb", "aYb") == [("a", "a", "a"), ("", "X", "Y"), ("b", "b", "b")]


def test_an_insertion_before_what_the_other_replaced_comes_first():
    expected = [("", "X", ""), ("a", "a", "Y"), ("b", "b", "b")]

    assert made("ab", "Xab", "Yb") == expected
    assert made("ab", "Yb", "Xab") == [(b, t, m) for b, m, t in expected]


def test_what_one_removed_while_the_other_put_in_the_middle_is_one_stretch():
    assert made("abcd", "ad", "abXcd") == [("a", "a", "a"), ("bc", "", "bXc"), ("d", "d", "d")]


@settings(max_examples=60)
@given(ITEMS, ITEMS, ITEMS)
def test_every_item_of_every_side_is_in_one_stretch_in_order(base, mine, theirs):
    found = list(stretches(base, mine, theirs))

    for side, name in ((base, "base"), (mine, "mine"), (theirs, "theirs")):
        assert [item for each in found for item in getattr(each, name)] == side


@settings(max_examples=60)
@given(ITEMS, ITEMS)
def test_who_changed_nothing_has_nothing_changed_for_her(base, theirs):
    for each in stretches(base, base, theirs):
        assert isinstance(each, Stretch)
        assert each.mine == each.base
