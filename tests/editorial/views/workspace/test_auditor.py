"""Each of the twelve questions of an auditor is a page or a command."""

import re

import pytest
from django.core.management import get_commands

from articles.models import Article
from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, make_article, make_draft, submitted, version_at
from tests.tampering import set_column

pytestmark = pytest.mark.django_db
PAGE = "/workspace/auditor/"


@pytest.fixture
def article() -> Article:
    """An article that readers get."""
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    return version.article


def test_there_are_twelve_and_every_link_and_command_is_there(administrator, article):
    page = administrator.get(PAGE).content.decode()
    asked = page.split('class="plain questions"')[1].split("</ol>")[0]

    assert asked.count("<h2>") == 12
    for link in re.findall(r'href="([^"]+)"', asked):
        assert administrator.get(link).status_code == 200, link
    for command in re.findall(r"manage\.py (\w+)", asked):
        assert command in get_commands()


def test_a_source_is_found_by_pmid_with_the_live_pages_that_cite_it(editor, article):
    reference = article.references.exclude(pmid="").first() or article.references.first()
    asked = reference.pmid or reference.key

    found = editor.get(f"/workspace/sources/?q={asked}").content.decode()
    page = editor.get(f"/workspace/sources/{reference.pk}/").content.decode()

    assert f"<code>{reference.key}</code>" in found
    assert "1 live page, 1 working copy" in found
    assert f'<a href="/workspace/sources/{reference.pk}/">' in found
    assert "Readers have: <a" in page
    assert "Working copy: <a" in page


def test_a_source_that_is_not_there_is_said_so(editor):
    assert "No source fits" in editor.get("/workspace/sources/?q=99999999").content.decode()


def test_a_page_past_its_date_is_listed_with_what_readers_are_told(editor, article):
    assert "No live page is overdue" in editor.get("/workspace/overdue/").content.decode()

    set_column(article.live.publication, "next_review_on", "2026-01-05")

    page = editor.get("/workspace/overdue/").content.decode()

    assert "1 page, the longest overdue first" in page
    assert "<td>5 Jan 2026</td>" in page


def test_a_waiver_is_listed_with_its_reason_and_whose_it_was(editor):
    texts = tuple(
        text.model_copy(update={"body": text.body + "\nIt always heals, definitely.\n"})
        for text in make_draft().texts
    )
    waived = submitted(make_article(texts=texts)).snapshot.value().waivers

    page = editor.get("/workspace/waivers/").content.decode()

    assert waived[0].id in page
    assert "It stands in a test." in page


def test_no_waiver_is_an_empty_page_with_words(editor):
    assert "No warning was left standing" in editor.get("/workspace/waivers/").content.decode()


def test_only_who_answers_for_the_record_sees_the_questions(editor, member):
    assert editor.get(PAGE).status_code == 403
    assert member.get(PAGE).status_code == 403
