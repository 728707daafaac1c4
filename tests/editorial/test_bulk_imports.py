"""Lists of questions: looked at, confirmed, stored in pieces, and gone on with after a break."""

import gzip
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from articles import queries, versioning
from articles.draft import Draft
from articles.models import Article, Contribution, Topic
from editorial import bulk_imports
from editorial.actions import import_questions as importing
from editorial.actions.stage_bulk_import import (
    begin_bulk_import,
    confirm_bulk_import,
    drop_bulk_import,
)
from editorial.models import ArticleCard, AuditEvent, BulkImport
from editorial.policies import Conflict, NotAllowed
from references.models import Reference
from tests.bulk_imports import WHERE, WHY, begun_bulk_import, listed
from tests.factories import NOW, make_article, make_user

pytestmark = pytest.mark.django_db


def _now() -> Any:
    return NOW


def _stored(bulk: BulkImport) -> BulkImport:
    confirm_bulk_import(pk=bulk.pk, by=bulk.by, at=NOW)
    bulk_imports.work_on(bulk.pk, now=_now)
    bulk.refresh_from_db()
    return bulk


def _counts(bulk: BulkImport) -> tuple[int, int, int, int]:
    return bulk.rows, bulk.new, bulk.known, bulk.refused


def test_a_list_is_looked_at_before_anything_is_stored():
    bulk = begun_bulk_import()

    assert bulk.stage == "preview"
    assert _counts(bulk) == (3, 2, 0, 1)
    assert bulk.left_out == {"cui": 1}
    assert [(r.number, r.outcome) for r in bulk.listed.all()] == [
        (1, "new"), (2, "refused"), (3, "new"),
    ]  # fmt: skip
    assert not Article.objects.exists()


def test_confirmed_rows_become_articles_through_the_door_of_every_article():
    Topic.objects.create(slug="neurology", name="Neurology")
    by = make_user()

    bulk = _stored(begun_bulk_import(by=by, topics=["neurology"]))

    assert bulk.stage == "done"
    article = Article.objects.get(slug="where-does-vitamin-b12-come-from")
    draft = queries.draft_of(article)
    assert draft.texts[0].body == "From food."
    assert draft.topics == ("neurology",)
    assert [reference.key for reference in draft.references] == ["vitamin"]
    assert article.owner == by
    assert Contribution.objects.get(article=article).contributor == by
    assert [saved.note for saved in versioning.history(article)] == ["Imported"]
    assert ArticleCard.objects.filter(article=article).exists()
    assert bulk.data is None


def test_what_was_done_is_on_the_record_once_without_the_words():
    _stored(begun_bulk_import())

    line = AuditEvent.objects.get(action="questions_imported")
    assert '"articles":2' in line.details
    assert "legs" not in line.details


def test_the_same_list_again_is_known_row_by_row():
    _stored(begun_bulk_import(WHY, WHERE))

    again = begun_bulk_import(WHY, WHERE)

    assert _counts(again) == (2, 0, 2, 0)
    assert again.listed.first().slug == "why-are-my-legs-weak"


def test_equal_rows_are_one_article_and_other_answers_are_kept_apart():
    other = {**WHY, "answer": "Muscles."}

    bulk = _stored(begun_bulk_import(WHY, WHY, other))

    assert _counts(bulk) == (3, 2, 1, 0)
    assert set(Article.objects.values_list("slug", flat=True)) == {
        "why-are-my-legs-weak", "why-are-my-legs-weak-2",
    }  # fmt: skip
    assert "Line 1 asks the same" in bulk.listed.get(number=3).message


def test_a_row_that_is_refused_by_now_is_left_out_and_the_others_are_stored(monkeypatch):
    bulk = begun_bulk_import(WHY, WHERE)
    rows = bulk_imports._rows

    def with_a_trouble(*args: Any, **said: Any) -> Any:
        first, *others = rows(*args, **said)
        return iter([replace(first, draft=None, trouble="It is too long by now."), *others])

    monkeypatch.setattr(bulk_imports, "_rows", with_a_trouble)
    bulk = _stored(bulk)

    assert bulk.stage == "done"
    assert _counts(bulk) == (2, 1, 0, 1)
    assert bulk.listed.get(number=1).message == "It is too long by now."


def test_an_address_that_a_row_names_is_not_given_to_another():
    make_article(slug="taken")

    bulk = begun_bulk_import({**WHY, "slug": "taken"}, {**WHERE, "slug": "own"})

    assert [(r.outcome, r.slug) for r in bulk.listed.all()] == [("known", "taken"), ("new", "own")]


def test_one_source_of_many_rows_is_one_source():
    other = {**WHERE, "question": "Who needs it?", "answer_text": "All."}

    _stored(begun_bulk_import(WHERE, other))

    reference = Reference.objects.get()
    assert reference.articles.count() == 2


def test_what_somebody_begins_meanwhile_is_left_alone_and_the_counts_add_up():
    bulk = begun_bulk_import(WHY, WHERE)
    mine = make_article(slug="mine", question=WHY["question"])

    _stored(bulk)

    assert _counts(bulk) == (2, 1, 1, 0)
    assert bulk.listed.get(number=1).slug == "mine"
    assert Article.objects.filter(question=WHY["question"]).get() == mine


