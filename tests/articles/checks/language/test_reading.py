"""Grade, length of sentences and paragraphs."""

import pytest

from articles.checks.language.reading import CHECKS, grade, lengths
from articles.checks.prepared import prepare

HARD = "Demyelination characteristically precipitates progressive neurological deterioration. "
MIDDLE = "Your family doctor will arrange a blood examination at the local clinic today. "


@pytest.fixture
def found(article, check_context):
    def found(check, body, audience="patient"):
        return list(check(prepare(article(body, audience), check_context)))

    return found


@pytest.mark.parametrize(
    ("sentence", "audience", "level"),
    [
        ("You may feel weak. ", "patient", None),
        (MIDDLE, "patient", "warn"),
        (HARD, "patient", "block"),
        (HARD, "carer", "block"),
        (MIDDLE, "student", None),
        (HARD, "student", "warn"),
        (HARD, "clinician", "warn"),
        (MIDDLE, "clinician", None),
    ],
)
def test_grade_is_held_against_that_of_the_readers(found, sentence, audience, level) -> None:
    assert [t.level for t in found(grade, sentence * 40, audience)] == ([level] if level else [])


def test_short_text_is_not_checked_and_says_so(found) -> None:
    (trouble,) = found(grade, HARD * 5)

    assert trouble.level == "unchecked"
    assert "6 sentences" in trouble.message


def test_dearest_sentence_is_quoted(found) -> None:
    body = MIDDLE * 40 + "\n\n" + HARD

    (trouble,) = found(grade, body)

    assert trouble.quote == HARD.strip()
    assert body[trouble.at :].startswith(trouble.quote)


def test_headings_and_cells_are_not_scored(found) -> None:
    heading = f"## {HARD}\n\n| {HARD[:-2]} |\n|---|\n| {HARD[:-2]} |\n\n"

    assert found(grade, heading * 30 + "You may feel weak. " * 40) == []


def test_long_sentence_is_found_at_the_length_of_its_readers(found) -> None:
    said = "Word " * 24 + "word."

    assert len(found(lengths, said, "patient")) == 1
    assert found(lengths, said, "clinician") == []
    assert len(found(lengths, "Word " * 30 + "word.", "clinician")) == 1


def test_fourth_sentence_of_a_paragraph_is_found(found) -> None:
    assert [t.quote for t in found(lengths, "One. Two. Three. Four. Five.")] == ["Four."]
    assert found(lengths, "One. Two. Three. Four.", "clinician") == []
    assert found(lengths, "One. Two. Three.\n\nFour.") == []


def test_sample_page_is_too_hard_for_patients(found, sample_body) -> None:
    (trouble,) = found(grade, sample_body)

    assert trouble.level == "block"
    assert "vitamin B12 deficiency definitively causes leg weakness" in trouble.quote
    assert any("vitamin B12 deficiency" in t.quote for t in found(lengths, sample_body))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_long_paragraph_takes_no_second(article, check_context, check) -> None:
    prepared = prepare(article(("Ataxia, or the FDA (" * 3200)[:64_000], "patient"), check_context)

    assert len(list(check.find(prepared))) >= 0
