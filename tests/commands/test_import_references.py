"""`import_references`: files become sources, all of them or none, and the counts add up."""

import json

import pytest

from references.models import Reference

RIS = (
    "TY  - JOUR\nAU  - Puri, Vinay\nTI  - Subacute combined degeneration\nPY  - 2011\n"
    "DO  - https://doi.org/10.1000/PURI\nJF  - Neurology\nER  - \n"
)
EMPTY = "TY  - JOUR\nPY  - 2011\nER  - \n"


@pytest.fixture
def file(tmp_path):
    def file(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return file


def imported(run, *files):
    ran = run("import_references", *files, "--json")
    return ran, json.loads(ran.out) if ran.out else None


def adds_up(said):
    parts = said["new"] + said["known"] + said["merged"] + len(said["refused"])
    return said["records"] == parts


def test_the_counts_add_up_and_the_refused_have_a_place(run, file):
    ran, said = imported(
        run, file("a.ris", RIS + EMPTY), file("b.txt", "PMID: 123\n10.1000/puri\n")
    )

    assert ran.code == 0
    assert (said["files"], said["records"], said["new"], said["known"]) == (2, 4, 2, 1)
    assert adds_up(said)
    assert (said["refused"][0]["record"], said["refused"][0]["line"]) == (2, 8)
    assert "a.ris: record 2, line 8: " in ran.err
    assert Reference.objects.get(key="puri2011").doi == "10.1000/puri"


def test_a_second_import_changes_nothing(run, file):
    path = file("a.ris", RIS)
    imported(run, path)
    before = list(Reference.objects.values())

    _, said = imported(run, path)

    assert (said["new"], said["known"], said["merged"]) == (0, 1, 0)
    assert list(Reference.objects.values()) == before


@pytest.mark.parametrize("bad", ["this should fail", "", EMPTY, "<html></html>", "{"])
def test_one_bad_file_leaves_nothing(run, file, bad):
    ran, said = imported(run, file("a.ris", RIS), file("bad.ris", bad))

    assert ran.code != 0
    assert "bad.ris" in ran.err and "Nothing was imported" in ran.err
    assert (said["new"], len(said["refused"])) == (0, 1)
    assert not Reference.objects.exists()


def test_a_file_that_is_not_there_is_named(run, tmp_path):
    ran = run("import_references", tmp_path / "none.ris")

    assert ran.code != 0
    assert "none.ris" in ran.err


def test_a_person_reads_what_came_of_it(run, file):
    ran = run("import_references", file("a.ris", RIS))

    assert "1 records in 1 files: 1 new, 0 known, 0 merged, 0 refused." in ran.out


def test_crossrefs_works_imported_twice_are_the_same_works(run, shared_data):
    path = shared_data / "bib" / "crossref-json" / "works.jsonl.gz"

    _, first = imported(run, path)
    before = list(Reference.objects.order_by("id").values())
    _, second = imported(run, path)

    assert (first["records"], first["new"], second["known"]) == (892, 892, 892)
    assert list(Reference.objects.order_by("id").values()) == before
