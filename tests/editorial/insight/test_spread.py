"""The middle and the tail are values that were measured."""

from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.insight.spread import percentile, spread


def test_nothing_measured_has_no_middle():
    assert spread({}).middle is None
    assert spread({}).count == 0


def test_each_value_counts_as_often_as_it_came():
    found = spread({5: 9, 100: 1})

    assert (found.low, found.middle, found.high, found.count) == (5, 5, 5, 10)


@pytest.mark.parametrize(("share", "expected"), [(10, 1), (50, 5), (90, 9), (100, 10)])
def test_the_rank_is_the_nearest_one(share, expected):
    assert percentile([(n, 1) for n in range(1, 11)], share) == expected


@given(st.lists(st.integers(0, 9), min_size=1, max_size=20))
def test_the_middle_is_that_of_all_the_values_written_out(values):
    times = {value: values.count(value) for value in values}

    assert spread(times).middle == median_low(values)
