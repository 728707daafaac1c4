"""`verify`: an exit code that a cron job can trust, and words that an auditor can follow."""

import json

import pytest

from articles.publishing.models import Rendering
from articles.status import Status
from editorial.actions.publish import publish
from editorial.models import AuditEvent
from tests.factories import NOW, version_at
from tests.tampering import delete_row, set_column

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    return version


@pytest.mark.usefixtures("version")
def test_an_untouched_site_fits(run):
    ran = run("verify")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"All fits: {AuditEvent.objects.count()} lines of record")


@pytest.mark.usefixtures("version")
def test_a_page_that_was_changed_makes_it_fail_and_is_named(run):
    page = Rendering.objects.filter(publications__live__isnull=False, audience="patient").get()
    set_column(page, "page", bytes(page.page).replace(b"1&nbsp;mg", b"9&nbsp;mg") + b" ")

    ran = run("verify")

    assert ran.code == 1
    assert "do not fit" in ran.err
    assert f"rendering {page.pk}" in ran.err.lower()


@pytest.mark.usefixtures("version")
def test_in_json_the_problems_are_one_document(run):
    page = Rendering.objects.filter(publications__live__isnull=False).first()
    set_column(page, "page", bytes(page.page) + b" ")

    ran = run("verify", "--json")

    said = json.loads(ran.out)
    assert ran.code == 1
    assert said["lines"] == AuditEvent.objects.count()
    assert len(said["problems"]) >= 1


@pytest.mark.usefixtures("version")
def test_a_record_cut_short_is_found_by_a_checkpoint_exported_before(run, tmp_path):
    checkpoint = tmp_path / "checkpoint.json"
    assert run("verify", "--export-checkpoint", checkpoint).code == 0
    assert run("verify", "--checkpoint", checkpoint).code == 0
    delete_row(AuditEvent.objects.order_by("-sequence").first())

    ran = run("verify", "--checkpoint", checkpoint)

    assert ran.code == 1
    assert "do not fit" in ran.err


@pytest.mark.usefixtures("version")
def test_a_tampered_site_gets_no_checkpoint(run, tmp_path):
    line = AuditEvent.objects.order_by("sequence").first()
    set_column(line, "actor_name", "Somebody Else")

    ran = run("verify", "--export-checkpoint", tmp_path / "checkpoint.json")

    assert ran.code == 1
    assert not (tmp_path / "checkpoint.json").exists()


@pytest.mark.parametrize("text", [None, "", "[]", '{"sequence": "many"}'])
def test_what_is_no_checkpoint_is_refused(run, tmp_path, text):
    file = tmp_path / "checkpoint.json"
    if text is not None:
        file.write_text(text)

    ran = run("verify", "--checkpoint", file)

    assert ran.code == 1
    assert "checkpoint.json: it is no checkpoint" in ran.err
    assert "Traceback" not in ran.err
