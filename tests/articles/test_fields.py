"""What cannot be stored is refused at the door, and says where it is (I24)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content import AiUse, Author, Text
from articles.draft import Draft, Evidence
from articles.fields import MAX_BODY, MAX_SHORT, Unfit, check_fields


def draft(**fields: object) -> Draft:
    given_fields = {"slug": "a", "question": "Is it?", **fields}
    return Draft.model_validate(given_fields)


def text(**fields: str) -> Text:
    return Text.model_validate(
        {"audience": "patient", "headline": "", "short_answer": "", "body": "", **fields}
    )


# Each field of one line that goes into headings, subjects and addresses.
LINES = {
    "Question": lambda value: draft(question=value),
    "Region": lambda value: draft(region=value),
    "Headline for patient": lambda value: draft(texts=(text(headline=value),)),
    "Author": lambda value: draft(authors=(Author(name=value),)),
    "Author's role": lambda value: draft(authors=(Author(name="A", role=value),)),
    "Tool": lambda value: draft(ai_use=AiUse(kind="drafted", tool=value)),
    "Language": lambda value: draft(language=value),
}
HIDDEN = ["\r", "\n", "\x00", "\x1b", "\x85", "\u202e", "\u2066", "\u200f"]


@pytest.mark.parametrize("character", HIDDEN, ids=ascii)
@pytest.mark.parametrize("field", LINES)
def test_a_line_with_an_unseen_character_is_refused_by_name_and_place_i24(field, character):
    with pytest.raises(Unfit, match=rf"^{field}: character 3 is U\+{ord(character):04X}"):
        check_fields(LINES[field](f"Is{character} it?"))


@pytest.mark.parametrize("field", LINES)
@given(st.text(st.characters(categories=["L", "N", "P", "Sm"]), min_size=1, max_size=12))
def test_a_line_of_letters_digits_and_signs_is_taken_i24(field, value):
    check_fields(LINES[field](value))


@pytest.mark.parametrize(
    ("field", "most"),
    [("Question", 300), ("Region", 20), ("Headline for patient", 300), ("Tool", 200)]
    + [("Language", 15)],
)
def test_a_line_longer_than_its_column_is_refused_by_name_i32(field, most):
    """SQLite would store it and PostgreSQL fail on it: neither may happen."""
    check_fields(LINES[field]("x" * most))

    with pytest.raises(Unfit, match=f"^{field}: it has {most + 1} characters"):
        check_fields(LINES[field]("x" * (most + 1)))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"topics": ("x" * 81,)}, "Topic"),
        ({"topics": ("not a slug",)}, "Topic"),
        ({"slug": "x" * 121}, "Address"),
        ({"slug": "Ünfit"}, "Address"),
        ({"evidence": (Evidence(claim="a", reference="b", locator="x" * 201),)}, "Place"),
        ({"texts": (text(body="[So.]{#so} [@a, p. " + "1" * 200 + "]"),)}, "Place"),
    ],
    ids=["topic", "topic-spelling", "address", "address-spelling", "locator", "locator-in-text"],
)
def test_what_no_column_holds_is_refused_by_name_i32(fields, name):
    with pytest.raises(Unfit, match=f"^{name}"):
        check_fields(draft(**fields))


@pytest.mark.parametrize("question", ["", " ", "\u00a0"])
def test_an_article_without_a_question_is_refused(question):
    with pytest.raises(Unfit, match="Ask the one question"):
        check_fields(draft(question=question))


@pytest.mark.parametrize("where", ["body", "short_answer"])
def test_running_text_with_nul_is_refused_i24(where):
    with pytest.raises(Unfit, match="Text for patient: it holds a character"):
        check_fields(draft(texts=(text(**{where: "a\x00b"}),)))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"ai_use": AiUse(kind="drafted", note="a\x00b")}, "Note on the use of AI"),
        ({"evidence": (Evidence(claim="a", reference="b", quote="\x00"),)}, "Words relied on"),
    ],
)
def test_a_note_with_nul_is_refused_i24(fields, name):
    with pytest.raises(Unfit, match=f"{name}.*: it holds a character"):
        check_fields(draft(**fields))


@pytest.mark.parametrize(("where", "most"), [("body", MAX_BODY), ("short_answer", MAX_SHORT)])
def test_a_text_beyond_its_length_is_refused_with_the_length_it_may_have(where, most):
    check_fields(draft(texts=(text(**{where: "x" * most}),)))

    with pytest.raises(Unfit, match=f"Text for patient: .*{most:,} characters"):
        check_fields(draft(texts=(text(**{where: "x" * (most + 1)}),)))


def test_two_texts_for_one_audience_are_refused():
    """One of them would silently be lost."""
    with pytest.raises(Unfit, match="Text for patient: there are two"):
        check_fields(draft(texts=(text(body="One."), text(body="Two."))))


def test_a_character_that_was_lost_is_named_with_the_words_before_it():
    lost = draft(texts=(text(body="Treatment\n\nGive 1 \ufffdg daily."),))

    with pytest.raises(Unfit, match=r"^Text for patient: after “Give 1 ” a character was lost"):
        check_fields(lost)


@pytest.mark.parametrize("character", HIDDEN, ids=ascii)
def test_a_source_with_an_unseen_character_in_a_line_is_refused_i24(character):
    source = {"type": "book", "title": f"Is{character} it?", "abstract": "Two\nlines."}

    with pytest.raises(Unfit, match=r"^Title of a2020: character 3 is U\+"):
        check_fields(draft(references=({"key": "a2020", "kind": "other", "csl": source},)))


def test_a_sources_abstract_may_have_lines():
    source = {"type": "book", "title": "Is it?", "abstract": "Two\nlines."}

    check_fields(draft(references=({"key": "a2020", "kind": "other", "csl": source},)))
