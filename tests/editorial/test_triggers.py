"""The database itself refuses what must never be, whoever asks it with plain SQL (I4, I5, I19)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from articles.models import Version
from articles.publishing.models import Paper, Rendering
from articles.status import Status
from editorial import triggers
from editorial.actions.begin_review import begin_review
from editorial.actions.publish import publish
from editorial.actions.recall import recall
from editorial.models import (
    Reaffirmation,
    ReassessedClaim,
    Reassessment,
    ReviewRound,
    SignOff,
)
from editorial.states import MOVES
from references.models import SourceNotice, SourceNoticeDecision
from tests.factories import (
    NOW,
    make_article,
    make_member,
    make_user,
    round_of,
    signed,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db

MODELS = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def sql(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, list(values))


def refused(message: str, statement: str, *values: Any) -> None:
    with pytest.raises(IntegrityError, match=re.escape(message)):
        sql(statement, *values)


@pytest.fixture
def everything() -> Version:
    """One row at least in every append-only table."""
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    page = Rendering.objects.filter(publications__live__isnull=False).first()
    Paper.objects.create(rendering=page, pdf=b"%PDF", digest="0" * 64, made_at=NOW)
    reaffirmed(version)
    assert all(MODELS[table].objects.exists() for table in triggers.APPEND_ONLY)
    return version


def reaffirmed(version: Version) -> None:
    """A source of the version has a notice; somebody decided on it and a member reaffirmed."""
    source = version.snapshot.reliances.first().reference
    member = make_member()
    who = {"by": member, "by_name": "A", "at": NOW}
    notice = SourceNotice.objects.create(
        reference=source, kind="retraction", register="editor", seen_at=NOW
    )
    SourceNoticeDecision.objects.create(notice=notice, decision="holds", reason="Read.", **who)
    task = Reassessment.objects.create(
        article=version.article, version=version, reference=source, key=source.key, notice=notice,
        status="retracted", noticed_on=NOW.date(), signers_needed=1, opened_at=NOW, due_at=NOW,
    )  # fmt: skip
    Reaffirmation.objects.create(
        claim=ReassessedClaim.objects.create(reassessment=task), member=member, member_name="A",
        verdict="stands", note="Two trials say so.", at=NOW,
    )  # fmt: skip


def columns(table: str) -> list[str]:
    return [field.column for field in MODELS[table]._meta.concrete_fields]


def test_append_only_tables_refuse_every_change_and_deletion_i19(subtests, everything):
    for table in triggers.APPEND_ONLY:
        message = f"{table} is append-only"
        with subtests.test(table):
            for column in columns(table):
                refused(message, f"UPDATE {table} SET {column} = {column}")
            refused(message, f"DELETE FROM {table}")
            key = MODELS[table]._meta.pk.column
            refused(message, f"DELETE FROM {table} WHERE {key} = (SELECT min({key}) FROM {table})")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own spelling")
@pytest.mark.embedded
def test_append_only_tables_refuse_to_replace_a_row_i19(subtests, everything):
    for table in triggers.APPEND_ONLY:
        names = ", ".join(columns(table))
        with subtests.test(table):
            for word in ("INSERT OR REPLACE INTO", "REPLACE INTO"):
                refused(
                    f"{table} is append-only",
                    f"{word} {table} ({names}) SELECT {names} FROM {table} LIMIT 1",
                )
            with transaction.atomic(), connection.cursor() as cursor:
                before = MODELS[table].objects.count()
                cursor.execute(
                    f"INSERT OR IGNORE INTO {table} ({names}) SELECT {names} FROM {table}"
                )
            assert MODELS[table].objects.count() == before


def test_append_only_tables_refuse_an_upsert_i19(everything):
    names = ", ".join(columns("articles_snapshot"))

    refused(
        "articles_snapshot is append-only",
        f"INSERT INTO articles_snapshot ({names}) SELECT {names} FROM articles_snapshot WHERE true "
        "ON CONFLICT (id) DO UPDATE SET content = 'forged'",
    )


@pytest.mark.production
@pytest.mark.parametrize("table", triggers.APPEND_ONLY)
def test_append_only_tables_refuse_to_be_emptied_at_once_i19(table, everything):
    # Or PostgreSQL refuses for another reason: foreign keys that are still to be looked at.
    sql("SET CONSTRAINTS ALL IMMEDIATE")

    refused(f"{table} is append-only", f"TRUNCATE {table} CASCADE")


APPROVE = "UPDATE articles_version SET status = 'approved', approved_at = %s WHERE id = %s"
UNSIGNED = "a version is approved by the sign-offs of its round"


EDGES = {(str(source), str(move.target)) for move in MOVES for source in move.sources}


@pytest.mark.parametrize("status", list(Status))
def test_sql_moves_no_version_where_the_table_has_no_move_i4(subtests, status):
    version = version_at(status)
    for target in Status:
        if target == status or (status, target) in EDGES:
            continue
        with subtests.test(target.value):
            with pytest.raises(IntegrityError) as refusal:
                sql(
                    "UPDATE articles_version SET status = %s WHERE id = %s",
                    target.value,
                    version.pk,
                )
            assert re.search(f"only as the table of states says|{UNSIGNED}", str(refusal.value))


def test_nobody_approves_with_sql_what_the_board_has_not_signed_i4():
    version = version_at(Status.UNDER_REVIEW)

    refused(UNSIGNED, APPROVE, NOW, version.pk)


def test_one_signature_of_two_is_not_enough_for_sql_either_i4():
    version = version_at(Status.UNDER_REVIEW)
    signed(round_of(version), make_member())

    refused(UNSIGNED, APPROVE, NOW, version.pk)


def test_signatures_of_an_earlier_round_do_not_approve_the_next_i3():
    """Recalled and submitted again without a change: the same digest, but a round of its own."""
    version = version_at(Status.UNDER_REVIEW)
    first, second = make_member(), make_member()
    signed(round_of(version), first)
    recall(version=version, by=version.article.owner, at=NOW)
    version.article.refresh_from_db()
    version = submitted(version.article, at=NOW + timedelta(hours=1))
    begin_review(round=round_of(version), by=second, at=NOW + timedelta(hours=1))
    signed(round_of(version), second, at=NOW + timedelta(hours=1))

    assert SignOff.objects.filter(digest=version.snapshot.digest).count() == 2
    refused(UNSIGNED, APPROVE, NOW, version.pk)


def test_a_withdrawn_version_is_not_approved_again_with_sql_i4():
    version = version_at(Status.WITHDRAWN)

    refused(
        "a version moves only as the table of states says",
        "UPDATE articles_version SET status = 'approved', withdrawn_at = NULL WHERE id = %s",
        version.pk,
    )


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.SUBMITTED])
def test_no_version_is_born_beyond_submitted_i4(status):
    version = version_at(Status.APPROVED)
    names = [c for c in columns("articles_version") if c not in ("id", "number", "status")]

    refused(
        "a version begins as submitted",
        f"INSERT INTO articles_version (number, status, {', '.join(names)}) "
        f"SELECT 99, %s, {', '.join(names)} FROM articles_version WHERE id = %s",
        status.value,
        version.pk,
    )


@pytest.mark.parametrize(
    "status", [Status.UNDER_REVIEW, Status.APPROVED, Status.SUPERSEDED, Status.WITHDRAWN]
)
@pytest.mark.parametrize("column", ["snapshot_id", "number", "article_id"])
def test_what_the_board_looks_at_is_not_exchanged_i2(status, column):
    version, other = version_at(status), version_at(Status.SUBMITTED)
    value = 99 if column == "number" else getattr(other, column)

    refused(
        "a version under review or decided keeps its snapshot",
        f"UPDATE articles_version SET {column} = %s WHERE id = %s",
        value,
        version.pk,
    )


def forged(round: ReviewRound, signer: Any, **fields: Any) -> Any:
    given = {
        "round": round,
        "signer": signer,
        "decision": "approve",
        "digest": round.snapshot.digest,
        "record": "{}",
        "record_digest": "0" * 64,
        "specialty": "neurology",
        "signed_at": NOW,
    }
    return lambda: SignOff.objects.create(**{**given, **fields})


def not_stored(act: Any, message: str) -> None:
    with pytest.raises(IntegrityError, match=message), transaction.atomic():
        act()
    assert not SignOff.objects.exists()


def test_no_contributor_signs_whatever_code_asks_i5():
    article = make_article()
    round = round_of(submitted(article))

    not_stored(forged(round, article.owner), "nobody who had a hand in a version signs it")


def test_no_sign_off_is_on_another_digest_i2():
    round = round_of(version_at(Status.UNDER_REVIEW))

    not_stored(
        forged(round, make_user(), digest="f" * 64),
        "a sign-off names the digest of the snapshot in its round",
    )


def test_nobody_signs_a_round_twice_i14():
    round = round_of(version_at(Status.UNDER_REVIEW))
    signer = make_member()
    signed(round, signer)

    with pytest.raises(IntegrityError), transaction.atomic():
        forged(round, signer)()

    assert SignOff.objects.count() == 1


def test_guards_can_be_lifted_and_put_back():
    assert triggers.missing(connection) == []

    triggers.drop(connection)
    assert set(triggers.missing(connection)) >= {guard.name for guard in triggers.GUARDS}

    triggers.create(connection)
    assert triggers.missing(connection) == []


def test_every_guard_stands_on_a_table_that_is_there():
    assert {guard.table for guard in triggers.GUARDS} <= set(MODELS)
