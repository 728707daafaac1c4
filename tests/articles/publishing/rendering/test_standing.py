from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from articles.audiences import CODES
from articles.publishing.default_disclaimers import DISCLAIMERS
from articles.publishing.rendering.standing import APPROVED, PENDING, Standing


def test_standing_comes_back_from_json_with_the_same_digest(standing_at):
    for state in ("submitted", "emergency", "approved", "corrected", "source_problem", "withdrawn"):
        standing = standing_at(state)

        again = Standing.from_json(standing.to_json())

        assert again == standing
        assert again.digest == standing.digest


def test_order_in_which_disclaimers_were_read_changes_nothing():
    one = Standing(state="submitted", version=1, disclaimers=DISCLAIMERS)
    other = Standing(state="submitted", version=1, disclaimers=DISCLAIMERS[::-1])

    assert one.digest == other.digest


@given(field=st.sampled_from(("submitted_on", "approved_on", "next_review_on", "last_updated_on")))
@settings(max_examples=8)
def test_every_day_is_part_of_the_digest(field):
    before = Standing(state="approved", version=1)
    after = Standing(state="approved", version=1, **{field: "2026-11-02"})

    assert before.digest != after.digest


def test_pending_page_can_never_be_indexed(standing_at):
    for state in PENDING:
        with pytest.raises(ValidationError, match="indexed"):
            standing_at(state, is_public=state != "preview", index=True)


def test_preview_can_never_be_public(standing_at):
    with pytest.raises(ValidationError, match="preview"):
        standing_at("preview", is_public=True)


@pytest.mark.parametrize(
    ("state", "record"),
    [
        ("corrected", "corrected"),
        ("source_problem", "source_problem"),
        ("withdrawn", "withdrawn"),
        ("emergency", "emergency"),
        ("emergency_ended", "emergency"),
    ],
)
def test_state_without_its_record_is_refused(standing_at, state, record):
    with pytest.raises(ValidationError, match=record):
        standing_at(state, **{record: None})


def test_what_was_shown_in_an_emergency_is_never_an_approved_kind():
    assert {"emergency", "emergency_ended"} <= PENDING
    assert PENDING.isdisjoint(APPROVED)


def test_reviewers_are_credited_only_when_the_board_approved(standing_at):
    for state in ("under_review", "emergency", "emergency_ended", "withdrawn"):
        assert standing_at(state).reviewers
        assert standing_at(state).credited == ()
    for state in APPROVED:
        assert [r.name for r in standing_at(state).credited] == ["Dr R. Khan", "Dr A. Musa"]


def test_an_audience_is_told_its_own_wording_and_what_everybody_is_told(standing_at):
    standing = standing_at("approved")
    told = standing.told_to("carer")

    assert {row.audience for row in told.disclaimers} == {"", "carer"}
    assert {row.state for row in told.disclaimers} == {row.state for row in standing.disclaimers}
    assert replace(told, disclaimers=standing.disclaimers) == standing


def test_a_wording_for_others_changes_nothing_of_what_an_audience_is_told(standing_at):
    standing = standing_at("approved")
    for changed in standing.disclaimers:
        rows = [
            row.model_copy(update={"text": "Other words."}) if row == changed else row
            for row in standing.disclaimers
        ]
        other = replace(standing, disclaimers=tuple(rows))
        same = {code: other.told_to(code) == standing.told_to(code) for code in CODES}

        concerned = [code for code in CODES if changed.audience in ("", code)]
        assert [code for code in CODES if not same[code]] == concerned
