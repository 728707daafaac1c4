"""The screen by which many articles are begun from one file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, Topic
from editorial import bulk_imports
from editorial.models import BulkImport
from tests.bulk_imports import WHERE, WHY, begun_bulk_import, listed
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_user()
    client.force_login(user)
    return user


def _sent(client, *rows, **typed):
    file = SimpleUploadedFile("questions.jsonl", listed(*rows))
    return client.post(reverse("workspace:bulk-imports"), {"file": file, **typed}, follow=True)


def test_a_small_file_is_read_at_once_and_shown_before_anything_is_stored(client, editor):
    Topic.objects.create(slug="neurology", name="Neurology")

    answer = _sent(client, WHY, b"{", WHERE, topics=["neurology"])

    page = answer.content.decode()
    assert "3 rows: 2 new, 0 known, 1 refused." in page
    assert "Begin 2 articles" in page
    assert "filed under neurology" in page
    assert "Fields that are not taken over: 1" in page
    assert not Article.objects.exists()


def test_confirming_begins_the_articles_and_leads_to_them(client, editor):
    bulk = begun_bulk_import(by=editor)
    url = reverse("workspace:bulk-import", args=[bulk.pk])

    answer = client.post(url, {"act": "confirm"}, follow=True)

    assert "Imported" in answer.content.decode()
    link = reverse("workspace:article", args=["why-are-my-legs-weak"])
    assert f'href="{link}"' in answer.content.decode()
    assert Article.objects.count() == 2


def test_while_it_is_stored_the_page_says_how_far_it_is(client, editor):
    bulk = begun_bulk_import(by=editor)
    BulkImport.objects.filter(pk=bulk.pk).update(stage="confirmed", rows=1200, finished=300)

    page = client.get(reverse("workspace:bulk-import", args=[bulk.pk])).content.decode()

    assert "Storing: 300 of 1,200 rows" in page
    assert '<progress aria-label="How much is done" max="1200" value="300">' in page


def test_a_large_file_waits_for_the_sweep(client, editor):
    rows = [{**WHY, "question": f"Why {number}?"} for number in range(51)]

    answer = _sent(client, *rows)

    assert "Reading: 0 of 51 rows" in answer.content.decode()
    bulk_imports.work(now=lambda: NOW)
    assert BulkImport.objects.get().stage == "preview"


def test_giving_up_stores_nothing(client, editor):
    bulk = begun_bulk_import(by=editor)

    client.post(reverse("workspace:bulk-import", args=[bulk.pk]), {"act": "drop"})

    bulk.refresh_from_db()
    assert bulk.stage == "dropped"
    assert not Article.objects.exists()


def test_refused_rows_come_as_a_table_that_runs_no_formula(client, editor):
    bulk = begun_bulk_import({"question": "=1+1", "answer": ""}, WHY, by=editor)

    answer = client.get(reverse("workspace:bulk-import-refused", args=[bulk.pk]))

    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "line,question,trouble and cure"
    assert lines[1].startswith("1,'=1+1,")


def test_what_cannot_be_taken_is_said_and_nothing_is_begun(client, editor):
    answer = client.post(
        reverse("workspace:bulk-imports"), {"file": SimpleUploadedFile("a", b" \n")}
    )

    assert answer.status_code == 400
    assert "The file is empty" in answer.content.decode()
    assert not BulkImport.objects.exists()


def test_a_decision_that_comes_late_is_told_so(client, editor):
    bulk = begun_bulk_import(by=editor)
    url = reverse("workspace:bulk-import", args=[bulk.pk])
    client.post(url, {"act": "drop"})

    answer = client.post(url, {"act": "confirm"})

    assert answer.status_code == 409


def test_a_long_list_takes_as_many_questions_as_a_short_one(
    client, editor, django_assert_max_num_queries
):
    rows = [{**WHY, "question": f"Why {number}?"} for number in range(60)]
    bulk = begun_bulk_import(*rows, by=editor)

    with django_assert_max_num_queries(12):
        client.get(reverse("workspace:bulk-import", args=[bulk.pk]))
