"""A live page comes down at once; its address stays and says why."""

import pytest

from articles import audiences
from articles.publishing import queries as readers
from articles.publishing.actions.make_renderings import CannotPublish
from articles.publishing.models import Live
from articles.status import Status
from editorial.actions import publish as publishing
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed
from editorial.verify import verify
from tests.factories import NOW, make_member, make_user, version_at

pytestmark = pytest.mark.django_db


def live():
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    return version


def withdrawn(version, **fields):
    given = {"reason": "The dose is wrong.", "advice": "Ask your doctor.", "by": make_user()}
    return withdraw(version=version, at=NOW, **{**given, **fields})


def test_the_words_are_gone_for_every_audience_in_the_same_moment_i18():
    version = live()

    withdrawn(version)

    for audience in audiences.CODES:
        page = readers.live_page(version.article.slug, audience).page
        assert b"The dose is wrong" in page
        assert b"Hydroxocobalamin" not in page
        assert b"alternate days" not in page
    assert not readers.listed().exists()
    assert list(verify()) == []


def test_readers_get_nothing_rather_than_what_was_withdrawn_i31(monkeypatch):
    version = live()

    def fail(**_):
        raise CannotPublish("No page can be made.")

    monkeypatch.setattr(publishing, "make_renderings", fail)

    withdrawn(version)

    version.refresh_from_db()
    assert version.status == Status.WITHDRAWN
    assert readers.live_page(version.article.slug, "patient") is None
    assert not Live.objects.exists()
    assert list(verify()) == []


def test_a_withdrawal_records_who_why_and_as_what():
    version = live()

    row = withdrawn(version, by=make_member(role="chair", name="Chair"))

    assert (row.withdrawn_by_name, row.withdrawn_by_role) == ("Chair", "chair of the board")
    assert (row.withdrawal_reason, row.withdrawal_advice) == (
        "The dose is wrong.",
        "Ask your doctor.",
    )
    line = AuditEvent.objects.get(action="withdraw")
    assert "The dose is wrong." in line.details


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_withdrawal_without_a_reason_is_refused_and_the_page_stays(reason):
    version = live()

    with pytest.raises(NotAllowed, match="Reason: it is empty"):
        withdrawn(version, reason=reason)

    version.refresh_from_db()
    assert version.status == Status.APPROVED
    assert b"Hydroxocobalamin" in readers.live_page(version.article.slug, "patient").page


@pytest.mark.parametrize("role", ["author", "administrator", None])
def test_who_may_not_withdraw_is_refused_i9(role):
    version = version_at(Status.APPROVED)

    with pytest.raises(NotAllowed):
        withdrawn(version, by=make_user(role))

    version.refresh_from_db()
    assert version.status == Status.APPROVED


@pytest.mark.parametrize("status", [status for status in Status if status != Status.APPROVED])
def test_only_an_approved_version_is_withdrawn_i4(status):
    version = version_at(status)
    lines = AuditEvent.objects.count()

    with pytest.raises(Conflict):
        withdrawn(version)

    assert AuditEvent.objects.count() == lines


def test_a_second_click_on_withdraw_changes_nothing_i14():
    version = live()
    withdrawn(version)

    with pytest.raises(Conflict):
        withdrawn(version, reason="Another reason.")

    version.refresh_from_db()
    assert version.withdrawal_reason == "The dose is wrong."
    assert AuditEvent.objects.filter(action="withdraw").count() == 1
