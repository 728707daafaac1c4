"""Readers may be shown what nobody signed, but are told so, and never for long (I25, I30)."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import IntegrityError, transaction

from articles import audiences
from articles.publishing import history
from articles.publishing import queries as readers
from articles.publishing.actions.make_renderings import CannotPublish
from articles.publishing.models import Live
from articles.publishing.rendering.notices import disclaimer
from articles.status import Status
from editorial.actions import publish as publishing
from editorial.actions.begin_review import begin_review
from editorial.actions.end_emergency import end_emergency, expire_emergency
from editorial.actions.publish import publish
from editorial.actions.publish_in_emergency import publish_in_emergency
from editorial.actions.recall import recall
from editorial.actions.schedule import schedule
from editorial.actions.set_check_level import set_check_level
from editorial.actions.submit import Blocked
from editorial.models import ArticleCard, AuditEvent, Emergency, SignOff
from editorial.policies import Conflict, NotAllowed
from editorial.reauthentication import NotProven
from editorial.standing import standing_of
from editorial.verify import verify
from tests.factories import (
    NOW,
    edited,
    make_member,
    make_policy,
    make_user,
    proof_of,
    round_of,
    signed,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db

HOURS = 72
SIGN_BY = NOW + timedelta(hours=HOURS)
REASON = "the dose in the version before is ten times too high."


@pytest.fixture
def round():
    return round_of(version_at(Status.UNDER_REVIEW))


def published(round, **given):
    by = given.pop("by", None) or make_member(role="chair", name="Chair Lind")
    at = given.pop("at", NOW)
    fields = {
        "digest_shown": round.snapshot.digest,
        "reason": REASON,
        "proof": proof_of(by, at),
        **given,
    }
    return publish_in_emergency(round=round, by=by, at=at, **fields)


def tighten(check_id):
    """Ask of every article from now on what was advice at its submission."""
    set_check_level(
        check_id=check_id,
        topic=None,
        level="block",
        reason="It matters now.",
        by=make_user("chair"),
        at=NOW,
    )


def page(round, audience="patient"):
    found = readers.live_page(round.version.article.slug, audience)
    return found and found.page.decode()


def change_after_approval():
    """An approved version that readers have, and the next one before the board."""
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    version.article.refresh_from_db()
    article = edited(version.article, question="Can a lack of B12 make your legs weak?")
    return version, round_of(submitted(article, at=NOW))


def test_readers_see_it_at_once_and_are_told_that_nobody_signed_it_i25(round):
    signed(round, make_member(name="Signer Who Is Not Named"))

    row = published(round)

    assert row.sign_by == SIGN_BY
    for audience in audiences.CODES:
        html = page(round, audience)
        assert "Hydroxocobalamin" in html
        assert "Published in an emergency on 2 November 2026" in html
        assert "because the dose in the version before is ten times too high." in html
        assert "must sign it by 5 November 2026, 09:00" in html
        assert "1 of 2 reviewers have signed" in html
        assert '<meta name="robots" content="noindex">' in html
        said = disclaimer(standing_of(round.version, at=NOW), audience, "GB")
        assert said in unescape(html)
        for never in ("Signer Who Is Not Named", "Chair Lind", "Checked by", "Reviewed by"):
            assert never not in html
    assert not readers.live_page(round.version.article.slug, "patient").indexed
    assert not readers.listed().exists()
    assert not history.changes("en").exists()
    assert history.versions_shown(round.version.article.slug) == []
    line = AuditEvent.objects.get(action="publish_in_emergency")
    assert REASON in line.details
    assert list(verify()) == []


def test_the_boards_signatures_turn_it_into_an_approved_page(round):
    published(round)
    for _ in range(2):
        signed(round, make_member(), at=NOW + timedelta(hours=1))
    publish(article=round.version.article, at=NOW + timedelta(hours=1))

    row = Emergency.objects.get()
    assert row.end == "approved"
    assert "Published in an emergency" not in page(round)
    assert "Checked by" in page(round)
    assert not expire_emergency(emergency=row, at=SIGN_BY)
    assert list(verify()) == []


def test_unsigned_by_its_deadline_it_makes_room_for_the_version_before_i22():
    before, round = change_after_approval()
    row = published(round)
    assert "a lack of B12" in page(round)

    assert not expire_emergency(emergency=row, at=SIGN_BY - timedelta(microseconds=1))
    assert expire_emergency(emergency=row, at=SIGN_BY)
    assert not expire_emergency(emergency=row, at=SIGN_BY)

    assert Live.objects.get().publication.version == before
    assert "Can low vitamin B12" in page(round)
    assert "Checked by" in page(round)
    row.refresh_from_db()
    assert row.end == "expired"
    assert AuditEvent.objects.filter(action="emergency_expired").count() == 1
    assert list(verify()) == []


def test_unsigned_with_nothing_before_it_a_notice_stands_in_its_place_i22(round):
    row = published(round)

    expire_emergency(emergency=row, at=SIGN_BY)

    html = page(round)
    assert "Taken down on 5 November 2026" in html
    assert "Hydroxocobalamin" not in html
    assert '<meta name="robots" content="noindex">' in html
    told = history.changes("en")
    assert [(each.kind, each.question) for each in told] == [("emergency_ended", "")]
    assert list(verify()) == []
    # Asked again at any time, from either side of the deadline, it stays down.
    for at in (NOW, SIGN_BY, SIGN_BY + timedelta(days=3650)):
        publish(article=round.version.article, at=at)
        assert "Hydroxocobalamin" not in page(round)


def test_what_was_taken_down_unsigned_is_live_in_no_list(round):
    row = published(round)
    article = round.version.article
    assert ArticleCard.objects.get(article=article).live_number == round.version.number

    expire_emergency(emergency=row, at=SIGN_BY)

    assert ArticleCard.objects.get(article=article).live_number is None


def test_a_deadline_counts_although_no_sweep_has_come_by_i22(round):
    published(round)

    publish(article=round.version.article, at=SIGN_BY + timedelta(days=1))

    assert "Taken down on 5 November 2026" in page(round)


def test_the_notice_keeps_the_words_of_what_was_shown_i8(round):
    """A later draft of the question is not told to readers before it is approved."""
    row = published(round)
    end_emergency(emergency=row, note="It was wrong.", by=make_user(), at=NOW)
    recall(version=round.version, by=make_user(), at=NOW)
    round.version.article.refresh_from_db()
    article = edited(round.version.article, question="Is this a question nobody has approved?")
    later = submitted(article, at=NOW)
    publish(article=article, at=NOW)

    assert "nobody has approved" not in page(round)
    assert "Taken down" in page(round)
    assert list(verify()) == []
    assert later.status == Status.SUBMITTED


def test_taken_down_by_hand_it_is_not_shown_as_pending_either():
    make_policy("neurology", show_pending=True)
    round = round_of(version_at(Status.UNDER_REVIEW))
    row = published(round)

    end_emergency(emergency=row, note="The dose is wrong here, too.", by=make_user(), at=NOW)

    assert "Hydroxocobalamin" not in page(round)
    with pytest.raises(Conflict, match="over already"):
        end_emergency(emergency=row, note="Again.", by=make_user(), at=NOW)
    with pytest.raises(Conflict, match="Now only the board"):
        published(round)
    assert list(verify()) == []


@pytest.mark.parametrize("how", ["recalled", "changes requested"])
def test_a_round_that_ends_unsigned_takes_it_from_readers(how):
    before, round = change_after_approval()
    published(round)
    if how == "recalled":
        recall(version=round.version, by=make_user(), at=NOW)
    else:
        member = make_member()
        begin_review(round=round, by=member, at=NOW)
        signed(round, member, SignOff.REQUEST_CHANGES)
    publish(article=round.version.article, at=NOW)

    assert Emergency.objects.get().end == "round_over"
    assert Live.objects.get().publication.version == before
    assert list(verify()) == []


def test_readers_get_nothing_rather_than_what_nobody_signed_i31(round, monkeypatch):
    row = published(round)

    def fail(**_):
        raise CannotPublish("No page can be made.")

    monkeypatch.setattr(publishing, "make_renderings", fail)

    expire_emergency(emergency=row, at=SIGN_BY)

    assert page(round) is None


def test_a_page_that_cannot_be_made_leaves_the_order_and_says_so(round, monkeypatch):
    def fail(**_):
        raise CannotPublish("No page can be made.")

    monkeypatch.setattr(publishing, "make_renderings", fail)

    published(round)

    assert page(round) is None
    assert round.version.article.publishing_failure.message == "No page can be made."


def test_who_may_not_is_refused_and_nothing_is_shown_i30(subtests, round):
    for role in ("author", "board", "administrator", None):
        with subtests.test(role), pytest.raises(NotAllowed, match="may publish in an emergency"):
            published(round, by=make_user(role))
    owner = round.version.article.owner
    with pytest.raises(NotAllowed, match="You had a hand in this text"):
        published(round, by=owner)
    superuser = make_user(None, is_superuser=True, is_staff=True)
    with pytest.raises(NotAllowed):
        published(round, by=superuser)
    chair = make_member(role="chair")
    for wrong in (
        {"proof": proof_of(make_member())},
        {"proof": proof_of(chair, NOW - timedelta(minutes=6))},
    ):
        with pytest.raises(NotProven):
            published(round, by=chair, **wrong)
    with pytest.raises(NotAllowed, match="Reason: it is empty"):
        published(round, reason=" \n")
    with pytest.raises(Conflict, match="Nothing was published"):
        published(round, digest_shown="0" * 64)

    assert not Emergency.objects.exists()
    assert not AuditEvent.objects.filter(action="publish_in_emergency").exists()
    assert page(round) is None


def test_never_with_a_finding_that_stands_in_the_way_i30(round):
    tighten("CER-06")

    with pytest.raises(Blocked, match="not even in an emergency") as refusal:
        published(round)

    assert {finding.id for finding in refusal.value.findings} == {"CER-06"}
    assert not Emergency.objects.exists()


def test_it_comes_once_and_a_spent_one_waits_for_the_board(round):
    row = published(round)
    with pytest.raises(Conflict, match="was published in an emergency before"):
        published(round)
    with pytest.raises(Conflict, match="Readers are shown this version already"):
        schedule(round=round, publish_at=NOW + timedelta(days=1), by=make_user(), at=NOW)
    expire_emergency(emergency=row, at=SIGN_BY)
    recall(version=round.version, by=make_user(), at=SIGN_BY)
    round.version.article.refresh_from_db()
    again = round_of(submitted(edited(round.version.article, language="en-US"), at=SIGN_BY))

    with pytest.raises(Conflict, match="ran out unsigned"):
        published(again, at=SIGN_BY)

    assert Emergency.objects.count() == 1


def test_what_the_board_has_signed_needs_no_emergency(round):
    schedule(round=round, publish_at=NOW + timedelta(days=1), by=make_user(), at=NOW)
    for _ in range(2):
        signed(round, make_member())

    with pytest.raises(Conflict, match="Cancel its schedule"):
        published(round)


def test_the_database_keeps_one_emergency_a_round(round):
    row = published(round)

    with pytest.raises(IntegrityError), transaction.atomic():
        Emergency.objects.create(
            round=round, reason="x", by=row.by, by_name="x", at=NOW, sign_by=SIGN_BY
        )
