"""People who click at the same moment: real threads, each with a connection of its own (I13, I14).

SQLite orders them by its one writer, PostgreSQL by the row locks; the promises are the same.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles import queries
from articles.actions.save_draft import Closed, Stale, save_draft
from articles.models import Article, Version
from articles.publishing.models import Publication
from articles.status import Status
from editorial import outbox
from editorial.actions.accept_invitation import accept_invitation
from editorial.actions.ask_role import ask_role
from editorial.actions.begin_review import begin_review
from editorial.actions.decide_role import decide_role
from editorial.actions.invite import invite
from editorial.actions.publish import publish
from editorial.actions.recall import recall
from editorial.actions.sign_off import sign_off
from editorial.actions.submit import submit
from editorial.identity.invitation_mail import digest_of
from editorial.identity.second_factor import burn
from editorial.models import AuditEvent, BoardMember, OutboxEntry, ReviewRound, SignOff, UsedCode
from editorial.policies import NotAllowed
from editorial.policies.interests import Interests
from editorial.reauthentication import FAILED, MOST_FAILURES, Reauthentication, reauthenticate
from editorial.verify import verify
from tests.factories import (
    NOW,
    PASSWORD,
    decide_all,
    edited,
    make_article,
    make_member,
    make_policy,
    make_user,
    proof_of,
    round_of,
    submitted,
    version_at,
)
from tests.second_factor import code_of, set_up_app

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

REFUSALS = (NotAllowed, Stale, Closed)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all acts at the same moment; return what each returned, or how it was refused."""
    barrier = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=60)
            return act()
        except REFUSALS as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def done(results: list[Any]) -> list[Any]:
    return [result for result in results if not isinstance(result, REFUSALS)]


def click(round: ReviewRound, member: Any) -> Callable[[], SignOff]:
    return lambda: sign_off(
        round=round,
        decision="approve",
        digest_shown=round.snapshot.digest,
        interests=Interests(),
        proof=proof_of(member),
        by=member,
        at=NOW,
    )


def moves(name: str) -> int:
    return AuditEvent.objects.filter(action=name).count()


def reviewed_by(members: list[Any], **policy: Any) -> ReviewRound:
    """A round in which every one of the members has only to click."""
    make_policy("neurology", **policy)
    round = round_of(version_at(Status.UNDER_REVIEW))
    for member in members:
        decide_all(round, member)
    return round


def test_64_clicks_of_32_signers_approve_once_and_sign_once_each_i14():
    members = [make_member() for _ in range(32)]
    round = reviewed_by(members, signers=32)

    results = at_once(*(click(round, member) for member in members for _ in range(2)))

    assert len(done(results)) == SignOff.objects.count() == 32
    assert set(SignOff.objects.values_list("signer", flat=True)) == {m.pk for m in members}
    assert moves("approve") == 1
    assert moves("sign_off") == 32
    assert Version.objects.get().status == Status.APPROVED
    assert (
        OutboxEntry.objects.filter(key__startswith="publish:").count()
        == moves("submit") + moves("begin_review") + 32 + 1
    )
    assert list(verify()) == []


def test_the_second_of_two_who_sign_at_once_never_misses_the_quorum_i14():
    """Without a lock each sees one signature, and nobody approves."""
    members = [make_member(), make_member()]
    make_policy("neurology", signers=2)
    article = make_article()
    for turn in range(50):
        article.refresh_from_db()
        at = NOW + timedelta(minutes=turn)
        article = edited(article, language=f"en-R{turn}", at=at)
        version = version_under_review(article, members, at)
        round = round_of(version)

        assert len(done(at_once(*(click(round, member) for member in members)))) == 2

        version.refresh_from_db()
        assert version.status == Status.APPROVED, turn
    assert moves("approve") == 50
    assert moves("supersede") == 49


