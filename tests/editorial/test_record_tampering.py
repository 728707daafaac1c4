"""Ten thousand lines of record, one of them tampered with: always found, by its number (I19)."""

from datetime import timedelta

import pytest
from django.db.models import F
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bench import filled_record
from editorial import audit
from editorial.models import AuditEvent, ChainHead
from editorial.verify.record import Checkpoint, problems
from tests.tampering import behind_the_back, undone

LINES = 10_000
FAR = 10**6


@pytest.fixture
def record(db) -> Checkpoint:
    return filled_record.fill(LINES)


def line(sequence: int):
    return AuditEvent.objects.filter(sequence=sequence)


def does_not_follow(forged: int) -> str:
    """Return what is found where a forged line has the digest that fits it."""
    if forged == LINES:
        return f"audit {LINES}: it is not the line of the checkpoint"
    return f"audit {forged + 1}: it does not follow the line before it"


def edit(sequence: int) -> str:
    """Change a line and give it the digest that fits: only what comes after it can tell."""
    row = line(sequence).get()
    row.at += timedelta(seconds=1)
    line(sequence).update(at=row.at, digest=audit.digest_of(row))
    return does_not_follow(sequence)


def edit_one_letter(sequence: int) -> str:
    line(sequence).update(details=line(sequence).get().details.replace("µg", "mg"))
    return f"audit {sequence}: its digest does not fit its words"


def remove(sequence: int) -> str:
    line(sequence).delete()
    if sequence == LINES:
        return f"audit: the record ends at {LINES - 1}, its head says {LINES}"
    return f"audit {sequence + 1}: 1 lines before it are gone"


def swap(sequence: int) -> str:
    """Let a line and the next one change places."""
    sequence = min(sequence, LINES - 1)
    line(sequence).update(sequence=FAR)
    line(sequence + 1).update(sequence=sequence)
    line(FAR).update(sequence=sequence + 1)
    return f"audit {sequence}: it does not follow the line before it"


def insert(sequence: int) -> str:
    """Put in a line that follows the one before it; what followed that one does not follow this."""
    forged = line(sequence).get()
    AuditEvent.objects.filter(sequence__gte=sequence).update(sequence=F("sequence") + FAR)
    AuditEvent.objects.filter(sequence__gte=FAR).update(sequence=F("sequence") - FAR + 1)
    forged.pk, forged.subject = None, "version:forged"
    forged.digest = audit.digest_of(forged)
    forged.save(force_insert=True)
    return does_not_follow(sequence)


def cut(sequence: int) -> str:
    """Cut off this line and all after it, and forge the head: a checkpoint alone can tell."""
    AuditEvent.objects.filter(sequence__gte=sequence).delete()
    before = line(sequence - 1).first()
    digest = before.digest if before else audit.GENESIS
    ChainHead.objects.update(sequence=sequence - 1, digest=digest)
    return f"audit: the record ends at {sequence - 1}, before the checkpoint {LINES}"


WAYS = (edit, edit_one_letter, remove, swap, insert, cut)


def every_way_at(*places: int):
    """Try each way at these places in every run."""

    def tried(test):
        for way in WAYS:
            for place in places:
                test = example(way=way, sequence=place)(test)
        return test

    return tried


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(way=st.sampled_from(WAYS), sequence=st.integers(1, LINES))
@every_way_at(1, LINES)
def test_whatever_is_done_to_a_line_of_ten_thousand_is_found_at_its_place_i19(
    record, way, sequence
):
    with undone():
        with behind_the_back():
            expected = way(sequence)

        assert next(problems(record), "nothing") == expected


def test_ten_thousand_lines_fit_and_only_a_checkpoint_shows_that_the_end_is_gone_i19(record):
    assert list(problems(record)) == []
    with behind_the_back():
        cut(9_000)

    assert list(problems(None)) == []
    assert list(problems(record)) == [
        f"audit: the record ends at 8999, before the checkpoint {LINES}"
    ]
