"""The questions that search is measured by: well formed, apart from each other, not copied."""

import gzip
import json
import re
from collections import Counter

import pytest

from tests.conftest import ROOT

FILES = {"dev": ("d", 120), "held_out": ("h", 240)}
KINDS = {"answerable": 75, "unanswerable": 15, "own_case": 6, "emergency": 4}
"""Each kind with its share, in per cent."""
OWN_NAMES = {
    "what": "information",
    "cause": "causes",
    "sign": "symptoms",
    "test": "exams and tests",
}


def questions(name):
    lines = (ROOT / "bench" / "questions" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in lines.splitlines()]


def plain(words):
    return " ".join(re.findall(r"\w+", words.casefold()))


@pytest.fixture(scope="module")
def records(shared_data):
    packed = shared_data / "medquad" / "medquad.jsonl.gz"
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def names(records):
    """The name of every record: its id, and its line where others have the same id."""
    times = Counter(record["id"] for record in records)
    for line, record in enumerate(records, start=1):
        id = record["id"]
        yield id if times[id] == 1 else f"{id}#{line}"


@pytest.mark.parametrize("name", FILES)
def test_questions_are_well_formed(name):
    letter, count = FILES[name]
    asked = questions(name)

    assert [each["id"] for each in asked] == [f"{letter}{n:03}" for n in range(1, count + 1)]
    for each in asked:
        assert list(each) == ["id", "q", "kind", "asks", "right", "page"], each
        assert each["q"] == " ".join(each["q"].split()) != "", each
        assert each["kind"] in KINDS, each
        assert bool(each["right"]) == (each["kind"] == "answerable"), each
        named = each["right"] + each["page"]
        assert len(named) == len(set(named)), each


@pytest.mark.parametrize("name", FILES)
def test_kinds_keep_their_shares(name):
    asked = Counter(each["kind"] for each in questions(name))
    shares = {kind: 100 * times / asked.total() for kind, times in asked.items()}

    assert shares == pytest.approx(KINDS, abs=1)


def test_held_out_questions_share_nothing_with_the_others():
    dev, held_out = questions("dev"), questions("held_out")
    words = [plain(each["q"]) for each in dev + held_out]

    def known(asked):
        return {record for each in asked for record in each["right"] + each["page"]}

    assert len(words) == len(set(words))
    assert not known(dev) & known(held_out)


@pytest.mark.parametrize("name", FILES)
def test_every_record_exists_and_what_is_asked_has_a_type(name, records):
    known = set(names(records))
    types = {record["question_type"] for record in records}

    for each in questions(name):
        assert known.issuperset(each["right"] + each["page"]), each
        assert OWN_NAMES.get(each["asks"], each["asks"]) in types, each


@pytest.mark.parametrize("name", FILES)
def test_no_question_is_one_of_the_data(name, records):
    theirs = {plain(record["question"]) for record in records}

    assert not [each for each in questions(name) if plain(each["q"]) in theirs]
