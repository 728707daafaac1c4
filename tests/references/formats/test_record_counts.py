"""As many records as an independent reader finds: bibutils, or a count of what begins each record.

A record that is refused with its place is counted: it is told of, and not lost.
"""

import gzip
import re
import shutil
import subprocess

import pytest

from references.formats.recognise import read

# https://sourceforge.net/projects/bibutils/; its nbib reader came later than Debian's release.
READERS = {
    "ris": ("ris2xml", "-i", "unicode"),
    "ris-wild": ("ris2xml", "-i", "unicode"),
    "pubmed-xml": ("med2xml",),
    "bibtex": ("bib2xml", "-i", "unicode"),
    "endnote-xml": ("endx2xml",),
    "endnote-refer": ("end2xml", "-i", "unicode"),
    "isi": ("isi2xml", "-i", "unicode"),
    "copac": ("copac2xml", "-i", "unicode"),
    "msbib": ("wordbib2xml",),
}
# By file: our count, theirs, and which is right.
DIFFERENCES = {
    "bibtex/jabref-bibWithUserComments.bib": (2, 3, "ours: “@Preamble” is no record"),
    "bibtex/jabref-encoding-utf-16BE-without-header.bib": (1, 0, "ours: it cannot read UTF-16"),
    "copac/jabref-CopacImporterTest1.txt": (1, 0, "ours: it drops the first record of a file"),
    "copac/jabref-CopacImporterTest2.txt": (2, 1, "ours: it drops the first record of a file"),
    "endnote-refer/jabref-Endnote.entries.enw": (
        13,
        1,
        "ours: it merges what follows each “%0” without a title; we refuse those by their lines",
    ),
    "marcxml/jabref-MarcXmlParserTestNotes.bib": (
        0,
        1,
        "neither: its entry lacks a brace; we refuse it",
    ),
    "pubmed-xml/biopython-pubmed1.xml": (2, 1, "ours: two articles; it stops after the first"),
    "pubmed-xml/jabref-MedlineImporterTestBookArticleSet.xml": (
        2,
        0,
        "ours: it passes over PubmedBookArticle",
    ),
}
BEGINNINGS = {
    "nbib": r"^PMID ?- ",
    "crossref-json": r'"(?:work|message)": ?\{',
    "mods": r"<(?:\w+:)?mods[ >]",
    "marcxml": r"<(?:\w+:)?leader[ >]",
    "ovid": r"^ ?<\d+>",
}


def counted(path):
    found = read(path.read_bytes(), path.name)
    return len(found.records) + sum(1 for one in found.refused if one.record)


def files(base, folders):
    for path in sorted(base.glob("*/*")):
        folder = "bibtex" if path.suffix == ".bib" else path.parent.name
        if folder in folders:
            yield path, folder


def test_counts_are_those_of_bibutils_or_the_difference_is_explained(shared_data):
    if shutil.which("ris2xml") is None:
        pytest.skip("bibutils is not installed: apt-get install bibutils")
    base, compared, differing = shared_data / "bib", 0, {}
    for path, folder in files(base, READERS):
        ran = subprocess.run([*READERS[folder], path], capture_output=True, timeout=30)
        ours, theirs = counted(path), len(re.findall(rb"<mods[ >]", ran.stdout))
        compared += 1
        if ours != theirs:
            differing[str(path.relative_to(base))] = (ours, theirs)

    assert compared > 200
    assert differing == {name: said[:2] for name, said in DIFFERENCES.items()}


def test_counts_are_those_of_what_begins_each_record(shared_data):
    compared = 0
    for path, folder in files(shared_data / "bib", BEGINNINGS):
        data = path.read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode(errors="replace")
        began = len(re.findall(BEGINNINGS[folder], text, re.MULTILINE))
        assert counted(path) == max(began, 1), path.name
        compared += 1

    assert compared > 30


def test_every_file_is_read_or_refused_in_words_and_none_is_an_error(shared_data):
    every = [path for path in (shared_data / "bib").glob("*/*") if path.is_file()]
    assert len(every) > 280

    for path in every:
        found = read(path.read_bytes(), path.name)
        assert found.records or found.refused, path.name
        assert all(one.message.endswith((".", "”")) for one in found.refused), path.name
