"""Notices on the page of a source: told with who says so, decided and noted with a reason."""

import io

import pytest

from references.models import Reference, SourceNotice, SourceNoticeDecision
from references.noticing import take_notices
from references.registers.mirror import take_list
from tests.factories import NOW, make_article, make_member, make_user

pytestmark = pytest.mark.django_db
LIST = (
    "OriginalPaperDOI,RetractionDOI,RetractionNature,RetractionDate,Reason\n"
    "10.1056/NEJMcp1113996,10.1000/n,Retraction,6/5/2020 0:00,+Error in Data;\n"
)


@pytest.fixture
def source():
    make_article(slug="b12")
    return Reference.objects.get(key="stabler2013")


@pytest.fixture
def fallen(source):
    take_list(io.BytesIO(LIST.encode()), name="list.csv", is_whole=True, at=NOW)
    take_notices(at=NOW)
    source.refresh_from_db()
    return source


def page(client, reference):
    return client.get(f"/workspace/sources/{reference.pk}/").content.decode()


def address(reference):
    return f"/workspace/sources/{reference.pk}/notices/{SourceNotice.objects.get().pk}/"


def test_a_source_says_that_no_list_was_taken_yet(editor, source):
    found = page(editor, source)
    assert "Not checked: no register" in found
    assert "No notice is known." in found


def test_a_notice_is_told_with_who_says_so_when_and_why(editor, fallen):
    found = page(editor, fallen)
    assert "Retraction Watch, 5 June 2020." in found
    assert 'href="https://doi.org/10.1000/n"' in found
    assert "Error in Data" in found
    assert "The status rests on it" in found
    assert "against the list of Retraction Watch taken on 2 November 2026" in found
    assert address(fallen) in found


def test_a_source_without_numbers_says_why_it_is_not_checked(editor, fallen):
    assert "neither a DOI nor a PubMed number" in page(editor, Reference.objects.get(key="ng239"))


def test_a_notice_that_is_cited_as_a_source_is_called_one(editor, source):
    source.csl = {
        **source.csl,
        "custom": {"update-to": [{"DOI": "10.1000/x", "type": "retraction"}]},
    }
    source.save()
    assert "itself a notice on another work" in page(editor, source)


def test_the_board_lifts_a_notice_with_a_reason(client, fallen):
    client.force_login(make_member())
    found = client.get(address(fallen)).content.decode()
    assert "2 claims rest on this source" in found
    typed = {"decision": "does_not_apply", "reason": "It is about another paper."}
    answer = client.post(address(fallen), typed, follow=True)
    said = answer.content.decode()
    assert "The decision is on the record. The source stands as: no notice known." in said
    assert "It is not about this source: It is about another paper." in said
    assert Reference.objects.get(pk=fallen.pk).status == ""


def test_an_editor_is_not_offered_what_only_the_board_may_say(editor, fallen):
    found = editor.get(address(fallen)).content.decode()
    assert 'value="does_not_apply"' not in found
    assert "is for the board to say" in found
    typed = {"decision": "does_not_apply", "reason": "It is about another paper."}
    assert editor.post(address(fallen), typed).status_code == 400
    assert Reference.objects.get(pk=fallen.pk).status == "retracted"


def test_without_a_reason_nothing_is_decided_and_nothing_typed_is_lost(editor, fallen):
    answer = editor.post(address(fallen), {"decision": "read", "reason": ""})
    assert answer.status_code == 400
    assert "Reason: it is empty" in answer.content.decode()
    assert not SourceNoticeDecision.objects.exists()


def test_the_same_decision_twice_says_who_made_it(editor, fallen):
    typed = {"decision": "read", "reason": "Only figure 2 is concerned."}
    editor.post(address(fallen), typed)
    answer = editor.post(address(fallen), {**typed, "reason": "Again, with these words."})
    assert answer.status_code == 409
    assert "decided already" in answer.content.decode()
    assert "Again, with these words." in answer.content.decode()


def test_a_notice_of_another_source_is_not_found(editor, fallen):
    other = Reference.objects.get(key="ng239")
    notice = SourceNotice.objects.get().pk
    assert editor.get(f"/workspace/sources/{other.pk}/notices/{notice}/").status_code == 404


def test_an_author_decides_nothing(client, fallen):
    client.force_login(make_user("author"))
    assert client.get(address(fallen)).status_code == 403


def test_an_editor_notes_what_no_register_has_told_of(editor, source):
    new = f"/workspace/sources/{source.pk}/notices/new/"
    assert "2 claims rest on this source" in editor.get(new).content.decode()
    typed = {
        "kind": "expression-of-concern", "on": "2026-10-30", "notice_doi": "10.1000/CONCERN",
        "reason": "Read on the page of the journal.",
    }  # fmt: skip
    said = editor.post(new, typed, follow=True).content.decode()
    assert "The notice is noted. The source stands as: questioned." in said
    assert "Noted by hand, 30 October 2026." in said
    answer = editor.post(new, typed)
    assert answer.status_code == 400
    assert "noted already" in answer.content.decode()


def test_what_is_typed_wrong_is_handed_back_with_the_cure(editor, source):
    new = f"/workspace/sources/{source.pk}/notices/new/"
    typed = {"kind": "retraction", "on": "", "notice_doi": "no doi", "reason": "My words."}
    answer = editor.post(new, typed)
    assert answer.status_code == 400
    assert "is not a DOI" in answer.content.decode()
    assert "My words." in answer.content.decode()
