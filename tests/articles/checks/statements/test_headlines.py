"""Headlines of one article say the same to every reader."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.statements.headlines import disagreeing

_ALL = frozenset({"amount", "frequency", "comparator", "medicine", "direction", "denial"})


@pytest.fixture
def found(article, check_context):
    def run(one: str, other: str) -> list[str]:
        content = article("Nothing.")
        first = content.texts[0].model_copy(update={"audience": "patient", "headline": one})
        second = content.texts[0].model_copy(update={"audience": "clinician", "headline": other})
        content = content.model_copy(update={"texts": (first, second)})
        return [each.quote for each in disagreeing(prepare(content, check_context), _ALL)]

    return run


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Metformin can raise your B12", "Metformin can lower B12"),
        ("Most people take 50 mg twice a day", "The usual dose is 5 mg twice daily"),
        ("Most people take 5 mL twice a day", "The usual dose is 5 mg twice daily"),
        ("Methotrexate is taken once a day", "Methotrexate is taken once a week"),
        ("Warfarin can lower B12", "Metformin can lower B12"),
        ("Folic acid is not safe alone", "Folic acid is safe alone"),
    ],
)
def test_headlines_that_disagree_are_found(found, one, other) -> None:
    assert found(one, other) == [one]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Low vitamin B12 can make your legs weak", "Vitamin B12 deficiency can weaken the legs"),
        ("Most people take 5 mg of apixaban two times a day", "The usual dose is 5 mg twice daily"),
        ("It may not be safe if you are low in B12", "It may not be safe in B12 deficiency"),
    ],
)
def test_headlines_in_other_words_are_silent(found, one, other) -> None:
    assert found(one, other) == []
