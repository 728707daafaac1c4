"""The record: one chain, whose every line is held by all lines after it (I19)."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from editorial import audit
from editorial.models import AuditEvent, ChainHead
from editorial.verify import Checkpoint, checkpoint_now, verify
from tests.factories import NOW, make_user
from tests.tampering import behind_the_back, undone

LINES = 300
tampering = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
places = st.integers(1, LINES)


def write(lines: int, by: object = None) -> None:
    with transaction.atomic():
        for number in range(lines):
            audit.record(
                action=f"act{number % 7}",
                by=by,
                # A clock that goes backwards does not disorder the lines.
                at=NOW + timedelta(seconds=number * (-1) ** number),
                article=None,
                subject=f"thing:{number}",
                details={"number": number, "word": 'µg\n"≥'},
            )


@pytest.fixture
def chain(db) -> Checkpoint:
    write(LINES, by=make_user(name="Zoë"))
    return checkpoint_now()


def line(sequence: int):
    return AuditEvent.objects.filter(sequence=sequence)


def first_found(checkpoint: Checkpoint | None = None) -> str:
    return next(verify(checkpoint), "")


def test_an_untouched_chain_fits_i19(chain):
    assert list(verify()) == []
    assert list(verify(chain)) == []
    assert chain.sequence == LINES


def test_a_chain_that_grew_fits_an_older_checkpoint_i19(chain):
    write(3)

    assert list(verify(chain)) == []
    assert list(verify(Checkpoint(0, audit.GENESIS))) == []


EDITS = {
    "at": lambda row: row.at + timedelta(microseconds=1),
    "actor": lambda row: None,
    "actor_name": lambda row: row.actor_name + " ",
    "action": lambda row: row.action + "x",
    "article": lambda row: Article.objects.create(
        slug="a", question="q", owner=row.actor, created_at=NOW, changed_at=NOW
    ),
    "subject": lambda row: row.subject.replace("thing", "thong"),
    "details": lambda row: row.details.replace("word", "ward"),
    "previous": lambda row: "f" * 64,
    "digest": lambda row: "f" * 64,
}


def test_every_column_of_a_line_can_be_tampered_with_in_these_tests_i19():
    columns = {field.name for field in AuditEvent._meta.concrete_fields}

    assert columns - {"id", "sequence"} == set(EDITS)


@tampering
@given(places, st.sampled_from(sorted(EDITS)))
def test_an_edited_line_is_found_and_named_i19(chain, sequence, column):
    with undone():
        with behind_the_back():
            line(sequence).update(**{column: EDITS[column](line(sequence).get())})

        assert first_found().startswith(f"audit {sequence}: it")


@tampering
@given(places)
def test_a_deleted_line_is_found_and_the_gap_named_i19(chain, sequence):
    with undone():
        with behind_the_back():
            line(sequence).delete()

        if sequence == LINES:
            expected = f"audit: the record ends at {LINES - 1}, its head says {LINES}"
        else:
            expected = f"audit {sequence + 1}: 1 lines before it are gone"
        assert first_found() == expected


@tampering
@given(places, places)
def test_two_lines_that_changed_places_are_found_and_the_first_named_i19(chain, one, other):
    one, other = sorted((one, other if other != one else one % LINES + 1))
    with undone():
        with behind_the_back():
            line(one).update(sequence=10**6)
            line(other).update(sequence=one)
            line(10**6).update(sequence=other)

        assert first_found().startswith(f"audit {one}: ")


@tampering
@given(places)
def test_a_line_put_in_between_is_found_i19(chain, sequence):
    """Even one that follows the line before it: the line after it does not follow."""
    with undone():
        forged = line(sequence).get()
        with behind_the_back():
            AuditEvent.objects.filter(sequence__gte=sequence).update(sequence=F("sequence") + 10**6)
            AuditEvent.objects.filter(sequence__gt=10**6).update(sequence=F("sequence") - 10**6 + 1)
            forged.pk, forged.subject = None, "thing:forged"
            forged.digest = audit.digest_of(forged)
            forged.save(force_insert=True)

        assert first_found().startswith(f"audit {sequence + 1}: ")


@tampering
@given(st.integers(0, LINES - 1))
def test_a_cut_off_end_is_found_i19(chain, kept):
    with undone():
        with behind_the_back():
            AuditEvent.objects.filter(sequence__gt=kept).delete()

        assert first_found() == f"audit: the record ends at {kept}, its head says {LINES}"


def cut_off_with_its_head(kept: int) -> None:
    with behind_the_back():
        AuditEvent.objects.filter(sequence__gt=kept).delete()
        ChainHead.objects.update(sequence=kept, digest=line(kept).get().digest)


def test_an_end_cut_off_together_with_its_head_needs_a_checkpoint_i19(chain):
    cut_off_with_its_head(200)

    assert list(verify()) == []
    assert list(verify(chain)) == ["audit: the record ends at 200, before the checkpoint 300"]


@settings(tampering, max_examples=6)
@given(places)
def test_a_record_that_was_written_anew_needs_a_checkpoint_i19(chain, sequence):
    """Whoever knows the rule can make another chain, but not the old digest at its end."""
    with undone():
        with behind_the_back():
            previous = None
            for row in AuditEvent.objects.filter(sequence__gte=sequence).order_by("sequence"):
                row.subject = "thing:other" if row.sequence == sequence else row.subject
                row.previous = previous or row.previous
                previous = row.digest = audit.digest_of(row)
                row.save()
            ChainHead.objects.update(digest=previous)

        assert list(verify()) == []
        assert list(verify(chain)) == ["audit 300: it is not the line of the checkpoint"]


def test_a_lost_head_is_found_i19(chain):
    ChainHead.objects.all().delete()

    assert first_found() == "audit: the record ends at 300, its head says 0"


def test_each_line_follows_the_one_before_it_whatever_the_clock_says_i19(chain):
    rows = list(AuditEvent.objects.order_by("sequence"))

    assert [row.sequence for row in rows] == list(range(1, LINES + 1))
    assert rows[0].previous == audit.GENESIS
    assert all(row.previous == before.digest for before, row in pairwise(rows))


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_of_a_transaction_is_refused_i19():
    assert not connection.in_atomic_block

    with pytest.raises(transaction.TransactionManagementError, match="transaction of the change"):
        audit.record(action="x", by=None, at=NOW, article=None, subject="x")

    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_a_change_that_is_taken_back_leaves_no_line_i19():
    write(2)
    before = checkpoint_now()

    with undone():
        write(1)

    assert checkpoint_now() == before
    assert AuditEvent.objects.count() == 2


@pytest.mark.django_db
def test_what_nobody_did_is_recorded_under_the_products_own_name():
    write(1)

    assert AuditEvent.objects.get().actor_name == "Imprimatur"
