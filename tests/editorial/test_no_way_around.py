"""There is one way to readers, and no rank, command or clock is another (I30)."""

import ast
import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from articles.content import claim_digest
from articles.models import Version
from articles.publishing.models import Live, Publication
from articles.status import Status
from editorial import outbox, tasks
from editorial.actions.publish import publish
from editorial.actions.schedule import schedule
from editorial.due import do_what_is_due
from editorial.models import OutboxEntry
from editorial.queries import claims_to_decide, quorum_of
from tests.factories import (
    NOW,
    edited,
    make_member,
    make_user,
    round_of,
    signed,
    submitted,
    version_at,
)

ROOT = Path(__file__).parents[2]
PACKAGES = ("editorial", "articles", "references")

# Who may move what readers get, and what a version is; every other place is a way around.
ONE_PLACE = {
    "go_live": {"editorial/actions/publish.py"},
    "take_down": {"editorial/actions/publish.py"},
    "approve_if_due": {
        "editorial/actions/cancel_schedule.py",
        "editorial/actions/keep_schedule.py",
        "editorial/actions/resolve_thread.py",
        "editorial/actions/sign_off.py",
    },
    "APPROVE": {"editorial/actions/approve.py"},
}


def sources():
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ONE_PLACE)
def test_each_step_to_readers_is_taken_in_one_place_i30(name):
    imports = {
        path
        for path, text in sources()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and name in {alias.name for alias in node.names}
    }

    assert imports == ONE_PLACE[name]


WRITES = {"create", "update", "update_or_create", "get_or_create", "bulk_create", "bulk_update"}


def written(tree):
    """Yield the models of readers' pages and versions that calls in a module write."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and getattr(node.func, "attr", "") in WRITES):
            continue
        chain = node.func
        while isinstance(chain, ast.Call | ast.Attribute):
            inner = chain.func if isinstance(chain, ast.Call) else chain.value
            if getattr(chain, "attr", "") == "objects" and isinstance(inner, ast.Name):
                yield inner.id
            chain = inner


def test_what_readers_get_and_what_a_version_is_are_written_in_one_place_each_i30():
    found = {
        (path, model)
        for path, text in sources()
        for model in written(ast.parse(text))
        if model in ("Live", "Publication", "Version")
    }

    assert found == {
        ("articles/publishing/actions/go_live.py", "Live"),
        ("articles/publishing/actions/go_live.py", "Publication"),
        ("editorial/actions/submit.py", "Version"),
        ("editorial/transitions.py", "Version"),
    }


def flags_in(node):
    """Return the names of a function's arguments, or of a command's option."""
    if isinstance(node, ast.FunctionDef):
        return [each.arg for each in (*node.args.args, *node.args.kwonlyargs)]
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "add_argument":
        return [str(each.value).lstrip("-") for each in node.args if isinstance(each, ast.Constant)]
    return []


def test_no_action_and_no_command_takes_a_flag_that_skips_the_board_i30():
    flags = re.compile(r"^(force|skip.*|bypass.*|override.*|no[-_]verify|as[-_]superuser)$")
    roots = ("editorial/actions/", "editorial/management/", "editorial/transitions.py")
    found = [
        (path, name)
        for path, text in sources()
        if path.startswith(roots)
        for node in ast.walk(ast.parse(text))
        for name in flags_in(node)
        if flags.search(name)
    ]

    assert found == []


@pytest.mark.django_db
def test_no_command_or_sweep_brings_an_unsigned_version_to_readers_i30():
    round = round_of(version_at(Status.UNDER_REVIEW))
    signed(round, make_member())
    schedule(round=round, publish_at=NOW + timedelta(hours=1), by=make_user(), at=NOW)
    article = round.version.article

    publish(article=article, at=NOW)
    # Pulls everything forward that waits, and the clock of this machine is far past it.
    call_command("publish_pending", stdout=io.StringIO())
    for at in (NOW, NOW + timedelta(hours=2), NOW + timedelta(days=3652)):
        do_what_is_due(at)
        tasks.ask_for_stale_pages(at)
        outbox.sweep(tasks.EFFECTS, now=lambda at=at: at)

    round.version.refresh_from_db()
    assert round.version.status == Status.UNDER_REVIEW
    assert not Live.objects.exists()
    assert not Publication.objects.exists()


@pytest.mark.django_db
def test_pulling_the_outbox_forward_publishes_nothing_before_its_time_i22():
    round = round_of(version_at(Status.UNDER_REVIEW))
    schedule(round=round, publish_at=NOW + timedelta(days=1), by=make_user(), at=NOW)
    for _ in range(2):
        signed(round, make_member())
    OutboxEntry.objects.update(due_at=NOW)

    outbox.sweep(tasks.EFFECTS, now=lambda: NOW)
    assert not Live.objects.exists()
    do_what_is_due(NOW + timedelta(days=1))
    outbox.sweep(tasks.EFFECTS, now=lambda: NOW + timedelta(days=1))

    assert Live.objects.get().publication.state == "approved"


@pytest.mark.django_db
def test_the_database_approves_nothing_that_only_was_published_in_an_emergency_i4():
    version = version_at(Status.UNDER_REVIEW)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_version SET status = 'approved', approved_at = %s WHERE id = %s",
            [NOW, version.pk],
        )

    assert Version.objects.get().status == Status.UNDER_REVIEW


@pytest.mark.django_db
def test_one_letter_outside_every_claim_is_another_text_that_nobody_has_signed_i2():
    """A typo is put right by a new round; its claims, word for word the same, are carried."""
    before = version_at(Status.APPROVED)
    publish(article=before.article, at=NOW)
    before.article.refresh_from_db()
    article = edited(before.article, question="Can low vitamin B12 make your legs weak ?")
    at = NOW + timedelta(hours=1)
    after = submitted(article, at=at)
    round = round_of(after)

    old, new = before.snapshot.value(), after.snapshot.value()
    assert after.snapshot.digest != before.snapshot.digest
    assert [claim_digest(old, c) for c in old.claims] == [claim_digest(new, c) for c in new.claims]
    carried = {c.carried_from for c in claims_to_decide(round, new, member=make_member())}
    assert carried == {before.number}
    # None of the signatures on the version before counts, and readers keep that one.
    assert quorum_of(round, on=at.date()).signed == 0
    publish(article=article, at=at)
    assert Live.objects.get().publication.version == before
