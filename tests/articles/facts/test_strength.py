"""Strengths of Drugs@FDA are read whole or refused, and written back as they were."""

import csv
import gzip
import io
import re
from collections import Counter
from decimal import Decimal

import pytest

from articles.facts.strength import NotAStrength, parse, write

# What the grammar refuses of 11,278 rows, with how often it stands there, and why it should.
REFUSED = Counter(
    {
        "UNKNOWN": 3,  # no strength
        "1GM CONTAINS AT LEAST 900MG OF THE ETHYL ESTERS OF OMEGA-3 FATTY ACIDS": 2,  # prose
        "1.2GM CONTAINS AT LEAST 900MG OF THE ETHYL ESTERS OF OMEGA-3 FATTY ACIDS": 1,
        "296 MCG LYOPHILIZED POWDER PER SINGLE-USE VIAL": 1,
        "444 MCG LYOPHILIZED POWDER PER SINGLE-USE VIAL": 1,
        "888 MCG LYOPHILIZED POWDER PER SINGLE-USE VIAL": 1,
        "600;300MG": 1,  # no unit
        "0.03": 1,
        "EQ 2.5 BASE": 1,
        "": 1,
        "2.GMG": 1,  # misspelt units: nobody may guess
        "4MMG": 1,
        "300UGM/1.2ML (250UGM/ML)": 1,
        "600UGM/2.4ML (250UGM/ML)": 1,
        "5MIU/VIAL": 1,  # milli or mega
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "650MG",
        "EQ 0.5MG BASE/ML",
        "20,000 UNITS/ML",
        "5GM/100ML;220MG/100ML",
        "600MG/300ML (2MG/ML)",
        "0.035MG,0.035MG;0.5MG,1MG",
        "325MG,N/A;N/A,20MG",
        "4-40mCi/ML",
        "1.62% (20.25MG/1.25GM PACKET)",
        "10MG **Federal Register determination**",
    ],
)
def test_strength_is_written_back_as_it_was(text) -> None:
    assert write(parse(text)) == text


def test_strength_says_what_of_what_per_what() -> None:
    ((part,),) = parse("EQ 1,012.5MG BASE/5ML").ingredients

    amount = part.amount
    assert (amount.low, amount.unit, amount.basis) == (Decimal("1012.5"), "MG", "BASE")
    assert (amount.equivalent, amount.per, amount.over) == (True, Decimal(5), "ML")
    assert amount.known_unit.name == "mg"


@pytest.mark.parametrize("text", ["4MMG", "", "0.03", "10MG AND MORE 5"])
def test_what_cannot_be_read_whole_is_refused(text) -> None:
    with pytest.raises(NotAStrength):
        parse(text)


def test_all_rows_of_drugs_at_fda_come_back_without_loss(shared_data) -> None:
    path = shared_data / "doses" / "drugs-at-fda-strengths.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = [row["strength"] for row in csv.DictReader(io.StringIO(file.read()))]
    refused: Counter[str] = Counter()
    for text, times in Counter(rows).items():
        try:
            strength = parse(text)
        except NotAStrength:
            refused[text] += times
            continue
        assert parse(write(strength)) == strength
        assert plain(write(strength)) == plain(text)

    assert len(rows) == 11_278
    assert refused == REFUSED


def plain(text: str) -> str:
    """Return a strength without what carries no meaning: spaces, thousands, a last full stop."""
    text = re.sub(r"\sin\s(?=\d)", "/", text.removesuffix("."), flags=re.IGNORECASE)
    text = re.sub(r"(\d)mCi-(?=\d)", r"\1-", text)
    return re.sub(r"[\s,()]", "", text).upper()