def test_killed_between_two_batches_it_goes_on_where_it_was(monkeypatch):
    monkeypatch.setattr(bulk_imports, "AT_ONCE", 1)
    bulk = begun_bulk_import()
    confirm_bulk_import(pk=bulk.pk, by=bulk.by, at=NOW)
    real, calls = importing.create_article, []

    def dies_at_the_second(*, draft: Draft, **said: Any) -> Article:
        calls.append(draft.slug)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(draft=draft, **said)

    monkeypatch.setattr(importing, "create_article", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        bulk_imports.work_on(bulk.pk, now=_now)
    assert Article.objects.count() == 1

    bulk_imports.work_on(bulk.pk, now=_now)
    bulk.refresh_from_db()
    assert bulk.stage == "confirmed"  # Whoever was killed may live; its lease is waited for.
    bulk_imports.work(now=lambda: NOW + bulk_imports.LEASE + timedelta(seconds=1))

    bulk.refresh_from_db()
    assert bulk.stage == "done"
    assert _counts(bulk) == (3, 2, 0, 1)
    assert Article.objects.count() == 2


def test_when_the_time_is_up_the_rest_waits_for_the_next_sweep(monkeypatch):
    monkeypatch.setattr(bulk_imports, "AT_ONCE", 1)
    bulk = begun_bulk_import(WHY, WHERE)
    confirm_bulk_import(pk=bulk.pk, by=bulk.by, at=NOW)

    bulk_imports.work_on(bulk.pk, now=_now, seconds=0.0)
    bulk.refresh_from_db()
    first = (bulk.stage, bulk.finished, Article.objects.count())
    bulk_imports.work(now=_now)
    bulk.refresh_from_db()

    assert first == ("confirmed", 1, 1)
    assert (bulk.stage, Article.objects.count()) == ("done", 2)


def test_two_workers_at_the_same_rows_store_them_once():
    bulk = begun_bulk_import(WHY)
    confirm_bulk_import(pk=bulk.pk, by=bulk.by, at=NOW)
    rows = list(bulk_imports._rows(bulk))
    importing.import_questions(bulk=bulk, rows=rows, finished=0, at=NOW)

    with pytest.raises(Conflict):
        importing.import_questions(bulk=bulk, rows=rows, finished=0, at=NOW)

    assert Article.objects.count() == 1


def test_what_fails_three_times_is_given_up_and_what_was_stored_stays(monkeypatch):
    bulk = begun_bulk_import()
    confirm_bulk_import(pk=bulk.pk, by=bulk.by, at=NOW)

    def breaks(**said: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(bulk_imports, "import_questions", breaks)
    bulk_imports.work(now=_now)

    bulk.refresh_from_db()
    assert bulk.stage == "failed"
    assert "three times" in bulk.trouble


def test_who_may_edit_no_more_when_it_is_stored_stores_nothing():
    by = make_user()
    bulk = begun_bulk_import(by=by)
    confirm_bulk_import(pk=bulk.pk, by=by, at=NOW)
    by.groups.clear()

    bulk_imports.work(now=_now)

    bulk.refresh_from_db()
    assert bulk.stage == "failed"
    assert not Article.objects.exists()


def test_what_is_given_up_is_forgotten():
    bulk = begun_bulk_import()

    drop_bulk_import(pk=bulk.pk, by=bulk.by, at=NOW)

    bulk.refresh_from_db()
    assert (bulk.stage, bulk.data) == ("dropped", None)
    with pytest.raises(Conflict):
        confirm_bulk_import(pk=bulk.pk, by=bulk.by, at=NOW)


def test_what_nobody_decides_on_for_a_week_is_given_up():
    bulk = begun_bulk_import()

    bulk_imports.forget(at=NOW + timedelta(days=8))

    bulk.refresh_from_db()
    assert bulk.stage == "dropped"


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b" \n", "empty"),
        (gzip.compress(b"\n \n"), "empty"),
        (b"\x1f\x8bno gzip", "unpacked"),
        (gzip.compress(b"x" * 100)[:-9], "unpacked"),
        (gzip.compress(b" " * 200_000_001, compresslevel=1), "200 MB"),
        (b"{}\n" * 100_001, "100,000 lines"),
        (b"x" * 20_000_001, "20 MB"),
    ],
    # The seconds in a packed file's head would make another test of it in each process.
    ids=["empty", "packed-empty", "not-packed", "cut", "bomb", "many-lines", "large"],
)
def test_a_file_that_is_no_list_is_refused_at_the_door(data: bytes, trouble: str):
    with pytest.raises(NotAllowed, match=trouble):
        begin_bulk_import(name="a", data=data, by=make_user(), at=NOW)


def test_a_list_can_be_packed_and_has_a_name_without_folders():
    data = gzip.compress(listed(WHY, b"", WHERE))

    begun = begin_bulk_import(name="../../a.jsonl.gz", data=data, by=make_user(), at=NOW)

    assert (begun.name, begun.rows) == ("a.jsonl.gz", 2)


def test_readers_of_the_site_who_are_no_editors_import_nothing():
    with pytest.raises(NotAllowed):
        begin_bulk_import(name="a", data=listed(WHY), by=make_user("board"), at=NOW)


def test_nobody_has_more_than_five_open():
    by = make_user()
    for _ in range(5):
        begin_bulk_import(name="a", data=listed(WHY), by=by, at=NOW)

    with pytest.raises(NotAllowed, match="5 imports"):
        begin_bulk_import(name="a", data=listed(WHY), by=by, at=NOW)
