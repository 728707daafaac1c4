"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks.prose.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Give 2.5 mg. Then wait.", ["Give 2.5 mg.", "Then wait."]),
        ("Dr. R. Khan said so. He did.", ["Dr. R. Khan said so.", "He did."]),
        ("Drugs, e.g. Zantac, do. Others not.", ["Drugs, e.g. Zantac, do.", "Others not."]),
        ("The cord. 6 Immediate care.", ["The cord. 6", "Immediate care."]),
        ("See fig. 3 for it.", ["See fig. 3 for it."]),
        ('It is "normal." 2, 3 This is not.', ['It is "normal." 2, 3', "This is not."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


@given(st.text("aB. 1,?!\n\"')", max_size=60))
def test_offsets_are_those_of_the_block(text: str) -> None:
    found = sentences(text)

    assert " ".join(s.text for s in found).split() == text.split()
    for sentence in found:
        assert text[sentence.start : sentence.end] == sentence.text
