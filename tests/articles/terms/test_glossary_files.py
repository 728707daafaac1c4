import gzip
import json

import pytest

from articles.terms import glossary_files
from articles.terms.glossary_files import Refused, read


def lines(*records):
    return "\n".join(json.dumps(record) for record in records).encode()


BIOPSY = {"term": "biopsy", "definition": "The removal of cells."}
OVERLONG = {"term": "x" * 121, "definition": "x"}


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_lines_are_read_packed_or_not(pack):
    glossary = read(pack(lines(BIOPSY)), format="nci", audience="patient")

    assert [entry.word for entry in glossary.entries] == ["biopsy"]
    assert glossary.records == 1


def test_a_word_that_stands_twice_is_taken_once_and_counted():
    glossary = read(lines(BIOPSY, BIOPSY | {"term": "Biopsy"}), format="nci", audience="patient")

    assert (glossary.records, len(glossary.entries), len(glossary.left_out)) == (2, 1, 1)
    assert glossary.left_out[0].record == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "Line 1 is no JSON"),
        (b"[1]", "Line 1 is no JSON object"),
        (b"[" * 100_000, "Line 1 is no JSON"),
        (b'{"term": "x"}', "Record 1: “definition” is missing"),
        (lines(OVERLONG), "Word: it has 121"),
        (b"\xff\xfe", "Byte 0 is no UTF-8"),
        (b"\x1f\x8b\x08cut", "cannot be unpacked"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_with_the_place(data, said):
    with pytest.raises(Refused, match=said):
        read(data, format="nci", audience="patient")


def test_a_small_file_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(glossary_files, "LARGEST", 1000)

    with pytest.raises(Refused, match="unpacked"):
        read(gzip.compress(b" " * 100_000), format="nci", audience="patient")


def test_a_csv_may_name_its_readers_and_switch_words_off():
    text = "word,audience,plain,later,active\nulcer,student,sore,plain,no\nGP,,family doctor,,\n"

    ulcer, gp = read(text.encode(), format="csv", audience="carer").entries

    assert (ulcer.audience, ulcer.later, ulcer.active) == ("student", "plain", False)
    assert (gp.audience, gp.later, gp.active) == ("carer", "word", True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("term,plain\nx,y\n", "first line must name"),
        ("word,plain,colour\nx,y,z\n", "first line must name"),
        ("word,plain\nx\n", "Line 2 has not as many cells"),
        ("word,plain\nx,y,z\n", "Line 2 has not as many cells"),
        ('word,plain\n"x\n', "is no CSV"),
        ("word,plain,active\nx,y,maybe\n", "Write yes or no"),
        ("", "first line must name"),
    ],
)
def test_a_csv_that_does_not_fit_is_refused(text, said):
    with pytest.raises(Refused, match=said):
        read(text.encode(), format="csv", audience="carer")


@pytest.mark.parametrize(
    ("name", "format", "records", "entries", "on"),
    [
        ("cdc-plain-language-thesaurus", "cdc", 466, 464, 37),
        ("nci-cancer-terms", "nci", 4706, 4706, 4706),
        ("nci-genetics-terms", "nci", 114, 114, 114),
        ("nhs-a-to-z", "nhs", 144, 47, 8),
    ],
)
def test_the_open_glossaries_are_read_whole(shared_data, name, format, records, entries, on):
    data = (shared_data / "glossary" / f"{name}.jsonl.gz").read_bytes()

    glossary = read(data, format=format, audience="patient")

    assert glossary.records == records
    assert len(glossary.entries) == entries
    assert len(glossary.entries) + len(glossary.left_out) == records
    assert sum(entry.active for entry in glossary.entries) == on
    assert all(entry.note for entry in glossary.entries if not entry.active)


def test_the_tummy_is_left_to_an_editor(shared_data):
    data = (shared_data / "glossary" / "nhs-a-to-z.jsonl.gz").read_bytes()

    glossary = read(data, format="nhs", audience="patient")

    assert not [e for e in glossary.entries if e.active and e.word in ("tummy", "stomach")]
