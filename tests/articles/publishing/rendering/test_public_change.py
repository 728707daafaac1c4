"""Which pages tell readers something new, and what it is called."""

import dataclasses

import pytest

from articles.publishing.rendering.public_change import KINDS, public_change
from articles.publishing.rendering.standing import PENDING, SourceProblem


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (None, "approved", "approved"),
        ("under_review", "approved", "approved"),
        ("emergency", "approved", "approved"),
        ("approved", "review_overdue", "review_overdue"),
        ("approved", "source_problem", "source_problem"),
        ("source_problem", "corrected", "corrected"),
        ("update_under_review", "withdrawn", "withdrawn"),
        ("emergency", "emergency_ended", "emergency_ended"),
    ],
)
def test_what_readers_see_anew_has_its_word(standing_at, before, now, said):
    earlier = standing_at(before) if before else None

    assert public_change(earlier, standing_at(now), was_told=False) == said
    assert said in KINDS


@pytest.mark.parametrize("state", sorted(PENDING - {"emergency_ended"}))
def test_what_is_pending_is_told_of_nowhere_i8(standing_at, state):
    for before in (None, standing_at("approved")):
        assert public_change(before, standing_at(state), was_told=True) is None


def test_a_page_that_is_made_again_says_nothing_new(standing_at):
    for state in ("approved", "source_problem", "corrected", "withdrawn", "emergency_ended"):
        again = standing_at(state, disclaimers=())

        assert public_change(standing_at(state), again, was_told=True) is None


def test_an_update_that_is_being_reviewed_is_no_change_yet(standing_at):
    one, other = standing_at("approved"), standing_at("update_under_review")

    assert public_change(one, other, was_told=True) is None
    assert public_change(other, one, was_told=True) is None


def test_a_notice_that_is_lifted_is_no_second_approval(standing_at):
    lifted = public_change(standing_at("source_problem"), standing_at("approved"), was_told=True)

    assert lifted == "as_before"


def test_the_next_version_is_an_approval(standing_at):
    now = standing_at("approved", version=4)

    assert public_change(standing_at("approved"), now, was_told=False) == "approved"


def test_a_second_source_that_is_retracted_is_a_second_change(standing_at):
    one = standing_at("source_problem")
    more = dataclasses.replace(
        one,
        source_problem=SourceProblem(
            what="retracted", on="2026-11-24", references=("green2017", "healton1991")
        ),
    )

    assert public_change(one, more, was_told=True) == "source_problem"


@pytest.mark.parametrize(
    ("state", "day"),
    [
        ("approved", "2026-11-02"),
        ("review_overdue", "2026-11-02"),
        ("corrected", "2026-11-12"),
        ("source_problem", "2026-11-20"),
        ("withdrawn", "2026-11-21"),
        ("emergency_ended", "2026-10-13"),
        ("submitted", "2026-10-02"),
    ],
)
def test_the_day_of_the_last_change_is_one_that_the_page_states(standing_at, state, day):
    assert standing_at(state).changed_on == day
