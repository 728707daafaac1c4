"""What in a text a reader must not misread."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.changes.values import values


def found(text):
    return [(value.kind, text[value.start : value.end]) for value in values(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Give 1 mg daily.", [("number", "1 mg"), ("frequency", "daily")]),
        ("Above >350 pg/mL it is rare", [("number", "Above >350 pg/mL")]),
        ("for 2 weeks", [("duration", "2 weeks")]),
        ("into a muscle", [("route", "into a muscle")]),
        ("Take folic acid", [("medicine", "folic acid")]),
        ("You should not drive", [("negation", "not")]),
        ("You shouldn’t drive", [("negation", "shouldn’t")]),
        ("Stop it at once", [("negation", "Stop"), ("frequency", "once")]),
        ("for several weeks", [("unit", "weeks")]),
        ("See step 2", [("number", "2")]),
        ("≥ is a sign", [("comparator", "≥")]),
        ("vitamin B12 and HLA-B27", [("medicine", "vitamin B12"), ("number", "B27")]),
        ("in adults", [("people", "adults")]),
        ("it can increase the risk", [("comparator", "increase")]),
        ("you fall", []),
        ("a plain sentence", []),
    ],
)
def test_values_are_found_with_their_kinds(text, expected):
    assert found(text) == expected


@given(st.text(alphabet="0123456789١٢²½ .,mgx-<not ", max_size=60))
def test_no_digit_is_left_out(text):
    covered = {at for value in values(text) for at in range(value.start, value.end)}

    assert all(at in covered for at, sign in enumerate(text) if sign.isnumeric())


@given(st.text(max_size=80))
def test_values_never_overlap(text):
    places = [(value.start, value.end) for value in values(text)]

    assert places == sorted(places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))
    assert all(start < end for start, end in places)
