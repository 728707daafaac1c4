"""A draft as a form, and back."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.content import AiUseKind, ArticleKind, Author, NotApplicable, Part, Text
from editorial.forms.article import AI_KINDS, KINDS, PARTS
from editorial.forms.draft import DraftForms
from tests.factories import make_draft


def sent_back(draft, **changes):
    """What a browser sends of the page untouched, but for these changes."""
    page = DraftForms(draft, read=3)
    typed = {
        form.add_prefix(name): form.initial.get(name) or ""
        for form in page.all
        for name in form.fields
    }
    return DraftForms(draft, read=3, data={**typed, **changes})


def value_of(forms):
    assert forms.is_valid(), [form.errors for form in forms.all]
    return forms.value()


def test_every_kind_and_part_has_words():
    assert [code for code, _ in KINDS] == list(get_args(ArticleKind))
    assert list(PARTS) == list(get_args(Part))
    assert {code for code, _ in AI_KINDS} == set(get_args(AiUseKind))


def test_a_draft_comes_back_as_it_was():
    draft = make_draft(
        kind="treatment",
        not_applicable=(NotApplicable(what="harms", reason="Nothing is taken."),),
        authors=(Author(name="Doe, Jane", role="editor"), Author(name="B")),
    )

    assert value_of(sent_back(draft)) == draft


def test_a_part_that_is_not_needed_is_said_with_its_reason():
    typed = {"kind": "medicine", "without-no-treatment": "The question is about storage."}

    draft = value_of(sent_back(make_draft(not_applicable=()), **typed))

    assert draft.kind == "medicine"
    assert draft.not_applicable == (
        NotApplicable(what="no-treatment", reason="The question is about storage."),
    )


WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=80)


@given(short=WORDS, body=WORDS)
@settings(max_examples=50)
def test_running_text_is_kept_letter_for_letter_with_one_kind_of_line_end(short, body):
    typed = {"text-patient-short_answer": short, "text-patient-body": body}

    texts = value_of(sent_back(make_draft(texts=()), **typed)).texts

    def ends(words):
        return words.replace("\r\n", "\n").replace("\r", "\n")

    if short.strip() or body.strip():
        assert texts == (
            Text(audience="patient", headline="", short_answer=ends(short), body=ends(body)),
        )
    else:
        assert texts == ()
