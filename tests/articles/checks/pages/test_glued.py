"""Words that ran into one."""

import pytest

from articles.checks.pages.glued import glued


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("January 6, 2026View editorial policy", "2026View"),
        ("Medical Advisory BoardAll articles are reviewed", "BoardAll"),
        ("the spinal cord.6Immediate and cordWhat happens", "cordWhat"),
    ],
)
def test_glued_words_are_found(text, words) -> None:
    assert words in glued(text)


@pytest.mark.parametrize(
    "text",
    [
        "MedlinePlus is a site",
        "PubMed and ClinicalTrials have it",
        "Ask McDonald or MacDonald today",
        "In 2026 View it",
        "HbA1c and mRNA are short",
        "AstraZeneca makes it",
    ],
)
def test_names_are_silent(text) -> None:
    assert glued(text) == []


def test_long_text_is_read_in_time() -> None:
    assert glued("a" * 65_536) == []
    assert len(glued("abcDefg h " * 6_000)) == 6_000
