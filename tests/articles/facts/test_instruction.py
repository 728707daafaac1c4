"""Instructions are read whole, and what was guessed of their spelling is told."""

import json

import pytest

from articles.facts.instruction import read

_UNITS = {"Hour": ("hours", 1), "Day": ("hours", 24), "Week": ("hours", 168)}
_PERIODS = {"Week": "weeks", "Year": "years"}


def test_every_gold_instruction_is_read_right(shared_data) -> None:
    path = shared_data / "doses" / "sig-gold.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    assert len(rows) == 9
    for row in rows:
        assert as_gold(read(row["sig"])) == expected(row["expected"]), row["sig"]


def expected(gold):
    """Return the gold with one word for one form, and times and interval as one frequency."""
    form = {"tab": "tablet"}.get(gold["form"], gold["form"])
    often = None
    if gold["frequencyType"]:
        dimension, hours = _UNITS[gold["frequencyType"]]
        often = (dimension, gold["times"] or 1, hours * gold["interval"])
    lasting = (gold["periodAmount"], gold["periodType"]) if gold["periodType"] else None
    return (
        gold["drug"], form, gold["strength"], often, gold["singleDosageAmount"], lasting,
        gold["takeAsNeeded"],
    )  # fmt: skip


def as_gold(said):
    often, lasting = said.frequency, said.duration
    return (
        said.medicine or None,
        said.form or None,
        said.strength.words if said.strength else None,
        (often.dimension, often.times_low, often.period_low) if often else None,
        said.amount,
        (lasting.low, {v: k for k, v in _PERIODS.items()}[lasting.unit.name]) if lasting else None,
        said.as_needed,
    )


def test_misspelt_words_are_told() -> None:
    assert read("Tkae 1 tabet 3 tiems a day").corrected == (
        ("Tkae", "take"),
        ("tabet", "tablet"),
        ("tiems", "times"),
    )


@pytest.mark.parametrize("text", ["Take 1 tabltte a day", "Take 1 codeine a day"])
def test_two_slips_and_names_are_left_alone(text) -> None:
    assert read(text).corrected == ()


def test_a_medicine_we_do_not_know_is_kept_by_its_name() -> None:
    said = read("Take 2 tablets of zzyzxol at night")

    assert (said.medicine, said.known, said.amount) == ("zzyzxol", None, 2)
