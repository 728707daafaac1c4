"""The list of the library of sources."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.status import Status
from editorial.actions.publish import publish
from editorial.views.workspace.sources.library import WAYS
from references import search as searching
from references.columns import columns
from references.models import LinkState, Reference
from tests.factories import NOW, make_article, version_at

pytestmark = pytest.mark.django_db
LIST = "/workspace/sources/"


def page(client, query: str = "") -> str:
    return client.get(f"{LIST}?{query}").content.decode()


def make(count: int, **fields: object) -> None:
    Reference.objects.bulk_create(
        Reference(key=f"paper{n:03}", csl={}, created_at=NOW, updated_at=NOW, **said(n), **fields)
        for n in range(count)
    )


def said(n: int) -> dict[str, object]:
    return columns({"title": f"Paper number{n:03}", "issued": {"date-parts": [[1950 + n]]}})


def titles(found: str) -> list[str]:
    return [part.partition("</a>")[0].rpartition(">")[2] for part in found.split("<h2 ")[1:]]


def test_sources_are_found_by_author_journal_and_year(editor):
    make_article()

    for asked in ("stabler", "n+engl+j+med", "2013", "vitamin+b12+2013", "10.1056%2Fnejmcp1113996"):
        assert titles(page(editor, f"q={asked}")) == ["Vitamin B12 deficiency"], asked


def test_each_says_what_it_is_how_it_stands_and_who_uses_it(editor):
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    Reference.objects.filter(key="ng239").update(status="corrected", mismatch="Year.")
    make(1)

    found = page(editor)

    assert "1 live page, 1 working copy" in found
    assert "no article cites it" in found
    assert '<span class="tag tag--source-corrected">Corrected</span>' in found
    assert "Records disagree" in found
    assert "<span>Guideline</span>" in found


def test_the_list_is_narrowed_and_keeps_what_was_chosen(editor):
    make_article()
    make(3)
    Reference.objects.filter(key="paper001").update(
        status="retracted", mismatch="Year.", region="GB", kind="trial", doi="10.1000/1"
    )
    superseded = Reference.objects.get(key="paper002")
    superseded.superseded_by = Reference.objects.get(key="paper001")
    superseded.save()

    def listed(query: str) -> list[str]:
        return titles(page(editor, query))

    assert listed("kind=trial") == ["Paper number001"]
    assert listed("status=any") == ["Paper number001"]
    assert listed("status=retracted&only=disagree") == ["Paper number001"]
    assert listed("status=corrected") == []
    assert listed("region=GB") == ["Paper number001"]
    assert listed("from=1951&to=1952&order=year") == ["Paper number002", "Paper number001"]
    assert listed("only=superseded") == ["Paper number002"]
    assert "Paper number001" not in listed("only=no-identifier&q=paper")
    assert set(listed("only=uncited")) == {f"Paper number00{n}" for n in range(3)}
    assert '<option value="trial" selected>' in page(editor, "kind=trial")
    assert "No source fits" in page(editor, "q=paper&kind=textbook")


def test_sources_whose_link_is_dead_are_listed(editor):
    make(2)
    LinkState.objects.create(
        reference=Reference.objects.get(key="paper001"), url="https://example.org/",
        outcome="fails", failed_from=NOW, failed_until=NOW, is_dead=True, tried_at=NOW, due_at=NOW,
    )  # fmt: skip

    assert titles(page(editor, "only=dead-link")) == ["Paper number001"]


@pytest.mark.parametrize("query", ["kind=x&status=x&only=x&order=x", "from=abc&to=-1", "page=x"])
def test_what_is_no_choice_narrows_nothing(editor, query):
    make(1)

    assert titles(page(editor, query)) == ["Paper number000"]


def test_a_long_list_has_pages_and_says_where_it_ends(editor, monkeypatch):
    monkeypatch.setattr(searching, "MOST", 30)
    make(40)

    assert "40 sources; the first 1000 of them" in page(editor)
    found = page(editor, "q=paper&order=key&page=2")
    assert "More than 1000 sources" in found
    assert "Page 2 of 2" in found
    assert 'start="26"' in found
    assert titles(found) == [f"Paper number{n:03}" for n in range(25, 30)]


def test_an_empty_library_says_how_sources_come(editor):
    assert "There is no source yet" in page(editor)


@pytest.mark.parametrize("query", ["", "q=paper", "q=paper&kind=other&only=uncited"])
def test_the_list_takes_the_same_queries_however_long(editor, query):
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            page(editor, query)
        return len(made)

    make_article()
    make(2)
    page(editor, query)
    few = queries()
    Reference.objects.filter(key__startswith="paper").delete()
    make(200)

    assert queries() == few <= 12


def test_an_editor_is_led_to_every_work_on_the_library(editor):
    found = page(editor)

    assert '<a class="button" href="/workspace/sources/add/">Add a source</a>' in found
    for way in WAYS:
        address = reverse(f"workspace:{way.name}")
        assert f'href="{address}">{way.words}</a>' in found
        assert editor.get(address).status_code == 200


def test_a_board_member_reads_the_list_and_is_led_to_no_work_of_editors(member):
    make(1)

    found = page(member)

    assert titles(found) == ["Paper number000"]
    assert "Add a source" not in found and "Import" not in found
    assert "Possible duplicates" in found
