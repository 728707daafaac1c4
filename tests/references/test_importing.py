"""Files on their way in: hostile sizes are bounded, names are names, and the words are told."""

import time

import pytest

from references.formats import recognise
from references.formats.encoding import LARGEST
from references.importing import entries, file_of, plain_name, unread
from references.shelf import Outcome

RIS = "TY  - JOUR\nTI  - Leg weakness\nER  - \n"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\my.ris", "my.ris"),
        ("a\x00b\n.ris", "ab.ris"),
        ("\u202egnp.ris", "gnp.ris"),
        ("", "file"),
        ("x/", "file"),
        ("a" * 500, "a" * 200),
    ],
)
def test_a_name_is_a_name_and_no_path(name, shown):
    assert plain_name(name) == shown


def test_a_file_of_twenty_megabytes_and_one_byte_is_refused_at_once():
    started = time.process_time()

    file = file_of("a.ris", b"T" * (LARGEST + 1))

    assert file.failed and "20 MB" in file.read.refused[0].message
    assert time.process_time() - started < 2


def test_one_record_more_than_are_taken_refuses_the_file(monkeypatch):
    monkeypatch.setattr(recognise, "MOST_RECORDS", 3)

    assert not file_of("a.ris", (RIS * 3).encode()).failed
    file = file_of("a.ris", (RIS * 4).encode())
    assert file.failed and "more than 3 records. Split it." in file.read.refused[0].message


def test_no_more_than_a_hundred_thousand_records_are_taken():
    # That many take seconds; bench/import_speed.py reads them.
    assert recognise.MOST_RECORDS == 100_000


def test_every_record_of_every_file_is_told_in_order():
    files = [
        file_of("a.ris", (RIS + RIS.replace("TI  - Leg weakness\n", "")).encode()),
        file_of("b.ris", b"garbage"),
        file_of("c.txt", b"10.1000/x\nwhat is this\n10.1000/y\n"),
    ]
    outcomes = [Outcome("new", "a"), Outcome("new", "x"), Outcome("refused", "", "No.")]

    told = entries(files, outcomes)

    assert [(one.file, one.record, one.outcome) for one in told] == [
        (0, 1, "new"), (0, 2, "refused"), (1, 0, "refused"),
        (2, 1, "new"), (2, 2, "refused"), (2, 3, "refused"),
    ]  # fmt: skip
    assert told[1].words.startswith("TY  - JOUR\nER")
    assert [one.words for one in told[4:]] == ["what is this", "10.1000/y"]
    assert [one.outcome for one in unread(files)] == ["refused"] * 3
