"""What changed on the page, part by part."""

import pytest
from hypothesis import given, settings

from articles.assemble import assemble
from articles.changes.parts import parts
from articles.content import Author, Content
from tests.contents import contents
from tests.factories import make_draft

ONE, TWO = "One line of 1 mg stands here.", "Another line stands there."


def content(body, **fields):
    text = make_draft().texts[0].model_copy(update={"body": body})
    return assemble(make_draft(texts=(text,), **fields))


def part(found, title):
    return next(each for each in found if each.title == title)


def said(run, kept):
    return "".join(piece.text for piece in run.pieces if piece.kind in ("same", kept))


def test_equal_contents_have_only_parts_that_are_the_same():
    assert {each.state for each in parts(content(ONE), content(ONE))} == {"same"}


def test_all_parts_of_a_first_version_are_new():
    assert {each.state for each in parts(None, content(ONE))} == {"new"}


def test_paragraphs_in_another_order_make_a_part_that_moved():
    found = parts(content(f"{ONE}\n\n{TWO}"), content(f"{TWO}\n\n{ONE}"))

    assert part(found, "Patient: body").state == "moved"


def test_runs_stand_in_the_order_of_the_page_with_what_is_gone_in_its_place():
    before = content(f"{ONE}\n\nA third goes away.\n\n{TWO}")
    after = content(f"{ONE.replace('1 mg', '2 mg')}\n\n{TWO}\n\nAnd something comes.")

    runs = part(parts(before, after), "Patient: body").runs

    assert [(run.state, said(run, "gone") or said(run, "new")) for run in runs] == [
        ("changed", "One line of 1 mg stands here."),
        ("gone", "A third goes away."),
        ("same", "Another line stands there."),
        ("new", "And something comes."),
    ]


def test_lost_emphasis_alone_is_a_change():
    found = parts(content("It is **not** so."), content("It is not so."))

    assert part(found, "Patient: body").state == "changed"


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"question": "Why?"}, "Question"),
        ({"region": "US"}, "Region"),
        ({"authors": (Author(name="Another"),)}, "Authors"),
        ({"next_review_on": "2028-01-01"}, "Next review due"),
        ({"references": ()}, "Sources"),
    ],
)
def test_what_surrounds_the_texts_is_compared(fields, title):
    found = parts(content(ONE), content(ONE, **fields))

    assert part(found, title).state != "same"


@given(contents, contents)
@settings(max_examples=40, deadline=None)
def test_a_change_of_any_shown_text_changes_its_part(before, after):
    found = {(each.audience, each.where): each.state for each in parts(before, after)}

    for text in after.texts:
        old = before.text_for(text.audience)
        if old is not None and text.headline.split() != old.headline.split():
            assert found[text.audience, "headline"] != "same"


@given(contents)
@settings(max_examples=20, deadline=None)
def test_nothing_changes_from_a_content_to_itself(one):
    again = Content.from_json(one.to_json())

    assert {each.state for each in parts(one, again)} <= {"same"}
