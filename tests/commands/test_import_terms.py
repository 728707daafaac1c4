"""`import_terms`: glossaries become terms, all of them or none."""

import gzip
import json

import pytest

from articles.models import Term
from editorial.models import AuditEvent


@pytest.fixture
def glossary(tmp_path):
    path = tmp_path / "nci.jsonl.gz"
    records = [{"term": w, "definition": f"What {w} is."} for w in ("biopsy", "ulcer", "Biopsy")]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))
    return path


def imported(run, *files, format="nci", audience="patient"):
    ran = run("import_terms", *files, "--format", format, "--audience", audience, "--json")
    return ran, json.loads(ran.out) if ran.out else None


def adds_up(said):
    parts = ("new", "changed", "unchanged", "kept", "left_out")
    return said["records"] == sum(said[part] for part in parts)


def test_the_counts_add_up(run, glossary):
    ran, said = imported(run, glossary)

    assert (ran.code, ran.err) == (0, "")
    assert (said["records"], said["new"], said["left_out"]) == (3, 2, 1)
    assert adds_up(said)
    assert said["left_out_records"][0]["record"] == 3


def test_a_second_import_changes_nothing(run, glossary):
    imported(run, glossary)

    _, said = imported(run, glossary, glossary)

    assert (said["files"], said["new"], said["unchanged"], said["left_out"]) == (2, 0, 2, 4)
    assert adds_up(said)
    assert Term.objects.count() == 2


def test_an_import_is_on_the_record(run, glossary):
    imported(run, glossary)

    line = AuditEvent.objects.get(action="terms_imported")
    assert json.loads(line.details)["new"] == 2


def test_one_bad_file_leaves_nothing(run, glossary, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"term": "x"}')

    ran, said = imported(run, glossary, bad)

    assert ran.code != 0 and said is None
    assert "bad.jsonl" in ran.err and "Record 1" in ran.err
    assert not Term.objects.exists()


def test_a_file_that_is_not_there_is_named(run, tmp_path):
    ran, _ = imported(run, tmp_path / "none.jsonl")

    assert ran.code != 0
    assert "none.jsonl" in ran.err


def test_a_person_reads_what_came_of_it(run, tmp_path):
    path = tmp_path / "cdc.jsonl"
    path.write_text('{"term": "state", "plain": "say, tell", "alternatives": ["say", "tell"]}')

    ran = run("import_terms", path, "--format", "cdc", "--audience", "carer")

    assert ran.code == 0
    assert "1 records: 1 new" in ran.out
    assert "1 are switched off" in ran.out


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("cdc-plain-language-thesaurus", "cdc"),
        ("nci-cancer-terms", "nci"),
        ("nci-genetics-terms", "nci"),
        ("nhs-a-to-z", "nhs"),
    ],
)
def test_the_open_glossaries_are_imported_whole(run, shared_data, name, format):
    _, said = imported(run, shared_data / "glossary" / f"{name}.jsonl.gz", format=format)

    assert adds_up(said)
    assert Term.objects.count() == said["new"]
    assert Term.objects.filter(active=False, note="").count() == 0
