"""What a leaflet says that its label does not."""

import gzip
import json

import pytest

from articles.facts.reader import read
from articles.facts.sourcing import without_source


def words(text: str, source: str) -> list[str]:
    return [fact.words for fact in without_source(read(text), read(source))]


def test_values_in_other_units_have_their_source() -> None:
    assert words("Take 1,000 micrograms every two weeks.", "1 mg every other week.") == []


def test_values_and_frequencies_of_ones_own_are_told_once() -> None:
    assert words("Take 10 mg daily. Take 10 mg daily.", "Take 1 mg weekly.") == ["10 mg", "daily"]


# Read by hand: the labels say these otherwise, or not at all.
@pytest.mark.parametrize(
    ("label", "own"),
    [
        ("viagra", {"under 18 years", "68°F to 77°F", "20°C to 25°C"}),
        ("humira", {"2 inches", "at least one inch"}),
    ],
)
def test_real_leaflets_differ_from_their_labels_in_few_facts(shared_data, label, own) -> None:
    packed = (shared_data / "paired-text" / f"label-{label}.jsonl.gz").read_bytes()
    rows = [json.loads(line) for line in gzip.decompress(packed).splitlines()]
    said = {
        audience: [f for row in rows if row["audience"] == audience for f in read(row["text"])]
        for audience in ("patient", "clinician")
    }

    found = {fact.words for fact in without_source(said["patient"], said["clinician"])}

    assert found == own
