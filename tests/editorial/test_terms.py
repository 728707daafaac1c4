"""What approval takes, as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.policies import NotAllowed
from editorial.policies.terms import BOUNDS, Terms, check_terms, differences, together

SPECIALTIES = st.lists(st.sampled_from(["neurology", "Neurology", "pharmacy", "haematology"]))
TERMS = st.builds(
    Terms,
    signers=st.integers(1, 5),
    specialties=SPECIALTIES.map(tuple),
    review_months=st.integers(1, 36),
    show_pending=st.booleans(),
    risk=st.sampled_from(["routine", "high"]),
    deadline_days=st.integers(1, 30),
    emergency_hours=st.integers(1, 72),
    ratify_hours=st.integers(1, 72),
    overdue_withdraw_days=st.none() | st.integers(1, 100),
)


@given(st.lists(TERMS, min_size=1, max_size=4))
def test_together_is_never_milder_than_any_of_them(several):
    both = together(several)

    for one in several:
        assert both.signers >= one.signers
        assert {s.casefold() for s in one.specialties} <= {s.casefold() for s in both.specialties}
        assert both.review_months <= one.review_months
        assert both.deadline_days <= one.deadline_days
        assert one.show_pending or not both.show_pending
        assert both.risk == "high" or one.risk == "routine"
        if one.overdue_withdraw_days is not None:
            assert both.overdue_withdraw_days <= one.overdue_withdraw_days
    assert both.signers >= len(both.specialties)


@given(TERMS)
def test_terms_survive_being_written_down(terms):
    assert Terms.from_json(terms.to_json()) == terms


@pytest.mark.parametrize("name", BOUNDS)
def test_a_number_out_of_bounds_is_named(name):
    with pytest.raises(NotAllowed, match=f"{BOUNDS[name][1] + 1} is not between"):
        check_terms(Terms(**{"signers": 2, name: BOUNDS[name][1] + 1}))


def test_differences_say_both_values_in_words():
    found = differences(Terms(signers=2), Terms(signers=2, specialties=("neurology",)))

    assert [(d.name, d.before, d.after) for d in found] == [("specialties", "any", "neurology")]
