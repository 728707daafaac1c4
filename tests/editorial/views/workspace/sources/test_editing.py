"""Changing a source's record, and describing one by hand."""

import pytest

from articles import queries
from articles.status import Status
from editorial.actions.publish import publish
from editorial.models import AuditEvent
from references.library import put
from references.models import RecordChange, Reference
from tests.editorial.form_reader import form_on
from tests.factories import NOW, edited, make_article, version_at

pytestmark = pytest.mark.django_db
NEW = "/workspace/sources/new/"
WHOLE = {
    "type": "article-journal",
    "title": "Vitamin B12 deficiency",
    "author": [{"family": "Stabler", "given": "Sally P.", "suffix": "MD"}],
    "editor": [{"family": "Ed"}],
    "issued": {"date-parts": [[2013, 1], [2013, 2]], "season": 1},
    "volume": 368,
    "DOI": "10.1056/nejmcp1113996",
    "custom": {"landmark": "Yes."},
}


@pytest.fixture
def row() -> Reference:
    return put(key="stabler2013", kind="review", csl=WHOLE, at=NOW)


def address(row: Reference) -> str:
    return f"/workspace/sources/{row.pk}/edit/"


def typed_on(client, where: str) -> dict[str, str]:
    return form_on(client.get(where), "title")


def test_a_change_is_stored_with_what_was_said_before(editor, row):
    typed = typed_on(editor, address(row)) | {"volume": "369", "kind": "guideline", "region": "GB"}

    response = editor.post(address(row), typed)

    assert response.status_code == 302
    row.refresh_from_db()
    assert (row.kind, row.region) == ("guideline", "GB")
    assert row.csl == {**WHOLE, "volume": "369"}
    change = RecordChange.objects.first()
    assert (change.how, change.by_name) == ("edited", "Edith")
    assert (change.before["volume"], change.after["volume"]) == (368, "369")
    assert (change.before["kind"], change.after["region"]) == ("review", "GB")
    assert AuditEvent.objects.get().action == "source_edited"


def test_a_form_that_was_not_changed_changes_nothing(editor, row):
    editor.post(address(row), typed_on(editor, address(row)))

    row.refresh_from_db()
    assert row.csl == WHOLE
    assert [change.how for change in RecordChange.objects.all()] == ["added"]
    assert not AuditEvent.objects.exists()


