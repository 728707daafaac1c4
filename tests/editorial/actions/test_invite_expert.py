"""Asking somebody from outside: who may, for how long, and what is kept of the link."""

import hashlib
from datetime import timedelta

import pytest

from articles.status import Status
from editorial.actions.comment_as_expert import MOST_COMMENTS, comment_as_expert
from editorial.actions.invite_expert import LONGEST, MOST_AT_ONCE, invite_expert
from editorial.actions.revoke_expert import revoke_expert
from editorial.actions.visit_as_expert import visit_as_expert
from editorial.anchors import Place
from editorial.models import AuditEvent, ExpertLink, Thread
from editorial.outside import link_for
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_user, version_at

pytestmark = pytest.mark.django_db


def invited(version=None, by=None, **fields):
    given = {
        "name": "Dr Out Sider",
        "email": "out@example.org",
        "expertise": "neurologist",
        "lasts": timedelta(days=3),
        **fields,
    }
    version = version or version_at(Status.UNDER_REVIEW)
    return invite_expert(version=version, by=by or make_user("editor"), at=NOW, **given)


def lines(action):
    return AuditEvent.objects.filter(action=action)


def test_only_the_digest_of_the_token_is_kept():
    link, token = invited()

    row = ExpertLink.objects.get()
    assert len(token) >= 43  # 256 bit
    assert row.token_digest == hashlib.sha256(token.encode()).hexdigest()
    assert row.expires_at == NOW + timedelta(days=3)
    line = lines("expert_invited").get()
    assert line.subject == f"expert_link:{link.pk}"
    told = " ".join(f"{e.subject} {e.details}" for e in AuditEvent.objects.all())
    assert token not in told and row.token_digest not in told and row.email not in told


def test_no_two_links_have_one_token():
    version = version_at(Status.UNDER_REVIEW)

    assert len({invited(version)[1] for _ in range(5)}) == 5


@pytest.mark.parametrize("role", ["author", "board", "administrator", None])
def test_only_an_editor_or_the_chair_invites_and_revokes(role):
    version = version_at(Status.UNDER_REVIEW)
    with pytest.raises(NotAllowed, match="Only an editor or the chair"):
        invited(version, make_user(role))
    link, token = invited(version)

    with pytest.raises(NotAllowed, match="Only an editor or the chair"):
        revoke_expert(link=link, by=make_user(role), at=NOW)

    assert link_for(token, at=NOW) == link


@pytest.mark.parametrize("lasts", [timedelta(0), timedelta(days=-1), LONGEST + timedelta(1)])
def test_a_link_lasts_seven_days_at_most(lasts):
    with pytest.raises(NotAllowed, match="from 1 to 7"):
        invited(lasts=lasts)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": " "}, "Name: it is empty"),
        ({"name": "A\nBcc: x@example.org"}, "Name: character 2"),
        ({"email": "x"}, "no e-mail address"),
        ({"email": "a@example.org\r\nBcc: b@example.org"}, "E-mail address: character"),
        ({"email": "a@example.org, b@example.org"}, "no e-mail address"),
        ({"expertise": ""}, "Asked as: it is empty"),
    ],
)
def test_what_cannot_be_sent_is_refused(fields, message):
    with pytest.raises(NotAllowed, match=message):
        invited(**fields)

    assert not ExpertLink.objects.exists()


@pytest.mark.parametrize("status", [Status.APPROVED, Status.SUPERSEDED, Status.WITHDRAWN])
def test_a_decided_version_is_shown_to_nobody(status):
    with pytest.raises(Conflict, match="no draft to show"):
        invited(version_at(status))


def test_a_version_has_ten_links_at_once():
    version = version_at(Status.UNDER_REVIEW)
    for _ in range(MOST_AT_ONCE):
        link, _ = invited(version)
    with pytest.raises(NotAllowed, match="10 links"):
        invited(version)

    revoke_expert(link=link, by=make_user("chair"), at=NOW)

    invited(version)


def test_a_link_opens_until_it_ends():
    link, token = invited()

    assert link_for(token, at=NOW + timedelta(days=3, seconds=-1)) == link
    assert link_for(token, at=NOW + timedelta(days=3)) is None
    assert link_for(token, at=NOW - timedelta(seconds=1)) is None
    assert link_for(token + "x", at=NOW) is None
    assert link_for(link.token_digest, at=NOW) is None


def test_a_revoked_link_opens_nothing_and_ends_once():
    link, token = invited()

    revoke_expert(link=link, by=make_user("editor"), at=NOW)

    assert link_for(token, at=NOW) is None
    assert lines("expert_link_revoked").count() == 1
    with pytest.raises(Conflict, match="ended already"):
        revoke_expert(link=link, by=make_user("editor"), at=NOW)


def test_a_visit_is_recorded_once_a_minute():
    link, token = invited()

    done = [visit_as_expert(link=link, at=NOW + timedelta(seconds=s)) for s in (0, 1, 59, 60, 61)]

    assert done == [True, False, False, True, False]
    line = lines("expert_visited").first()
    assert (line.actor, line.actor_name) == (None, "Dr Out Sider")
    assert token not in line.details


def test_two_links_are_recorded_each_for_itself():
    version = version_at(Status.UNDER_REVIEW)

    for link, _ in (invited(version), invited(version)):
        assert visit_as_expert(link=link, at=NOW)


def test_an_expert_comments_under_the_name_of_the_link():
    link, token = invited()

    thread = comment_as_expert(
        link=link, token=token, place=Place(claim="dose"), text="Ask @nobody.", at=NOW
    )

    assert (thread.expert, thread.opened_by, thread.blocking) == (link, None, False)
    comment = thread.comments.get()
    assert (comment.expert, comment.author, comment.replacement) == (link, None, None)
    assert not comment.mentions.exists()
    line = lines("thread_opened").get()
    assert (line.actor, line.actor_name) == (None, "Dr Out Sider")
    assert "nobody" not in line.details


@pytest.mark.parametrize("ended", ["revoked", "expired", "other"])
def test_a_link_that_ended_meanwhile_takes_no_comment(ended):
    link, token = invited()
    at = NOW
    if ended == "revoked":
        revoke_expert(link=link, by=make_user("editor"), at=NOW)
    elif ended == "expired":
        at = link.expires_at
    else:
        token = invited()[1]

    with pytest.raises(Conflict, match="does not work any more"):
        comment_as_expert(link=link, token=token, place=Place(), text="So?", at=at)

    assert not Thread.objects.exists()


def test_a_link_takes_no_flood():
    link, token = invited()
    for _ in range(MOST_COMMENTS):
        comment_as_expert(link=link, token=token, place=Place(), text="So?", at=NOW)

    with pytest.raises(NotAllowed, match="no more are taken"):
        comment_as_expert(link=link, token=token, place=Place(), text="So?", at=NOW)
