"""What changed between two texts."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.views.workspace.differences import Piece, changes, words
from tests.factories import make_draft


def side(pieces, kept):
    return "".join(piece.text for piece in pieces if piece.kind in ("same", kept))


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=60)
def test_both_texts_can_be_read_out_of_their_difference(before, after):
    pieces = words(before, after)

    assert side(pieces, "gone") == before
    assert side(pieces, "new") == after


def test_a_changed_dose_is_one_word():
    assert words("give 1 mg daily", "give 10 mg daily") == (
        Piece("same", "give "),
        Piece("gone", "1 "),
        Piece("new", "10 "),
        Piece("same", "mg daily"),
    )


def test_equal_drafts_have_no_changes():
    assert changes(make_draft(), make_draft()) == []


def test_each_changed_part_is_named():
    before = make_draft()
    text = before.texts[0].model_copy(update={"headline": "Another"})
    after = make_draft(question="Why?", texts=(text, before.texts[1]), evidence=())

    titles = [change.title for change in changes(before, after)]

    assert titles == ["Question", "Patient: headline", "Words relied on"]


def test_long_hostile_texts_are_compared_in_time():
    before = "a b " * 25_000
    after = "b a " * 25_000

    began = time.perf_counter()
    words(before, after)
    words(before.replace(" ", "\n"), after.replace(" ", "\n"))

    assert time.perf_counter() - began < 2
