"""Lists of registers on screen: seen with their reach before they are taken."""

import gzip

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from references.models import Reference, RegisterImport, RegisterUpload
from tests.factories import make_article, make_user
from tests.noticing import HEADER, sent_list, taken_list

pytestmark = pytest.mark.django_db
OURS = "10.1056/NEJMcp1113996,10.1000/n,Retraction\n"
HERE = "/workspace/sources/registers/"


@pytest.fixture(autouse=True)
def article():
    return make_article(slug="b12")


def send(client, data, name="list.csv", whole="yes"):
    data = data.encode() if isinstance(data, str) else data
    file = SimpleUploadedFile(name, data, "text/csv")
    return client.post(HERE, {"file": file, "is_whole": whole})


def test_before_the_first_list_the_page_says_that_nothing_is_checked(editor):
    found = editor.get(HERE).content.decode()
    assert "None was taken yet, so no source is checked." in found
    assert "No list was taken yet." in found


@pytest.mark.parametrize("pack", [str.encode, lambda text: gzip.compress(text.encode())])
def test_a_list_is_seen_with_its_reach_and_then_taken(editor, pack):
    answer = send(editor, pack(HEADER + OURS + "10.1000/x,,Redaction\n"))
    assert answer.status_code == 302
    seen = editor.get(answer["Location"]).content.decode()
    assert "1 of our sources newly flagged, 0 lifted, 1 article concerned." in seen
    assert "Vitamin B12 deficiency" in seen
    assert "Row 2, line 3: the nature" in seen
    assert Reference.objects.get(key="stabler2013").status == ""
    assert not RegisterImport.objects.exists()

    said = editor.post(answer["Location"], {}, follow=True).content.decode()
    assert "2 rows: 1 new, 0 changed, 0 gone. 1 of our sources newly flagged" in said
    assert Reference.objects.get(key="stabler2013").status == "retracted"
    assert not RegisterUpload.objects.exists()
    assert "1 refused" in said


def test_a_list_is_dropped_and_nothing_has_changed(editor):
    answer = send(editor, HEADER + OURS)
    said = editor.post(answer["Location"], {"drop": "1"}, follow=True).content.decode()
    assert "The list was dropped. Nothing was changed." in said
    assert not RegisterUpload.objects.exists()
    assert not RegisterImport.objects.exists()


def test_another_file_is_refused_with_the_cure_and_can_be_dropped(editor):
    answer = send(editor, "a,b\n1,2\n")
    seen = editor.get(answer["Location"])
    assert seen.status_code == 400
    assert "This list cannot be taken" in seen.content.decode()
    assert "no column OriginalPaperDOI" in seen.content.decode()
    assert editor.post(answer["Location"], {}).status_code == 400


def test_a_list_that_names_much_less_needs_a_tick(editor):
    rows = [f"10.1000/p{number},10.1000/n,Retraction\n" for number in range(100)]
    taken_list(*rows)
    answer = send(editor, HEADER + "".join(rows[:10]))
    seen = editor.get(answer["Location"]).content.decode()
    assert "no longer names 90 of the 100" in seen
    assert editor.post(answer["Location"], {}).status_code == 400
    assert RegisterImport.objects.count() == 1
    editor.post(answer["Location"], {"may_shrink": "on"})
    assert RegisterImport.objects.count() == 2


def test_an_update_is_told_as_one(editor):
    taken_list("10.1000/other,10.1000/n,Retraction\n")
    answer = send(editor, HEADER + OURS, whole="no")
    assert "<dt>Update</dt>" in editor.get(answer["Location"]).content.decode()
    editor.post(answer["Location"], {})
    assert "update" in editor.get(HERE).content.decode()
    assert RegisterImport.objects.first().gone == 0


def test_no_file_and_an_empty_one_are_refused(editor):
    assert "no file is chosen" in editor.post(HERE, {"is_whole": "yes"}).content.decode()
    answer = send(editor, "")
    assert answer.status_code == 400
    assert "the file is empty" in answer.content.decode()


def test_the_board_reads_the_lists_and_takes_none(client):
    client.force_login(make_user("board"))
    found = client.get(HERE).content.decode()
    assert "Take a list" not in found
    assert send(client, HEADER + OURS).status_code == 403
    waiting = sent_list(make_user("editor"))
    assert client.post(f"{HERE}{waiting}/", {}).status_code == 403
    assert not RegisterImport.objects.exists()


def test_refused_rows_are_listed_for_a_list_that_was_taken(editor):
    number = taken_list("10.1000/a,,Retraction\n10.1000/b,,Redaction\n")
    found = editor.get(f"{HERE}{number}/rows/").content.decode()
    assert "Row 2, line 3: the nature “Redaction”" in found
    assert editor.get(f"{HERE}99999/rows/").status_code == 404


def test_lists_taken_are_counted_with_who_took_them(editor):
    sent = send(editor, HEADER + OURS)
    editor.post(sent["Location"], {})
    found = editor.get(HERE).content.decode()
    assert "whole list" in found
    assert "1 new, 0 changed, 0 gone" in found
    assert "Checked</dt><dd>1 source" in found
