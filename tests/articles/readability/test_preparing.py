"""What of a text is prose, and what its words are."""

import pytest

from articles.markup.plain import TextBlock
from articles.readability.preparing import prose, words


def block(kind, text):
    return TextBlock(kind, 0, text, 0, 0)


@pytest.mark.parametrize(
    ("kind", "text", "spoken"),
    [
        ("paragraph", "Your legs feel weak.", "Your legs feel weak."),
        ("heading", "Why your legs feel weak", ""),
        ("item", "eat a vegan diet", "eat a vegan diet"),
        ("cell", "1 mg", ""),
        ("cell", "Give 1 mg.", "Give 1 mg."),
        ("paragraph", "It harms the cord. 2, 3", "It harms the cord."),
        ("paragraph", "It took 2.5 months.", "It took 2.5 months."),
        ("paragraph", "…", ""),
    ],
)
def test_only_prose_is_scored(kind, text, spoken) -> None:
    assert prose(block(kind, text), text) == spoken


def test_decimals_names_and_contractions_are_one_word() -> None:
    assert words("Don't take 2.5 mg of X-ray B12, 1,000 – or “so”.") == [
        "Don't", "take", "2.5", "mg", "of", "X-ray", "B12", "1,000", "or", "so",
    ]  # fmt: skip
