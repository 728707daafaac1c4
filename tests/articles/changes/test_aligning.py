"""Which items of two sequences are the same, in order."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.changes.aligning import _longest, align

items = st.lists(st.sampled_from("abcd"), max_size=14)


def longest_by_table(one, other):
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
            )
    return table[-1][-1]


@given(items, items)
@settings(max_examples=150)
def test_pairs_are_equal_items_in_rising_order(one, other):
    pairs = align(one, other)

    assert all(one[i] == other[j] for i, j in pairs)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert [j for _, j in pairs] == sorted(j for _, j in pairs)


@given(items, items)
@settings(max_examples=150)
def test_without_anchors_nothing_longer_can_be_found(one, other):
    pairs = _longest(one, other, 0, len(one), 0, len(other))

    assert len(pairs) == longest_by_table(one, other)
    assert all(one[i] == other[j] for i, j in pairs)


@given(items)
def test_equal_sequences_are_wholly_aligned(one):
    assert align(one, one) == [(n, n) for n in range(len(one))]


def test_items_that_stand_once_anchor_the_rest():
    before = "the a the b the".split()
    after = "the x the b the the".split()

    assert (3, 3) in align(before, after)


def test_what_is_too_large_to_compare_counts_as_rewritten_and_takes_no_time():
    began = time.process_time()

    pairs = align("a b ".split() * 30_000, "b a ".split() * 30_000)

    assert pairs == []
    assert time.process_time() - began < 1
