"""The page of one source."""

from datetime import date

import pytest

from editorial.views.workspace.sources.source import ACTS, PANELS
from references.models import Reference
from tests.factories import NOW, make_article

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
