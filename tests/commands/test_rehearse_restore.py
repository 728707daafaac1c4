"""A backup that nobody has read again is a hope."""

import io
import os
import shutil
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from articles.status import Status
from editorial import audit
from editorial.actions.rehearse_restore import rehearse_restore
from editorial.management.commands import rehearse_restore as command
from editorial.models import AuditEvent
from editorial.policies import Conflict
from editorial.verify import checkpoint_now
from tests import database
from tests.conftest import ROOT
from tests.factories import NOW, version_at

pytestmark = pytest.mark.django_db


def said(**changes):
    now = checkpoint_now()
    return {"lines": now.sequence, "head": now.digest, "problems": [], **changes}


def test_a_sound_copy_is_recorded_with_how_far_it_came():
    version_at(Status.SUBMITTED)
    copy = said()
    lines = checkpoint_now().sequence

    line = rehearse_restore(copy=copy, source="a copy", kept=checkpoint_now(), at=NOW)

    assert (line.action, line.sequence) == ("restore_rehearsed", lines + 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"problems": ["audit 3: its digest does not fit its words"]}, "audit 3"),
        ({"head": "f" * 64}, "another record"),
        ({"lines": 10_000}, "another record"),
    ],
)
def test_a_copy_that_does_not_fit_is_refused_and_not_recorded(changes, words):
    version_at(Status.SUBMITTED)
    before = AuditEvent.objects.count()

    with pytest.raises(Conflict, match=words):
        rehearse_restore(copy=said(**changes), source="x", kept=checkpoint_now(), at=NOW)

    assert AuditEvent.objects.count() == before


def test_an_empty_record_is_a_record():
    assert rehearse_restore(
        copy=said(lines=0, head=audit.GENESIS), source="x", kept=checkpoint_now(), at=NOW
    )


def test_the_command_says_what_it_found(monkeypatch, settings):
    settings.EMBEDDED = True
    monkeypatch.setattr(command, "verify_copy_of", lambda _: said())
    out = io.StringIO()

    call_command("rehearse_restore", stdout=out)

    assert "The copy is sound" in out.getvalue()


@pytest.fixture
def real_copy(tmp_path):
    """The folder of a copy that was migrated: by an earlier run of the tests, if there was one."""
    if database.migrated_before().exists():
        shutil.copyfile(database.migrated_before(), tmp_path / command.NAME)
    else:
        subprocess.run(
            [sys.executable, ROOT / "manage.py", "migrate", "--verbosity", "0"],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "editorial.settings",
                "IMPRIMATUR_VAR": str(tmp_path),
                "DATABASE_URL": "",
            },
            check=True,
        )
    return tmp_path


def test_a_real_copy_is_opened_in_a_process_of_its_own(real_copy, monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "editorial.settings")

    found = command.verify_copy_of(real_copy / command.NAME)

    assert found == {"lines": 0, "head": audit.GENESIS, "problems": []}


def test_a_copy_that_cannot_be_read_is_said_to_be_so(tmp_path):
    (tmp_path / command.NAME).write_bytes(b"")

    with pytest.raises(CommandError, match="could not be opened"):
        command.verify_copy_of(tmp_path / command.NAME)


def test_beside_postgresql_it_says_what_to_restore(settings):
    settings.EMBEDDED = False

    with pytest.raises(CommandError, match="pg_restore"):
        call_command("rehearse_restore")