def version_under_review(article: Article, members: list[Any], at: Any) -> Version:
    """Submitted and begun with verdicts given: the slow part, which no race is about."""
    version = submitted(article, at=at)
    round = round_of(version)
    begin_review(round=round, by=members[0], at=at)
    for member in members:
        decide_all(round, member, at=at)
    return version


def test_what_is_signed_while_the_editor_recalls_is_never_half_signed_half_recalled_i14():
    """Either the signature came first and the version is approved, or the recall did."""
    members = [make_member() for _ in range(2)]
    make_policy("neurology", signers=1)
    article = make_article()
    for turn in range(8):
        article.refresh_from_db()
        at = NOW + timedelta(minutes=turn)
        article = edited(article, language=f"en-R{turn}", at=at)
        version = version_under_review(article, members, at)
        editor, round = article.owner, round_of(version)

        results = at_once(
            click(round, members[0]),
            lambda version=version, editor=editor: recall(version=version, by=editor, at=NOW),
        )

        assert len(done(results)) == 1
        version.refresh_from_db()
        round.refresh_from_db()
        assert version.status == round.outcome
        assert version.status in (Status.APPROVED, Status.RECALLED)
    assert list(verify()) == []


def test_an_edit_and_a_submission_at_once_never_submit_what_was_not_seen_i13():
    article = make_article()
    for turn in range(8):
        article.refresh_from_db()
        article = edited(article, language=f"en-R{turn}", at=NOW)
        read, seen = article.lock_version, queries.content_of(article, on=NOW.date()).digest

        results = at_once(
            lambda a=article, r=read: submit(
                article=a, read=r, change_note="c", by=a.owner, at=NOW
            ),
            lambda a=article, r=read, t=turn: save_draft(
                article=Article.objects.get(pk=a.pk),
                draft=queries.draft_of(a).model_copy(update={"question": f"Other {t}?"}),
                read=r,
                by=a.owner,
                at=NOW,
            ),
        )

        assert len(done(results)) == 1
        version = queries.open_version(article)
        if version is not None and version.status == Status.SUBMITTED:
            assert version.snapshot.digest == seen
            recall(version=version, by=article.owner, at=NOW)


def test_many_submissions_of_one_article_at_once_make_one_version_i14():
    article = make_article()

    results = at_once(
        *(
            lambda: submit(
                article=article,
                read=article.lock_version,
                change_note="c",
                by=article.owner,
                at=NOW,
            )
            for _ in range(8)
        )
    )

    assert len(done(results)) == 1
    assert Version.objects.count() == ReviewRound.objects.count() == moves("submit") == 1
    assert OutboxEntry.objects.filter(kind="publish").count() == 1


def test_of_two_editors_who_save_at_once_nobody_loses_a_word_unseen_i13():
    """What was saved and what was refused is what was sent."""
    article = make_article()
    people = [article.owner, make_user()]
    sent, saved, refused = [], [], []

    def saves(number: int) -> None:
        for turn in range(20):
            words = f"Editor {number}, save {turn}?"
            sent.append(words)
            mine = Article.objects.get(pk=article.pk)
            draft = queries.draft_of(mine).model_copy(update={"question": words})
            try:
                save_draft(
                    article=mine, draft=draft, read=mine.lock_version, by=people[number], at=NOW
                )
                saved.append(words)
            except Stale:
                refused.append(words)

    at_once(lambda: saves(0), lambda: saves(1))

    assert sorted(saved + refused) == sorted(sent)
    assert len(sent) == 40
    article.refresh_from_db()
    assert article.lock_version == 1 + len(saved)
    assert article.question == saved[-1] or article.question in saved[-2:]


def test_many_publishers_at_once_make_one_publication_i14():
    version = version_at(Status.APPROVED)

    at_once(*(lambda: publish(article=version.article, at=NOW) for _ in range(6)))

    assert Publication.objects.count() == moves("publish") == 1
    assert list(verify()) == []


