"""What changed between two texts, word by word."""

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.changes.wordings import Piece, words


def side(pieces, kept):
    return "".join(piece.text for piece in pieces if piece.kind in ("same", kept))


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=60)
def test_both_texts_can_be_read_out_of_their_difference(before, after):
    pieces = words(before, after)

    assert side(pieces, "gone") == before
    assert side(pieces, "new") == after


def test_neighbours_of_one_kind_are_one_piece():
    pieces = words("a b c\nd e", "a x y\nd z")

    assert all(one.kind != two.kind for one, two in pairwise(pieces))


def test_a_changed_dose_is_one_word():
    assert words("give 1 mg daily", "give 10 mg daily") == (
        Piece("same", "give "),
        Piece("gone", "1 "),
        Piece("new", "10 "),
        Piece("same", "mg daily"),
    )


def test_equal_texts_are_one_piece():
    assert words("give 1 mg\ndaily", "give 1 mg\ndaily") == (Piece("same", "give 1 mg\ndaily"),)


def test_nothing_has_no_pieces():
    assert words("", "") == ()


def test_long_hostile_texts_are_compared_in_time():
    before = "a b " * 25_000
    after = "b a " * 25_000

    began = time.process_time()
    words(before, after)
    words(before.replace(" ", "\n"), after.replace(" ", "\n"))

    assert time.process_time() - began < 2
