"""Words that ran into one, in a text that somebody writes and in a page that was copied."""

import time

import pytest

from articles.checks.prose.glued import glued


def words(text: str) -> list[str]:
    return [found.word for found in glued(text)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("January 6, 2026View editorial policy", "2026", "View"),
        ("Medical Advisory BoardAll articles are reviewed", "Board", "All"),
        ("after the treatmentThe dose is small", "treatment", "The"),
        ("for the treatmentIt is small", "treatment", "It"),
        ("the spinal cord.6Immediate and cordWhat happens", "cord", "What"),
        ("Reviewed by the BoardEverything", "Board", "Everything"),
    ],
)
def test_glued_words_are_found_and_parted(text, first, second) -> None:
    (found,) = glued(text)

    assert (found.first, found.second) == (first, second)
    assert text[found.start :].startswith(found.word)


@pytest.mark.parametrize(
    "text",
    [
        "MedlinePlus is a site",
        "GeneTests lists it",
        "PubMed and ClinicalTrials have it",
        "look it up in MedlinePlus",
        "Ask McDonald or MacDonald today",
        "the McDonald criteria",
        "In 2026 View it",
        "HbA1c and mRNA are short",
        "mRNA is made",
        "pH is",
        "AstraZeneca makes it",
        "a page in JavaScript runs",
        "see example.org/aboutUs for it",
    ],
)
def test_names_are_silent(text) -> None:
    assert words(text) == []


def test_long_text_is_read_in_time() -> None:
    began = time.process_time()

    assert words("a" * 65_536) == []
    assert len(words("abcDefg h " * 6_000)) == 6_000
    assert time.process_time() - began < 1
