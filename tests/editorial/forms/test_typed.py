"""Where something was typed, in the words of the page."""

import pytest

from editorial.forms import article, draft, review  # noqa: F401  # the forms whose labels are used
from editorial.forms.typed import place


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("question", "Question"),
        ("text-patient-short_answer", "Patient, short answer"),
        ("text-clinician-body", "Clinician, body"),
        ("author-0-name", "Author 1, name"),
        ("import-slug", "Import, address"),
        ("a_field_of_tomorrow", "A field of tomorrow"),
        ("what is this?", "What is this?"),
    ],
)
def test_a_place_has_the_words_of_the_page(name, words):
    assert place(name) == words
