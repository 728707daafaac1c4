"""What two wordings of one statement say otherwise."""

import gzip
import json
import random
import re
import time

import pytest

from articles.facts.comparing import compare
from articles.facts.differences import Differences
from articles.facts.reader import reading


def lines(path):
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def differences(one: str, other: str) -> Differences:
    return compare(reading(one), reading(other))


def contradicted(one: str, other: str) -> set[str]:
    return {each.aspect for each in differences(one, other).contradictions}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 mg every 2 months", "1,000 micrograms every two months"),
        ("1 mg intramuscularly", "1 mg, injected into a muscle"),
        ("Hydroxocobalamin 1 mg", "B12 1 mg"),
        ("twice daily", "every 12 hours"),
        ("20 mg twice a day", "40 mg a day"),
        ("monthly", "every 4 weeks"),
        ("38% of people", "about 4 in 10 people"),
        ("aged 16 and over", "people over 15 years"),
        ("less than 180 ng/L (133 pmol/L) of B12", "serum B12 under 133 pmol/L"),
        ("lifelong", "for life"),
        ("for as long as improvement continues", "until no further improvement"),
        ("untreated deficiency", "deficiency that is not treated"),
        ("without anaemia", "with no anaemia"),
        ("continue metformin", "You do not need to stop metformin"),
        ("a result that is not clear", "an indeterminate result"),
    ],
)
def test_other_words_for_the_same_are_no_contradiction(one, other) -> None:
    found = differences(one, other)

    assert not found.contradictions
    assert not found.unmatched


@pytest.mark.parametrize(
    ("one", "other", "aspect"),
    [
        ("1 mg", "10 mg", "amount"),
        ("1 mg", "1 g", "amount"),
        ("less than 180 ng/L", "180 ng/L", "comparator"),
        ("less than 180 ng/L", "more than 180 ng/L", "comparator"),
        ("at least 3 months", "3 months", "comparator"),
        ("aged 16 and over", "aged 60 and over", "age"),
        ("180 ng/L (133 pmol/L) of B12", "180 ng/L (313 pmol/L) of B12", "amount"),
        ("every 2 months", "every month", "frequency"),
        ("on alternate days", "every day", "frequency"),
        ("1 mg every day. That means every other day", "1 mg on alternate days", "frequency"),
        ("at 3 months", "at 30 months", "time"),
        ("for 2 weeks", "for 2 months", "duration"),
        ("for life", "for 2 years", "duration"),
        ("1 mg for as long as improvement continues", "1 mg for 2 weeks", "duration"),
        ("1 mg into a muscle", "1 mg by mouth", "route"),
        ("inject 1 mg by mouth", "inject 1 mg into a muscle", "route"),
        ("1 mg subcutaneously", "injected into a muscle, 1 mg", "route"),
        ("Hydroxocobalamin 1 mg", "Cyanocobalamin 1 mg", "medicine"),
        ("hydroxychloroquine (a form of B12)", "hydroxocobalamin (a form of B12)", "medicine"),
        ("Do not start folic acid", "Start folic acid", "denial"),
        ("Never give it", "Always give it", "denial"),
        ("with no anaemia", "with anaemia", "denial"),
        ("not recommended in pregnancy", "recommended in pregnancy", "denial"),
        ("40 had no anaemia; none had no signs", "40 had anaemia; none had no signs", "denial"),
        ("lowers the risk of harm", "raises the chance of harm", "direction"),
        ("stop the gas", "start the gas", "direction"),
        ("early treatment helps", "late treatment helps", "direction"),
        ("1 in 10", "1 in 100", "share"),
        ("141 people", "1,410 people", "count"),
    ],
)
def test_what_cannot_both_be_true_is_contradicted(one, other, aspect) -> None:
    assert aspect in contradicted(one, other)
    assert aspect in contradicted(other, one)


def test_one_of_two_equal_doses_is_missed_when_it_changes() -> None:
    one = "four 40 mg injections in one day or two 40 mg injections on 2 days"

    assert contradicted(one, one.replace("40 mg injections on", "400 mg injections on")) == {
        "amount"
    }


def test_what_only_one_text_says_is_lost_or_added() -> None:
    (found,) = differences("Take 1 mg for 2 weeks", "Take 1 mg").found

    assert (found.verdict, found.aspect, found.one.words) == ("lost", "duration", "2 weeks")


def test_a_dose_made_tenfold_is_found_in_real_label_sentences(shared_data) -> None:
    rows = lines(shared_data / "doses" / "quantity-sentences.jsonl.gz")
    dose = re.compile(r"(\d[\d,]*(?:\.\d+)?)(\s?-?(?:mg|mcg|micrograms?|g|mL|units?)\b)")
    texts = [row["text"] for row in rows if row["source"].startswith("label")]
    texts = random.Random(50).sample([text for text in texts if dose.search(text)], 50)
    caught = 0
    for text in texts:
        match = random.Random(7).choice(list(dose.finditer(text)))
        tenfold = f"{float(match[1].replace(',', '')) * 10:g}{match[2]}"
        changed = text[: match.start()] + tenfold + text[match.end() :]
        caught += "amount" in contradicted(text, changed)

    # Measured: 193 of all 193 sentences.
    assert caught == 50


def test_lay_summaries_of_articles_contradict_no_dose_and_no_denial(shared_data) -> None:
    pairs = lines(shared_data / "paired-text" / "pairs-plos.jsonl.gz")

    found = [contradicted(pair["expert"], pair["plain"]) for pair in pairs]

    assert len(pairs) == 20
    assert sum(bool(aspects - {"share", "count"}) for aspects in found) == 0


def test_no_number_of_facts_takes_more_than_a_second() -> None:
    one = " ".join(f"Take {i} mg of aspirin every {i} days for {i} weeks." for i in range(1, 900))
    other = " ".join(f"Take {3 * i + 2} mg every {i} hours for {i} years." for i in range(1, 900))
    readings = reading(one), reading(other)
    start = time.process_time()

    compare(*readings)

    assert time.process_time() - start < 1
