"""The report on screen, and as a table to take away."""

import csv
import io

import pytest

from articles.status import Status
from editorial.actions.publish import publish
from references.models import Reference
from tests.factories import NOW, version_at

pytestmark = pytest.mark.django_db

WATCH = "/workspace/sources/watch/"


@pytest.fixture(autouse=True)
def library():
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    Reference.objects.filter(key="ng239").update(status="retracted")


def page(client, query=""):
    return client.get(f"{WATCH}{query}").content.decode()


def test_the_overview_counts_and_leads_to_each_list(editor):
    found = page(editor)

    assert 'href="?what=retracted"' in found
    assert 'href="?what=retracted&amp;use=live">1 on live pages<' in found
    assert "2 sources" in found


def test_a_list_says_what_rests_on_each(editor):
    found = page(editor, "?what=retracted")

    assert "1 source<" in found
    assert "1 claim on 1 live page" in found
    assert '<span class="tag">Retracted</span>' in found
    assert "<code>stabler2013</code>" not in found


@pytest.mark.parametrize(
    "query",
    ["?what=no", "?what=&use=&kind=&order=", "?order='", "?kind=%00", "?page=x", "?page=99"],
)
def test_what_is_no_choice_narrows_nothing(editor, query):
    assert "2 sources" in page(editor, query)


def test_nothing_that_fits_says_so(editor):
    assert "No source fits." in page(editor, "?what=corrected")


def test_the_board_may_read_it(member):
    assert member.get(WATCH).status_code == 200


def exported(client, query=""):
    answer = client.get(f"{WATCH}export/{query}")
    text = b"".join(answer.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    assert answer["Content-Disposition"].startswith('attachment; filename="sources-')
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_table_has_what_the_list_has(editor):
    (row,) = exported(editor, "?what=retracted")

    assert (row["Key"], row["Claims on live pages"], row["Live pages"]) == ("ng239", "1", "1")
    assert "Retracted" in row["Trouble"]
    assert len(exported(editor)) == 2


def test_a_title_that_is_a_formula_is_words_in_the_table(editor):
    Reference.objects.filter(key="ng239").update(title='=HYPERLINK("https://evil.example")')

    (row,) = exported(editor, "?what=retracted")

    assert row["Title"] == '\'=HYPERLINK("https://evil.example")'
