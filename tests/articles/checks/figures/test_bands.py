"""Bands of one quantity: which lists divide it, and which do not."""

from collections import defaultdict

import pytest

from articles.checks.figures.bands import Band, band, misfits


def kinds(*items: str) -> list[tuple[str, str]]:
    groups: dict[tuple[str, str], list[Band]] = defaultdict(list)
    for found in filter(None, map(band, items)):
        groups[found.label, found.unit].append(found)
    return [
        (misfit.kind, misfit.band.text)
        for bands in groups.values()
        if len(bands) > 1
        for misfit in misfits(bands)
    ]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (("<180 pg/mL = low", "180-350 pg/mL = borderline", "350 pg/mL = test"),
         [("bare", "350 pg/mL = test"), ("overlap", "180-350 pg/mL = borderline")]),
        (("<180 pg/mL", "180 to 350 pg/mL", "≥350 pg/mL"), [("overlap", "180 to 350 pg/mL")]),
        (("<180 pg/mL", "181 to 350 pg/mL", "more than 350 pg/mL"), [("gap", "<180 pg/mL")]),
        (("Below 180 pg/mL", "Over 180 pg/mL"), [("gap", "Below 180 pg/mL")]),
        (("eGFR 30 to 44 mL/min", "eGFR 45 to 59 mL/min"), [("gap", "eGFR 30 to 44 mL/min")]),
        (("0 to 4: minimal", "4 to 9: mild"), [("overlap", "0 to 4: minimal")]),
        (("0 to 4: minimal", "6 to 9: mild"), [("gap", "0 to 4: minimal")]),
        (("under 5 years", "over 5 years"), [("gap", "under 5 years")]),
        (("less than 7%", "350%"), [("bare", "350%")]),
    ],
)  # fmt: skip
def test_bands_that_do_not_fit_are_found(items, expected) -> None:
    assert kinds(*items) == expected


@pytest.mark.parametrize(
    "items",
    [
        ("<180 pg/mL", "180 to 350 pg/mL", "more than 350 pg/mL"),
        ("<180 pg/mL", "180-350 pg/mL", ">350 pg/mL but high suspicion"),
        ("more than 350 pg/mL", "180 to 350 pg/mL", "less than 180 pg/mL"),
        ("0 to 4: minimal", "5 to 9: mild", "10 or more: severe"),
        ("0: none", "1 to 4: mild", "≥5: severe"),
        ("Under 5 years", "5 to 11 years", "12 years and over"),
        ("30 to less than 45 mL/min", "45 to 60 mL/min", "more than 60 mL/min"),
    ],
)
def test_bands_that_divide_are_silent(items) -> None:
    assert kinds(*items) == []


@pytest.mark.parametrize(
    "items",
    [
        ("Hydroxocobalamin 1 mg on alternate days", "Then maintenance: 1 mg every 2-3 months"),
        ("5 mg in the morning", "10 to 20 mg at night", "2 to 4 mg at noon"),
        ("improves (by 3.5 months)", "last (by 5.5 months)", "may take 14+ months"),
        ("Adults: 5 to 10 mg", "Children: less than 2 mg"),
        ("2 weeks: stitches out", "3 to 4 weeks: walk", "more than 6 weeks: sport"),
        ("5 portions of fruit", "2 to 3 portions of dairy"),
        ("below 3.0 mmol/L", "above 6.0 mmol/L"),
        ("≥18 years", "≤65 years"),
    ],
)
def test_doses_durations_limits_and_criteria_are_no_bands(items) -> None:
    assert kinds(*items) == []


@pytest.mark.parametrize(
    "items",
    [
        ("Below 40 mg/dL in men", "Below 50 mg/dL in women"),
        ("more than 1 but not more than 2 millimeters thick; or",
         "more than 2 but not more than 4 millimeters thick"),
        ("not more than 12 millimeters wide and not more than 3 millimeters thick",
         "not more than 9 millimeters wide and 3.1 to 6 millimeters thick"),
        ("More than 20% of the cells are blasts. or", "Less than 20% of the cells are blasts"),
        ("2 to 4 pounds total at first", "3 to 4 pounds per month after that"),
        ("Cook to at least 145 °F", "Cook to at least 160 °F"),
    ],
)  # fmt: skip
def test_alternatives_two_measures_and_two_groups_are_no_bands(items) -> None:
    assert kinds(*items) == []


def test_one_rate_is_one_scale() -> None:
    assert kinds("2 to 4 pounds per month: usual", "3 to 5 pounds per month: much") == [
        ("overlap", "2 to 4 pounds per month: usual")
    ]


def test_one_group_of_people_is_one_scale() -> None:
    assert kinds("Below 40 mg/dL in men", "Over 40 mg/dL in men") == [
        ("gap", "Below 40 mg/dL in men")
    ]
