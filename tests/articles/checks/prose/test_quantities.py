"""The multiset of what a reader must not lose."""

import string
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from articles.checks.prose.quantities import UNITS, find, flatten, tokens, value

WHITE_SPACE = [" ", "\u00a0", "\u202f", "\u2009", "\n", "\t", "  "]
COMPARATORS = ["<", ">", "≤", "≥", "=", ""]

numbers = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.decimals(0, 10**4, places=2).map(str),
)
units = st.sampled_from(sorted(UNITS) + ["%", "mg/kg/day", "pg/mL", "mmol/L", "mL/min/1.73 m²"])
quantities = st.builds(
    lambda comparator, number, unit: f"{comparator}{number} {unit}",
    st.sampled_from(COMPARATORS),
    numbers,
    units,
)
words = st.text(string.ascii_lowercase, min_size=3, max_size=8).filter(
    lambda w: w not in UNITS and not tokens(w)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- >350 pg/mL", {">350pg/mL": 1}),
        ("≥ 5 mmol/L and ≤10 %", {"≥5mmol/L": 1, "≤10%": 1}),
        ("<180 pg/mL = diagnostic", {"<180pg/mL": 1, "=": 1}),
        ("1,000 micrograms or 0.1 mg or .5 mg", {"1,000micrograms": 1, "0.1mg": 1, ".5mg": 1}),
        ("every 2–3 months, 2-3 months, 2 to 3 months",
         {"2–3months": 1, "2-3months": 1, "2to3months": 1}),
        ("14+ months", {"14+months": 1}),
        ("eGFR 30 to 59 mL/min/1.73 m2", {"30to59mL/min/1.73m2": 1}),
        ("133 pmol/L (180 ng/L)", {"133pmol/L": 1, "180ng/L": 1}),
        ("vitamin B12 300 micrograms", {"B12": 1, "300micrograms": 1}),
        ("2026-01-06 and COVID-19", {"2026-01-06": 1, "COVID-19": 1}),
        ("do not, don't, don’t, never", {"not": 1, "don't": 1, "don’t": 1, "never": 1}),
        ("less than 180", {"less": 1, "180": 1}),
        ("once weekly", {"once": 1, "weekly": 1}),
        ("3 U.S. trials", {"3": 1}),
        ("x<y and y>z", {"<": 1, ">": 1}),
        ("no number here but words", {"no": 1}),
        ("notable knowledge", {}),
        ("50% and 50 per cent", {"50%": 1, "50percent": 1}),
        ("10⁹/L", {"10⁹": 1}),
        ("-5 °C", {"-5°C": 1}),
    ],
)  # fmt: skip
def test_tokens_are_exact(text: str, expected: dict[str, int]) -> None:
    assert tokens(text) == Counter(expected)


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("- >350 pg/mL but high", "- 350 pg/mL but high"),
        ("Give 1 mg daily", "Give 10 mg daily"),
        ("Do not give folic acid", "Do give folic acid"),
        ("0.1 mg", "0. 1 mg"),
        ("1,000 micrograms", "1000 micrograms"),
        ("5 mg", "5 mcg"),
        ("5 µg", "5 μg"),
        ("2–3 months", "23 months"),
        ("2-3 months", "2–3 months"),
        ("<5 %", "≤5 %"),
        ("10 mg/kg", "10 mg"),
        ("once weekly", "once daily"),
        ("10⁹/L", "109/L"),
        ("vitamin B12", "vitamin B1"),
        ("½ tablet", "2 tablet"),
        ("1\u200b0 mg", "10 mg"),
        ("avoid 5 mg", "5 mg"),
        ("more than 350", "350"),
    ],
)  # fmt: skip
def test_dangerous_change_is_seen(text: str, damaged: str) -> None:
    assert tokens(text) != tokens(damaged)


@given(st.lists(quantities, min_size=1, max_size=5), st.sampled_from(WHITE_SPACE))
def test_kind_and_amount_of_white_space_change_nothing(said: list[str], space: str) -> None:
    text = " and ".join(said)

    assert tokens(text.replace(" ", space)) == tokens(text)


@given(st.lists(st.one_of(quantities, words), min_size=1, max_size=6), st.data())
@settings(max_examples=200)
def test_a_lost_sign_or_digit_is_always_seen(said: list[str], data: st.DataObject) -> None:
    text = ", ".join(said)
    places = [i for i, character in enumerate(text) if character in "<>≤≥=%" or character.isdigit()]
    assume(places)
    at = data.draw(st.sampled_from(places))

    assert tokens(text[:at] + text[at + 1 :]) != tokens(text)


@given(numbers, st.text("0123456789", min_size=1, max_size=2), units)
def test_more_digits_are_always_seen(number: str, more: str, unit: str) -> None:
    assert tokens(f"{number}{more} {unit}") != tokens(f"{number} {unit}")


@given(quantities, units)
def test_another_unit_is_always_seen(said: str, unit: str) -> None:
    number, _, other = said.partition(" ")
    assume(unit.replace(" ", "") != other.replace(" ", ""))

    assert tokens(f"{number} {unit}") != tokens(said)


@given(st.lists(quantities, max_size=3), st.sampled_from(["not", "no", "never", "without"]))
def test_a_lost_negation_is_always_seen(said: list[str], negation: str) -> None:
    assert tokens(" ".join(["we do", negation, *said])) != tokens(" ".join(["we do", *said]))


def test_paragraphs_never_share_a_quantity() -> None:
    assert tokens("step 5\n\nmg of iron") == Counter({"5": 1})


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert sum(tokens(text).values()) >= 0
    flat = flatten(text)
    for quantity in find(flat):
        assert flat[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize(
    "piece", ["1", "1-", "a", "a1", "<", "1,", "1g/", "a-", "1 ", "²", "1 to "]
)
def test_reading_takes_linear_time(piece: str) -> None:
    assert sum(tokens(piece * 20_000).values()) >= 0


@pytest.mark.parametrize(
    ("number", "worth"),
    [
        ("1,000", Decimal(1000)),
        ("0.1", Decimal("0.1")),
        (".5", Decimal("0.5")),
        ("1,00", None),
        ("½", None),
        ("1/2", None),
        ("10⁹", None),
    ],
)
def test_worth_of_a_number_is_never_guessed(number: str, worth: Decimal | None) -> None:
    assert value(number) == worth


def test_names_with_digits_are_no_quantities() -> None:
    assert [q.text for q in find("vitamin B12 300 mg, 1st, 2026-01-06, H2 blockers")] == ["300 mg"]
