"""Importing on screen: seen first, then stored whole or not at all, with counts that add up."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from editorial import source_imports
from editorial.models import AuditEvent
from editorial.views.workspace import import_page
from editorial.views.workspace.sources import imports
from references.formats import encoding
from references.models import Reference, SourceImport, SourceImportFile, SourceImportRecord
from tests.factories import NOW, make_user
from tests.source_imports import BARE, RIS, begun_import

BEGIN = "/workspace/sources/import/"


def sent(client, *files, text="", **said):
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(BEGIN, {"sent": uploads, "text": text}, **said)


def words_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_files_and_pasted_text_are_read_and_nothing_is_stored_yet(editor):
    response = sent(
        editor, ("a.ris", RIS.encode()), ("b.ris", BARE.encode()), text="10.1000/puri\n10.1000/x"
    )

    page = editor.get(response["Location"])
    words = words_of(page)
    assert "4 records: 2 new, 1 known, 1 refused." in words
    assert not Reference.objects.exists()
    assert "a.ris (RIS)" in words and "pasted text" in words


def test_the_counts_add_up_and_each_record_has_its_place(editor):
    eight = [RIS.replace("PURI", f"P{n}").replace("combined", f"c{n}") for n in range(8)]
    row = begun_import("".join([*eight, *eight[:2], BARE]), by=editor.user)

    words = words_of(editor.get(f"/workspace/sources/imports/{row.pk}/"))

    assert "11 records: 8 new, 2 known, 1 refused." in words
    assert "a.ris, record 11, line" in words
    assert "neither a title nor a DOI" in words


def test_a_confirmed_import_is_stored_with_its_record_and_the_files_go(editor):
    row = begun_import(by=editor.user)
    page = f"/workspace/sources/imports/{row.pk}/"

    editor.post(page, {"act": "confirm"})

    row.refresh_from_db()
    assert row.stage == "done"
    assert Reference.objects.get().doi == "10.1000/puri"
    assert AuditEvent.objects.get(action="references_imported").actor == editor.user
    assert SourceImportFile.objects.get().data is None
    assert f"/workspace/sources/{Reference.objects.get().pk}/" in editor.get(page).content.decode()


def test_an_import_that_was_given_up_stores_nothing_and_keeps_no_file(editor):
    row = begun_import(by=editor.user)

    editor.post(f"/workspace/sources/imports/{row.pk}/", {"act": "drop"})

    assert not Reference.objects.exists()
    assert SourceImportFile.objects.get().data is None


@pytest.mark.parametrize("act", ["confirm", "drop"])
def test_what_was_decided_is_not_decided_again(editor, act):
    row = begun_import(by=editor.user)
    page = f"/workspace/sources/imports/{row.pk}/"
    editor.post(page, {"act": "confirm"})

    response = editor.post(page, {"act": act})

    assert response.status_code == 409
    assert AuditEvent.objects.filter(action="references_imported").count() == 1


def test_two_people_with_the_same_file_store_its_sources_once(editor):
    one, other = begun_import(by=editor.user), begun_import(by=make_user())

    for row in (one, other):
        assert editor.post(f"/workspace/sources/imports/{row.pk}/", {"act": "confirm"}).status_code
    other.refresh_from_db()

    assert Reference.objects.count() == 1
    assert (other.stage, other.new, other.known) == ("done", 0, 1)


@pytest.mark.parametrize("name", ["=a.ris", "＝a.ris"])
def test_the_refused_records_come_as_a_file_with_place_trouble_and_words(editor, name):
    row = begun_import(RIS + BARE.replace("2011", "=1+1"), by=editor.user, name=name)

    response = editor.get(f"/workspace/sources/imports/{row.pk}/refused/")

    assert "attachment" in response["Content-Disposition"]
    written = response.getvalue().decode()
    head, line = csv.reader(io.StringIO(written.removeprefix("\ufeff")))
    assert head[:3] == ["file", "record", "line"]
    assert line[:3] == [f"'{name}", "2", "8"]
    assert "Add one of them" in line[3] and line[4].startswith("TY  - JOUR")


def test_a_long_preview_is_shown_in_pages_and_by_outcome(editor, monkeypatch):
    monkeypatch.setattr(import_page, "PER_PAGE", 2)
    row = begun_import("".join(f"10.1000/{n}\n" for n in range(5)) + "nothing\n", by=editor.user)
    page = f"/workspace/sources/imports/{row.pk}/"

    assert "Page 1 of 3" in words_of(editor.get(page))
    refused = words_of(editor.get(f"{page}?show=refused"))
    assert "line 6" in refused and "line 1 " not in refused


def test_looking_at_a_long_list_takes_no_more_queries(editor, django_assert_max_num_queries):
    row = begun_import("".join(f"10.1000/{n}\n" for n in range(60)), by=editor.user)

    with django_assert_max_num_queries(20):
        editor.get(f"/workspace/sources/imports/{row.pk}/")


def test_a_large_import_is_worked_on_by_the_sweep_while_the_page_looks_again(editor, monkeypatch):
    monkeypatch.setattr(imports, "AT_ONCE", 10)
    page = sent(editor, ("a.ris", RIS.encode()))["Location"]

    before = editor.get(page).content.decode()
    assert "Look again" in before and "<progress" in before
    assert source_imports.work(now=lambda: NOW) == 1
    assert "1 record: 1 new" in words_of(editor.get(page))
    editor.post(page, {"act": "confirm"})
    assert not Reference.objects.exists()
    assert source_imports.work(now=lambda: NOW) == 1
    assert Reference.objects.count() == 1


# Bad input


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 500,
        b"\xff\xfe\x00",
        b"PK\x03\x04 broken",
        b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        b"<!DOCTYPE l [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><l>&b;</l>",
        b"{" * 5000,
        "TY  - JOUR\nTI  - \ud800".encode("utf-8", "surrogatepass"),
        b"\x1f\x8b broken",
    ],
)
def test_a_broken_file_is_refused_with_its_trouble_and_nothing_half_saved(editor, data):
    response = sent(editor, ("bad.ris", data))

    page = editor.get(response["Location"]) if response.status_code == 302 else response
    assert page.status_code in (200, 400)
    words = words_of(page)
    assert (
        "refused" in words or "empty" in words or "nothing to import" in words or "1 new" in words
    )
    assert not Reference.objects.exists()
    assert "root:" not in words


def test_folders_in_a_files_name_lead_nowhere(editor):
    response = sent(editor, ("../../etc/pass\x00wd\n.ris", RIS.encode()))

    name = SourceImportFile.objects.get().name
    assert "/" not in name and "\n" not in name and "\x00" not in name
    assert editor.get(response["Location"]).status_code == 200


def test_too_much_at_once_is_refused_in_words(editor, monkeypatch):
    monkeypatch.setattr("editorial.forms.sources_import.LARGEST", 100)

    response = sent(editor, ("a.ris", RIS.encode() * 2))

    assert response.status_code == 400
    assert "in parts" in words_of(response)
    assert not SourceImport.objects.exists()


def test_a_gzip_bomb_is_refused(editor, monkeypatch):
    import gzip

    monkeypatch.setattr(encoding, "LARGEST", 100_000)

    response = sent(editor, ("a.ris.gz", gzip.compress(b"0" * 200_000)))

    assert "larger than" in words_of(editor.get(response["Location"]))


def test_nothing_at_all_is_said_to_be_nothing(editor):
    response = sent(editor)

    assert response.status_code == 400
    assert "there is nothing to import" in words_of(response)


def test_words_in_a_file_are_shown_as_words(editor):
    row = begun_import(RIS.replace("Subacute", "<script>alert(1)</script>"), by=editor.user)

    assert b"<script>alert" not in editor.get(f"/workspace/sources/imports/{row.pk}/").content


# Time, and workers that break off


def test_undecided_imports_and_old_lists_are_forgotten(editor):
    row = begun_import(by=editor.user)

    source_imports.forget(at=NOW + source_imports.UNDECIDED)
    row.refresh_from_db()
    assert row.stage == "preview"

    later = NOW + source_imports.UNDECIDED * 2
    source_imports.forget(at=later)
    row.refresh_from_db()
    assert row.stage == "dropped" and SourceImportFile.objects.get().data is None
    assert SourceImportRecord.objects.exists()

    source_imports.forget(at=later + source_imports.LISTED * 2)
    assert not SourceImportRecord.objects.exists()
    assert editor.get(f"/workspace/sources/imports/{row.pk}/").status_code == 200


def test_an_import_that_keeps_breaking_off_is_given_up_with_words(editor, monkeypatch):
    row = begun_import(by=editor.user)
    monkeypatch.setattr(source_imports, "import_sources", lambda **said: 1 / 0)

    for _ in range(source_imports.MOST_ATTEMPTS + 1):
        editor.post(f"/workspace/sources/imports/{row.pk}/", {"act": "confirm"})
        source_imports.work(now=lambda: NOW)

    row.refresh_from_db()
    assert row.stage == "failed" and "three times" in row.trouble
    assert not Reference.objects.exists()


def test_one_that_is_worked_on_is_left_alone_until_its_lease_ends(editor):
    row = begun_import(by=editor.user)
    SourceImport.objects.update(stage="confirmed", leased_until=NOW + source_imports.LEASE)

    assert source_imports.work(now=lambda: NOW) == 0
    assert source_imports.work(now=lambda: NOW + source_imports.LEASE * 2) == 1
    row.refresh_from_db()
    assert row.stage == "done"


def test_who_lost_the_right_meanwhile_stores_nothing(editor):
    row = begun_import(by=editor.user)
    SourceImport.objects.update(stage="confirmed")
    editor.user.groups.clear()

    source_imports.work(now=lambda: NOW)

    row.refresh_from_db()
    assert row.stage == "failed" and "Only" in row.trouble
    assert not Reference.objects.exists()
