"""Figures of a claim are those of the words that it relies on."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.statements.quoted import other_figures


@pytest.fixture
def found(article, check_context):
    def run(said: str, *quotes: str) -> list[tuple[str, str]]:
        content = article(f"[{said}]{{#it}} [@puri2011]")
        claim = content.claims[0]
        cited = [claim.citations[0].model_copy(update={"quote": quote}) for quote in quotes]
        claim = claim.model_copy(update={"citations": tuple(cited)})
        content = content.model_copy(update={"claims": (claim,)})
        return [(each.quote, each.level) for each in other_figures(prepare(content, check_context))]

    return run


@pytest.mark.parametrize(
    ("said", "quote", "words"),
    [
        ("Give 10 mg on alternate days.", "1000 micrograms on alternate days", "10 mg"),
        ("Give 1 mg every month.", "1000 micrograms every two months.", "every month"),
        ("Stop it at less than 35 × 10⁹/L.", "less than 3.5 × 10⁹/L", "less than 35 × 10⁹"),
        ("It affects up to 1 in 100 people.", "may affect up to 1 in 10 people", "up to 1 in 100"),
        ("Offer it at a score of 4 or more.", "a score of 2 or above", "4 or more"),
        ("Taken for 3 years or longer.", "given for 3 months or longer", "3 years or longer"),
    ],
)
def test_another_figure_than_the_quoted_one_warns(found, said, quote, words) -> None:
    assert found(said, quote) == [(words, "warn")]


@pytest.mark.parametrize(
    ("said", "quotes"),
    [
        ("Give 1 mg every 2 months.", ["1000 micrograms every two months."]),
        ("You can have it with no anaemia.", ["40 (28 percent) had no anemia"]),
        ("Continue metformin.", ["may lead to vitamin B12 deficiency"]),
        ("Give 1 mg.", ["5 mg is given to others", "1000 micrograms is given"]),
        ("Of 141 people, 40 had none.", ["40 (28 percent) had no anemia or macrocytosis"]),
    ],
)
def test_other_words_and_other_quotes_are_silent(found, said, quotes) -> None:
    assert found(said, *quotes) == []
