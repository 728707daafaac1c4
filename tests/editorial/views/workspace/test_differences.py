"""What changed between two drafts, field by field."""

from articles.content import AiUse, Author, NotApplicable
from articles.draft import Draft
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


def test_every_field_of_an_article_is_compared():
    other = {
        "question": "Why?",
        "kind": "medicine",
        "topics": ("blood",),
        "region": "US",
        "language": "de-DE",
        "next_review_on": "2030-01-01",
        "authors": (Author(name="Ada", role="editor"),),
        "ai_use": AiUse(kind="drafted", tool="a tool"),
        "not_applicable": (NotApplicable(what="harms", reason="It has none."),),
    }
    of_their_own = {"texts", "evidence", "references", "slug"}
    assert {*other, *of_their_own} == set(Draft.model_fields)

    for name, value in other.items():
        assert len(changes(make_draft(), make_draft(**{name: value}))) == 1, name
