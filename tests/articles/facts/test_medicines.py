"""Substances, families and brand names."""

import pytest

from articles.facts.medicines import Medicine, fits, read
from articles.facts.tokens import tokenise


def named(text: str) -> Medicine | None:
    found = read(tokenise(text), 0)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "family", "substance"),
    [
        ("vitamin B12", "vitamin B12", ""),
        ("cobalamin", "vitamin B12", ""),
        ("Hydroxocobalamin", "vitamin B12", "hydroxocobalamin"),
        ("Cobalin-H", "vitamin B12", "hydroxocobalamin"),
        ("cyanocobalamin", "vitamin B12", "cyanocobalamin"),
        ("Tylenol", "paracetamol", "paracetamol"),
        ("acetaminophen", "paracetamol", "paracetamol"),
        ("HUMIRA", "adalimumab", "adalimumab"),
        ("laughing gas", "nitrous oxide", "nitrous oxide"),
        ("co-amoxiclav", "co-amoxiclav", "co-amoxiclav"),
        ("prednisolone", "steroid", "prednisolone"),
    ],
)
def test_medicine_is_named(text, family, substance) -> None:
    assert named(text) == Medicine(family, substance)


def test_a_name_we_do_not_know_is_known_by_its_stem() -> None:
    assert named("pitavastatin") == Medicine("pitavastatin", "pitavastatin")


@pytest.mark.parametrize("text", ["proton", "cholesterol", "somatostatin", "weakness"])
def test_what_is_no_medicine(text) -> None:
    assert named(text) is None


def test_a_family_fits_its_substances_and_they_do_not_fit_one_another() -> None:
    family, hydroxo = Medicine("vitamin B12"), Medicine("vitamin B12", "hydroxocobalamin")
    cyano = Medicine("vitamin B12", "cyanocobalamin")

    assert fits(family, hydroxo)
    assert not fits(hydroxo, cyano)
    assert not fits(family, Medicine("folate", "folic acid"))
