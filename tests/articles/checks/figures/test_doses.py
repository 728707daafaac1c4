"""What is a dose, and what only looks like one."""

import pytest

from articles.checks.figures.doses import has_amount, is_dosing, is_result


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Give 10 mg", True),
        ("Give 1,000 micrograms", True),
        ("10 mL", True),
        ("180 ng/L", False),
        ("4 mmol/L", False),
        ("10 people", False),
        ("B12", False),
    ],
)
def test_amount_is_told_from_result(text, amount) -> None:
    assert has_amount(text) is amount


def test_dosing_sentence_has_a_word_of_giving_or_an_amount() -> None:
    assert is_dosing("Take one tablet.")
    assert is_dosing("Then 5 mg.")
    assert not is_dosing("Potassium was 4 mmol/L.")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("potassium 4.0 mmol/L", True),
        ("strength 4.0 mg/mL", False),
        ("Serum level 4.0 mg/mL", True),
        ("urinary protein of 4.0 g", True),
        ("Take protein powder 4.0 g", False),
        ("4.0 grams of fibre", True),
    ],
)
def test_result_is_told_by_its_unit_or_the_words_before(text, result) -> None:
    start = text.index("4.0")

    assert is_result(text, start, start + 4) is result
