"""What changed between two drafts, field by field."""

from editorial.views.workspace.differences import changes
from tests.factories import make_draft


def test_equal_drafts_have_no_changes():
    assert changes(make_draft(), make_draft()) == []


def test_each_changed_part_is_named():
    before = make_draft()
    text = before.texts[0].model_copy(update={"headline": "Another"})
    after = make_draft(question="Why?", texts=(text, before.texts[1]), evidence=())

    titles = [change.title for change in changes(before, after)]

    assert titles == ["Question", "Patient: headline", "Words relied on"]


def test_a_changed_part_says_which_words():
    (change,) = changes(make_draft(question="Why weak?"), make_draft(question="Why tired?"))

    said = [(piece.kind, piece.text) for piece in change.pieces]

    assert said == [("same", "Why "), ("gone", "weak?"), ("new", "tired?")]
