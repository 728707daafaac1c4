"""A medicine that one claim names, and nothing else of the article, is asked about."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.statements.strangers import lone_medicines


@pytest.fixture
def lone(article, check_context):
    def run(*said: str) -> list[str]:
        body = "\n\n".join(f"[{words}]{{#it-{at}}}" for at, words in enumerate(said))
        content = article(body).model_copy(update={"question": "Can metformin lower B12?"})
        return [found.quote for found in lone_medicines(prepare(content, check_context))]

    return run


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("In people taking warfarin, test vitamin B12.", "warfarin"),
        ("Stop metolazone at a low count.", "metolazone"),
        ("People with nitric oxide toxicity need B12.", "nitric oxide"),
        ("The more Coumadin you take, the more likely it is.", "Coumadin"),
    ],
)
def test_a_medicine_that_stands_nowhere_else_is_found(lone, said, name) -> None:
    assert lone(said) == [name]


@pytest.mark.parametrize(
    "said",
    [
        "In people taking metformin, test vitamin B12.",
        "Some medicines, such as omeprazole, cut stomach acid.",
        "Colchicine, phenobarbital and primidone can lower B12.",
        "Potassium may fall.",
        "A medicine can lower it.",
    ],
)
def test_subjects_examples_lists_and_salts_are_silent(lone, said) -> None:
    assert lone(said) == []


def test_a_medicine_named_twice_is_meant(lone) -> None:
    assert lone("Warfarin needs blood tests.", "Ask before you change warfarin.") == []