def test_who_comes_second_sees_both_and_loses_nothing(editor, chair, row):
    mine = typed_on(editor, address(row)) | {"title": "My title", "pages": "1-2"}
    theirs = typed_on(chair, address(row)) | {"title": "Their title"}
    chair.post(address(row), theirs)

    response = editor.post(address(row), mine)
    page = response.content.decode()

    assert response.status_code == 409
    assert "Saved: Their title" in page and "Yours: My title" in page
    assert 'value="My title"' in page and 'value="1-2"' in page
    row.refresh_from_db()
    assert row.title == "Their title"

    again = form_on(response, "title")
    assert editor.post(address(row), again).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.csl["page"]) == ("My title", "1-2")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": ""}, "Title: it is empty"),
        ({"doi": "none"}, "DOI: “none” is none"),
        ({"isbn": "978-0-306-40615-8"}, "do not agree"),
        ({"pmcid": "x"}, "PMCID: “x” is none"),
        ({"trial": "12"}, "Trial number: this is none"),
        ({"issued": "May"}, "Published: this is no date"),
        ({"superseded_by": "nobody"}, "no source has the key “nobody”"),
        ({"superseded_by": "stabler2013"}, "is itself superseded by"),
        ({"doi": "10.1000/other"}, "DOI: 10.1000/other is that of “other”"),
        ({"region": "G" * 21}, "Holds in: it has 21 characters"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(editor, row, change, said):
    put(key="other", kind="trial", csl={"title": "Other", "DOI": "10.1000/other"}, at=NOW)
    typed = typed_on(editor, address(row)) | {"pages": "kept-while-wrong"} | change

    response = editor.post(address(row), typed)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert "kept-while-wrong" in response.content.decode()
    row.refresh_from_db()
    assert row.csl == WHOLE


def test_sources_cannot_supersede_each_other_in_a_circle(editor, row):
    newer = put(key="newer", kind="review", csl={"title": "Newer"}, at=NOW)
    editor.post(address(row), typed_on(editor, address(row)) | {"superseded_by": "newer"})
    row.refresh_from_db()
    assert row.superseded_by == newer

    response = editor.post(
        address(newer), typed_on(editor, address(newer)) | {"superseded_by": "stabler2013"}
    )

    assert response.status_code == 400
    assert "is itself superseded by this source" in response.content.decode()


def test_every_identifier_can_be_typed_and_taken_away(editor, row):
    names = {"doi": "10.1000/NEW", "pmid": "123", "pmcid": "3810121", "trial": "nct 01234567"}
    typed = typed_on(editor, address(row)) | names | {"isbn": "978-0-306-40615-7"}
    editor.post(address(row), typed)
    row.refresh_from_db()
    assert (row.doi, row.pmid, row.pmcid, row.nct, row.isbn) == (
        "10.1000/new",
        "123",
        "PMC3810121",
        "NCT01234567",
        "9780306406157",
    )

    gone = dict.fromkeys(("doi", "pmid", "pmcid", "trial", "isbn"), "")
    editor.post(address(row), typed_on(editor, address(row)) | gone)

    row.refresh_from_db()
    assert (row.doi, row.pmid, row.pmcid, row.nct, row.isbn) == ("", "", "", "", "")
    assert row.csl["custom"] == {"landmark": "Yes."}


def test_drafts_show_the_change_and_what_was_signed_stays(editor):
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    source = Reference.objects.get(key="stabler2013")
    found = editor.get(address(source)).content.decode()
    assert "1 working copy will show the change. 1 live page keeps what was signed" in found

    editor.post(address(source), typed_on(editor, address(source)) | {"title": "Put right"})

    draft = queries.draft_of(version.article)
    assert [r.csl["title"] for r in draft.references if r.key == source.key] == ["Put right"]
    version.snapshot.refresh_from_db()
    assert "Put right" not in version.snapshot.content


def test_an_articles_own_list_keeps_what_the_library_says_besides(editor):
    article = make_article()
    source = Reference.objects.get(key="stabler2013")
    editor.post(address(source), typed_on(editor, address(source)) | {"region": "GB"})
    listed = next(r for r in queries.draft_of(article).references if r.key == source.key)
    changed = listed.model_copy(update={"csl": {**listed.csl, "volume": "369"}})
    others = [r for r in queries.draft_of(article).references if r.key != source.key]

    edited(article, references=(changed, *others))

    source.refresh_from_db()
    assert (source.region, source.csl["volume"]) == ("GB", "369")
    assert RecordChange.objects.filter(reference=source).first().after["volume"] == "369"


def test_a_source_is_described_by_hand(editor):
    typed = typed_on(editor, NEW) | {
        "title": "Cobalin-H: summary of product characteristics",
        "kind": "drug-label",
        "type": "webpage",
        "authors": "National Institute for Health and Care Excellence",
        "publisher": "National Institute for Health and Care Excellence",
        "issued": "2024-03",
        "url": "https://www.medicines.org.uk/emc/product/1",
        "accessed": "2026-10-01",
        "edition": "2nd",
    }

    response = editor.post(NEW, typed)

    row = Reference.objects.get()
    assert response["Location"] == f"/workspace/sources/{row.pk}/"
    assert (row.kind, row.year, row.edition) == ("drug-label", 2024, "2nd")
    assert row.is_by_issuing_body
    assert row.key.endswith("2024")
    assert RecordChange.objects.get().how == "added"
    assert AuditEvent.objects.get().action == "source_described"


def test_a_source_that_the_library_has_is_not_described_again(editor, row):
    typed = typed_on(editor, NEW) | {"title": "Another title", "doi": WHOLE["DOI"]}

    response = editor.post(NEW, typed)

    assert response.status_code == 400
    assert "is that of “stabler2013”" in response.content.decode()
    same = typed_on(editor, NEW) | {"title": "Alone", "issued": "2020", "authors": "Ax, B"}
    assert editor.post(NEW, same).status_code == 302
    assert "library has this source as “ax2020”" in editor.post(NEW, same).content.decode()
    assert Reference.objects.count() == 2


def test_a_key_that_is_taken_is_refused_and_a_made_one_is_free(editor, row):
    taken = typed_on(editor, NEW) | {"title": "New", "key": "stabler2013"}
    assert "is another source&#x27;s" in editor.post(NEW, taken).content.decode()

    free = typed_on(editor, NEW) | {"title": "New", "authors": "Stabler, X", "issued": "2013"}
    editor.post(NEW, free)

    assert Reference.objects.filter(key="stabler2013-2", title="New").exists()


def test_a_date_in_words_stays_until_another_is_typed(editor):
    csl = {"title": "Old", "issued": {"literal": "Spring 1950"}, "author": None}
    row = put(key="old", kind="other", csl=csl, at=NOW)

    editor.post(address(row), typed_on(editor, address(row)) | {"volume": "1"})

    row.refresh_from_db()
    assert row.csl["issued"] == {"literal": "Spring 1950"}


def test_a_board_member_reads_and_changes_nothing(member, row):
    assert member.get(address(row)).status_code == 403
    assert member.post(NEW, {"title": "x"}).status_code == 403
    assert "Change the record" not in member.get(f"/workspace/sources/{row.pk}/").content.decode()
