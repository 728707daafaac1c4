"""Citations as bare digits, and the numbers that must never be taken for one."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks.sources.bare_digits import bare_marks


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Initial test: Serum B12 level 5", "5"),
        ("Confirmatory test: Methylmalonic acid (MMA) 5", "5"),
        ("Age >60 years 5", "5"),
        ("Plantar flexion improves (by 3.5 months) 4", "4"),
        ("1 mg every 2 months for life 3", "3"),
        ("the spinal cord. 6 Immediate treatment is mandatory.", "6"),
        ("to treat immediately. 1, 2, 3", "1, 2, 3"),
        ("by methylmalonic acid (MMA). 2, 3 This is", "2, 3"),
        ("It was less in all. 3 This is", "3"),
        ("the spinal cord.6 Immediate treatment", "6"),
        ("weakness [3]", "[3]"),
        ("weakness.[1, 2] The", "[1, 2]"),
        ("weakness [^2].", "[^2]"),
        ("weakness¹", "¹"),
        ("weakness.²,³ Then", "²,³"),
        ("pain<sup>3</sup>", "3"),
        ("pain^3^ was", "3"),
        ("no improvement4", "4"),
        ("risk falls by 50% 3", "3"),
    ],
)
def test_bare_citation_is_found(text: str, digits: str) -> None:
    first = next(bare_marks(text))

    assert text[first.start : first.end] == digits


@pytest.mark.parametrize(
    "text",
    [
        "proceed to step 2",
        "still proceed to step 2",
        "type 1 diabetes",
        "diabetes type 2",
        "vitamin B12",
        "Age >60 years",
        "aged under 5.",
        "1 mg every 2 months for life",
        "Sensory conduction may take 14+ months",
        "in 2011",
        "January 6, 2026",
        "Call 999.",
        "It affects 1 in 5",
        "12 of 24 people",
        "a score of 2",
        "Score: 5",
        "steps 1, 2 and 3",
        "on days 1, 3 and 5",
        "If you miss one, take 2.",
        "10⁹/L",
        "30 kg/m²",
        "5 cm²",
        "Ca²⁺",
        "omega 3",
        "COVID-19",
        "Fig. 2 Shows the cord",
        "every 2-3 months",
        "<180 pg/mL = diagnostic",
        "One study. 12 people took part",
        "The dose was raised. 5 mg was enough",
        "Tegretol300 mg",
        "see [3](https://example.org)",
        "https://example.org/section3",
    ],
)
def test_number_of_the_sentence_is_silent(text: str) -> None:
    assert list(bare_marks(text)) == []


def test_all_marks_of_the_sample_page_are_found(sample_body: str) -> None:
    blocks = [re.sub(r"^\s*(-|\d\.)\s+", "", line) for line in sample_body.split("\n")]

    counted = Counter(n for text in blocks for mark in bare_marks(text) for n in mark.numbers)

    assert counted == {1: 5, 2: 8, 3: 17, 4: 7, 5: 4, 6: 5}


@given(st.text("ab .,;)1[^]¹<sup>/-", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for mark in bare_marks(text):
        assert 0 <= mark.start < mark.end <= len(text)


@pytest.mark.parametrize("piece", ["1", "1,", "1 ", "a", ". 1", "[", "[1,", "^1", "¹ ", " ", "a 1"])
def test_reading_takes_linear_time(piece: str) -> None:
    assert len(list(bare_marks(piece * 20_000))) < 40_001
