"""A text is read once, into facts in order, with what belongs together kept together."""

import gzip
import json
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.facts.comparing import compare
from articles.facts.reader import read, reading

_WORDS = """
    1 0.5 ½ 1,000 half two hundred in per / - to between mg g mL % day weeks months every other once
    twice daily less than more up about not no never ( ) . , > < tablets B12 vitamin folic acid by
    mouth for life until maximum aged children old °C × + start risk increases 1/2 0
""".split()


def sentences(shared_data):
    packed = (shared_data / "doses" / "quantity-sentences.jsonl.gz").read_bytes()
    return [json.loads(line) for line in gzip.decompress(packed).splitlines()]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(fact.kind, fact.words) for fact in read(text)]


def test_a_dose_is_read_with_all_its_parts() -> None:
    facts = read("Hydroxocobalamin 1 mg intramuscularly three times weekly for 2 weeks")

    dose = next(fact for fact in facts if fact.kind == "amount")
    assert (dose.low, dose.unit.name, dose.route) == (Decimal(1), "mg", "intramuscular")
    assert dose.medicine.name == "hydroxocobalamin"
    assert dose.frequency.interval == (56, 56)
    assert dose.duration.words == "2 weeks"
    assert dose.is_given


def test_facts_stand_where_they_say() -> None:
    text = "Take two 500 mg tablets up to four times in 24 hours, for 3 days, by mouth."

    for fact in read(text):
        assert text[fact.start : fact.end] == fact.words


def test_a_value_in_brackets_is_the_same_value_again() -> None:
    facts = read("Total B12 of less than 180 ng/L (133 pmol/L) confirms deficiency.")

    first, again = (fact for fact in facts if fact.kind == "amount")
    assert (first.comparator, again.comparator, again.restates) == ("<", "<", True)
    assert again.analyte.name == "vitamin B12"


def test_a_limit_of_frequency_keeps_its_sign() -> None:
    (fact,) = (f for f in read("Take up to four times in 24 hours") if f.kind == "frequency")

    assert (fact.comparator, fact.frequency.interval) == ("≤", (6, 6))


def test_days_a_week_are_a_frequency() -> None:
    assert kinds("2 days a week") == [("frequency", "2 days a week")]


def test_a_denial_that_turns_a_comparator_is_told_once() -> None:
    assert "denial" not in {kind for kind, _ in kinds("Do not take more than 8 tablets a day")}


def test_until_is_a_duration_only_where_something_is_given() -> None:
    assert kinds("Wait until somebody comes") == []
    assert ("duration", "until") in kinds("Inject 1 mg every day until it gets better")


def test_a_unit_after_a_full_stop_belongs_to_the_next_sentence() -> None:
    facts = read("There were 3. Give 2 mg of aspirin.")

    assert [fact.words for fact in facts if fact.low] == ["3", "2 mg"]
    assert facts[0].sentence == 0
    assert facts[-1].sentence == 1


@settings(max_examples=80)
@given(st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join))
def test_any_words_are_read_and_agree_with_themselves(text) -> None:
    said = reading(text)

    found = compare(said, said)
    assert not found.contradictions
    assert not found.unmatched


@pytest.mark.parametrize(
    "piece",
    ["1 ", "not ", "up to ", "about ", "every other ", "one hundred and ", "(", "1/2 ", "5 mg ("],
)
def test_64_kb_of_anything_take_no_more_than_linear_time(piece) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    assert seconds(64_000) < 2


def test_most_weak_labels_of_real_sentences_are_found(shared_data) -> None:
    rows = sentences(shared_data)
    labelled = missed = 0
    for row in rows[::3]:
        spans = [(f.start, f.end) for f in read(row["text"]) if f.low is not None or f.frequency]
        for span in (*row["quantities"], *row["frequencies"]):
            labelled += 1
            missed += not any(start < span["end"] and span["start"] < end for start, end in spans)

    assert labelled > 700
    assert missed <= 0.02 * labelled