def test_many_sweeps_at_once_do_each_effect_once_i14():
    for number in range(30):
        outbox.ask(kind="note", key=f"note:{number}", at=NOW, payload={"number": number})
    finished: list[int] = []
    effects = {"note": lambda payload, at: finished.append(payload["number"])}

    counts = at_once(*(lambda: outbox.sweep(effects, now=lambda: NOW) for _ in range(4)))

    assert sum(counts) == 30
    assert sorted(finished) == list(range(30))


def test_a_code_used_by_many_requests_at_once_passes_once_i11():
    member = make_member()

    passed = at_once(*(lambda: burn(member, "123456", NOW) for _ in range(16)))

    assert passed.count(True) == 1
    assert UsedCode.objects.count() == 1


@pytest.fixture
def _each_process_has_a_cache_of_its_own(settings):
    # So that nothing but the database stands between two uses of a code.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.mark.usefixtures("_each_process_has_a_cache_of_its_own")
def test_one_code_in_32_signatures_at_once_proves_one_i11():
    member = make_member()
    code = code_of(set_up_app(member))

    def prove() -> Reauthentication:
        return reauthenticate(user=member, password=PASSWORD, code=code, at=NOW)

    results = at_once(*(prove for _ in range(32)))

    assert len(done(results)) == 1
    # Four more were told that it does not fit, and then the door was shut.
    assert AuditEvent.objects.filter(action=FAILED).count() == MOST_FAILURES
    assert list(verify()) == []


@pytest.mark.usefixtures("_each_process_has_a_cache_of_its_own")
def test_one_code_in_32_log_ins_at_once_opens_one_i11():
    member = make_member()
    code = code_of(set_up_app(member))
    clients = [Client() for _ in range(32)]
    for client in clients:
        client.post("/accounts/login/", {"login": member.username, "password": PASSWORD})

    at_once(*(lambda c=c: c.post("/accounts/2fa/authenticate/", {"code": code}) for c in clients))

    assert sum("_auth_user_id" in client.session for client in clients) == 1


def test_64_wrong_passwords_at_once_are_not_all_tried_i11():
    member = make_member()

    def guess() -> Reauthentication:
        return reauthenticate(user=member, password="wrong", at=NOW)

    results = at_once(*(guess for _ in range(64)))

    told = [str(result) for result in results]
    assert sum("does not fit" in words for words in told) == MOST_FAILURES
    assert sum("Too many" in words for words in told) == 64 - MOST_FAILURES


def test_an_invitation_taken_up_by_many_at_once_is_one_persons_i11():
    user = make_user("board")
    _, token = invite(user=user, by=make_user("administrator"), at=NOW)

    def accept(number: int) -> Any:
        return accept_invitation(token_digest=digest_of(token), password=f"{number}" * 12, at=NOW)

    results = at_once(*(lambda n=n: accept(n) for n in range(8)))

    assert len(done(results)) == 1
    assert moves("invitation_accepted") == 1


def test_a_role_agreed_to_and_refused_at_once_has_one_outcome():
    one, other, third = (make_user("administrator") for _ in range(3))
    user = make_user(None)
    asked = ask_role(user=user, role="chair", reason="Elected.", by=one, at=NOW)

    results = at_once(
        lambda: decide_role(request=asked, agree=True, by=other, at=NOW),
        lambda: decide_role(request=asked, agree=False, by=third, at=NOW),
    )

    asked.refresh_from_db()
    assert len(done(results)) == 1
    assert user.groups.filter(name="chair").exists() is (asked.outcome == "agreed")


def test_who_leaves_while_signing_does_not_complete_a_quorum_i12():
    members = [make_member(), make_member()]
    round = reviewed_by(members, signers=2)
    click(round, members[0])()
    leaves = BoardMember.objects.filter(user=members[0])

    at_once(click(round, members[1]), lambda: leaves.update(active=False))

    version = Version.objects.get()
    # In whichever order: approved with two members, or waiting for another.
    assert version.status in (Status.APPROVED, Status.UNDER_REVIEW)
    assert moves("approve") == (version.status == Status.APPROVED)
    assert list(verify()) == []
