"""The page of one source."""

from datetime import date

import pytest

from articles.status import Status
from editorial.actions.publish import publish
from editorial.views.workspace.sources.source import ACTS, PANELS
from references.library import put
from references.models import Reference
from tests.factories import NOW, make_article, version_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def guideline() -> Reference:
    """A source that an article cites."""
    make_article()
    return Reference.objects.get(key="ng239")


def page(client, reference: Reference) -> str:
    return client.get(f"/workspace/sources/{reference.pk}/").content.decode()


def test_the_record_is_told_with_links_to_where_it_can_be_read(editor, guideline):
    found = page(editor, guideline)

    assert "<h1>Vitamin B12 deficiency in over 16s: diagnosis and management (NG239)</h1>" in found
    assert 'href="https://www.nice.org.uk/guidance/ng239"' in found
    assert "<dd>Guideline</dd>" in found
    assert "1 October 2026" in found
    assert "No notice known" in found
    assert "Not yet held against a register" in found


def test_how_it_stands_is_told_with_its_evidence(editor, guideline):
    guideline.notices.create(
        kind="retraction", register="crossref", notice_doi="10.1/notice", seen_at=NOW
    )
    guideline.status, guideline.status_on = "retracted", date(2026, 10, 5)
    guideline.notices_checked_at = NOW
    guideline.mismatch = "Year: 2023 and 2024."
    guideline.superseded_by = Reference.objects.get(key="stabler2013")
    guideline.save()

    found = page(editor, guideline)

    assert "<dd>Retracted, since 5 October 2026" in found
    assert "Retraction, Crossref: <a" in found
    assert "2 November 2026, 09:00" in found
    assert "disagree: Year: 2023 and 2024." in found
    assert f'<a href="/workspace/sources/{guideline.superseded_by_id}/">' in found


def test_an_address_that_is_no_web_page_is_no_link(editor, guideline):
    guideline.url = "javascript:alert(1)"
    guideline.save()

    assert 'href="javascript' not in page(editor, guideline)


def test_a_source_that_is_not_there_is_not_found(editor):
    assert editor.get("/workspace/sources/999999/").status_code == 404


def test_every_panel_has_a_name_of_its_own():
    assert len({name for name, _ in PANELS}) == len(PANELS)
    assert len({act.name for act in ACTS}) == len(ACTS)


def test_what_cites_it_is_listed_with_the_claims(editor):
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    make_article(slug="b12-too")

    found = page(editor, Reference.objects.get(key="stabler2013"))

    assert found.count("Working copy: <a") == 2
    assert found.count("Readers have: <a") == 1
    assert "2 claims: <code>leg-weakness</code>, <code>nerve-damage</code>" in found


def test_what_nothing_cites_says_so(editor):
    alone = put(key="alone", kind="other", csl={"title": "Alone"}, at=NOW)

    assert "No article cites it" in page(editor, alone)


def test_its_history_tells_what_each_change_changed(editor):
    by = editor.user
    csl = {"title": "First title", "author": [{"family": "Ax", "given": "B"}], "volume": "1"}
    put(key="a1", kind="other", csl=csl, at=NOW, by=by)
    issued = {"date-parts": [[2020, 3]]}
    row = put(
        key="a1", kind="trial", csl={**csl, "title": "First title <b>", "issued": issued}, at=NOW
    )

    found = page(editor, row)
    history = found[found.index('id="history"') :]

    assert "Added by Edith" in history
    assert "<dt>Kind</dt><dd><del>Other source</del> <ins>Trial</ins></dd>" in history
    assert "<del>First title</del> <ins>First title &lt;b&gt;</ins>" in history
    assert "<dt>Published</dt><dd> <ins>2020-03</ins></dd>" in history
    assert "Volume" not in history


def test_a_long_history_shows_its_end(editor):
    for n in range(25):
        row = put(key="a1", kind="other", csl={"title": "A title", "volume": str(n)}, at=NOW)

    found = page(editor, row)

    assert "<ins>24</ins>" in found and "<ins>3</ins>" not in found
    assert "The last 20 changes are listed" in found
