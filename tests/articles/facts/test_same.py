"""Equal after conversion, rounded, or another value."""

import pytest

from articles.facts import same
from articles.facts.reader import read


def fact(text: str):
    return next(f for f in read(text) if f.low is not None)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("1 mg", "1 mg", same.EQUAL),
        ("1 mg", "1,000 micrograms", same.CONVERTED),
        ("0.5 g", "500 mg", same.CONVERTED),
        ("180 pg/mL", "180 ng/L", same.CONVERTED),
        ("B12 of 180 ng/L", "B12 of 133 pmol/L", same.CONVERTED),
        ("HbA1c of 6.5%", "HbA1c of 48 mmol/mol", same.CONVERTED),
        ("glucose of 126 mg/dL", "glucose of 7 mmol/L", same.CONVERTED),
        ("100.4 °F", "38 °C", same.CONVERTED),
        ("11 lb", "5 kg", same.CONVERTED),
        ("40%", "4 in 10", same.OTHER_FORM),
        ("38%", "4 in 10", same.ROUNDED),
        ("about 100 mg", "95 mg", same.ROUNDED),
        ("for 12 weeks", "for 3 months", same.NEARLY_AS_LONG),
        ("24 months", "2 years", same.CONVERTED),
        ("1 mg", "10 mg", ""),
        ("1 mg", "1 g", ""),
        ("38%", "1 in 10", ""),
        ("B12 of 180 ng/L", "B12 of 150 pmol/L", ""),
        ("2 weeks", "2 months", ""),
    ],
)
def test_values_agree_or_not(one, other, reason) -> None:
    assert same.values(fact(one), fact(other)) == reason


def test_over_15_is_16_and_over() -> None:
    one, other = fact("people over 15 years"), fact("aged 16 and over")

    assert same.whole_number_neighbours(one, other)
    assert not same.whole_number_neighbours(fact("over 17 years"), other)


def test_twice_20_is_40_a_day() -> None:
    assert same.daily_totals(fact("20 mg twice a day"), fact("40 mg a day"))
    assert not same.daily_totals(fact("20 mg twice a day"), fact("20 mg a day"))
