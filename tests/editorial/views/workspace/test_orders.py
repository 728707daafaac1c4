"""Schedules, emergencies and withdrawals, given and seen on pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles.publishing.models import Live
from articles.status import Status
from editorial.actions.end_emergency import expire_emergency
from editorial.actions.keep_schedule import keep_schedule
from editorial.actions.publish import publish
from editorial.actions.publish_in_emergency import publish_in_emergency
from editorial.actions.ratify_withdrawal import escalate_withdrawal
from editorial.actions.schedule import schedule
from editorial.closing import close
from editorial.models import AuditEvent, Emergency, Schedule, Withdrawal
from editorial.queries import person
from editorial.views.workspace import order_words
from tests.editorial.form_reader import form_on
from tests.factories import (
    NOW,
    PASSWORD,
    make_member,
    make_policy,
    make_user,
    proof_of,
    round_of,
    signed,
    version_at,
)

pytestmark = pytest.mark.django_db

DUE = NOW.replace(month=12, day=3)


@pytest.fixture
def round():
    return round_of(version_at(Status.UNDER_REVIEW))


def of(name, *args):
    return reverse(f"workspace:{name}", args=args)


def words(response):
    return " ".join(response.content.decode().split())


def review(client, round):
    return words(client.get(of("review", round.pk)))


def time_on_the_wall(client, round, day, time, **more):
    where = of("schedule", round.pk)
    typed = form_on(client.get(where), "day") | {"day": day, "time": time, **more}
    return client.post(where, typed)


def in_emergency(round):
    chair = make_member(role="chair")
    return publish_in_emergency(
        round=round,
        digest_shown=round.snapshot.digest,
        reason="It cannot wait",
        proof=proof_of(chair),
        by=chair,
        at=NOW,
    )


# Schedules


def test_an_editor_sets_a_time_and_everybody_sees_it(editor, member, round):
    response = time_on_the_wall(editor, round, "2026-12-03", "09:00")

    assert response.status_code == 302
    assert Schedule.objects.get().publish_at == DUE
    said = "Goes live on 3 December 2026, 09:00, if the board has signed by then."
    assert said in review(editor, round)
    assert said in review(member, round)
    assert "Change the time" not in review(member, round)
    for _ in range(2):
        signed(round, make_member())
    said = "Signed by the board, goes live on 3 December 2026, 09:00."
    assert said in review(editor, round)
    assert said in words(editor.get(of("article", round.version.article.slug)))
    assert "With your signature" not in review(editor, round)


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("2027-03-28", "01:30", "there is no 01:30 on 28 March 2027"),
        ("2027-03-28", "01:30", "Choose 00:30 or 02:30."),
        ("2027-10-31", "01:30", "01:30 comes twice on 31 October 2027"),
        ("2026-11-02", "08:59", "2 November 2026, 08:59 is past."),
        ("2027-11-03", "09:00", "has to be reviewed again by 2 November 2027"),
        ("0001-01-01", "00:00", "is past"),
        ("9999-12-31", "23:59", "has to be reviewed again"),
        ("", "", "Day: it is empty."),
        ("2026-02-30", "25:00", "Time: this is no time."),
    ],
)
def test_a_time_that_cannot_be_is_refused_in_words_and_kept_i22(
    editor, round, settings, day, time, said
):
    settings.SITE_TIME_ZONE = "Europe/London"

    response = time_on_the_wall(editor, round, day, time)

    assert response.status_code == 400
    assert said in words(response)
    assert form_on(response, "day")["time"] == time
    assert not Schedule.objects.exists()


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_of_two_times_one_is_chosen_i22(editor, round, settings, which, hour):
    settings.SITE_TIME_ZONE = "Europe/London"
    asked = words(time_on_the_wall(editor, round, "2027-10-31", "01:30"))
    assert "The first, 01:30 BST (00:30 UTC)" in asked
    assert "The second, 01:30 GMT (01:30 UTC)" in asked

    time_on_the_wall(editor, round, "2027-10-31", "01:30", which=which)

    moment = Schedule.objects.get().publish_at
    assert (moment.hour, moment.minute) == (hour, 30)


def test_cancelling_says_what_it_does_and_does_it(editor, round):
    schedule(round=round, publish_at=DUE, by=editor.user, at=NOW)
    where = of("schedule-cancel", round.pk)
    assert "as soon as the board has signed it" in words(editor.get(where))
    for _ in range(2):
        signed(round, make_member())
    assert "Publish version 1 now" in words(editor.get(where))

    assert editor.post(where).status_code == 302

    round.version.refresh_from_db()
    assert round.version.status == Status.APPROVED
    assert editor.post(where).status_code == 409


def test_why_a_schedule_was_not_kept_is_on_the_desk_and_the_review(editor, round):
    row = schedule(round=round, publish_at=DUE, by=editor.user, at=NOW)
    keep_schedule(schedule=row, at=DUE)

    for page in (words(editor.get(of("home"))), review(editor, round)):
        assert "The board had not signed by then. Needs 2 in all; missing: 2." in page
    assert "Not gone live as scheduled" in words(editor.get(of("home")))


# Emergencies


def emergency_form(client, round, **typed):
    where = of("emergency", round.pk)
    return client.post(where, form_on(client.get(where), "reason") | typed)


def test_the_chair_publishes_in_an_emergency_with_reason_and_password(chair, round):
    assert "Publish in an emergency" in review(chair, round)

    response = emergency_form(chair, round, reason="The dose is wrong", password=PASSWORD)

    assert response.status_code == 302
    assert Live.objects.get().publication.state == "emergency"
    assert chair.get(of("emergency", round.pk)).status_code == 409
    assert chair.get(of("schedule", round.pk)).status_code == 409
    said = "published in an emergency on 2 November 2026, 09:00 by Clara, because The dose is wrong"
    assert said in review(chair, round)
    assert "sign by 5 November 2026, 09:00, or it is taken down" in words(chair.get(of("home")))
    assert "version 1, in an emergency, since" in words(chair.get(of("home")))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reason": "", "password": PASSWORD}, "Reason: it is empty."),
        ({"reason": "It cannot wait", "password": ""}, "Password: it is empty."),
        ({"reason": "It cannot wait", "password": "wrong"}, "Password: it does not fit"),
    ],
)
def test_an_emergency_without_reason_or_proof_is_refused_and_kept_i11(chair, round, typed, said):
    response = emergency_form(chair, round, **typed)

    assert response.status_code in (400, 403)
    assert said in words(response)
    assert form_on(response, "reason")["reason"] == typed["reason"]
    assert not Emergency.objects.exists()


def test_a_stale_page_publishes_nothing_i2(chair, round):
    response = emergency_form(
        chair, round, reason="It cannot wait", password=PASSWORD, digest="0" * 64
    )

    assert response.status_code == 409
    assert not Emergency.objects.exists()


def test_it_is_taken_down_by_hand_with_a_reason(editor, round):
    in_emergency(round)
    where = of("emergency-end", round.pk)
    assert editor.post(where, {"note": " "}).status_code == 400

    assert editor.post(where, {"note": "It was wrong."}).status_code == 302

    assert Live.objects.get().publication.state == "emergency_ended"
    assert "it was taken down by hand" in review(editor, round)
    assert "the notice that it was taken down" in words(editor.get(of("home")))
    assert editor.get(where).status_code == 409
    # The words themselves can still be looked at by who reviews them.
    page = editor.get(of("review-page", round.pk, "patient"))
    assert "Hydroxocobalamin" in page.content.decode()


def test_one_that_ran_out_is_explained(editor, round):
    row = in_emergency(round)
    expire_emergency(emergency=row, at=row.sign_by)

    assert "the board had not signed in time" in review(editor, round)
    assert "Publish in an emergency" not in review(editor, round)


# Withdrawals and review dates


@pytest.fixture
def withdrawal():
    return Withdrawal.objects.get(version=version_at(Status.WITHDRAWN))


def test_the_board_ratifies_on_a_page_of_its_own(member, withdrawal):
    slug = withdrawal.version.article.slug
    desk = words(member.get(of("home")))
    assert "Withdrawals to ratify" in desk
    assert "answer by 4 November 2026, 09:00" in desk
    where = of("ratify", slug, 1)
    assert where in words(member.get(of("article", slug)))

    typed = form_on(member.get(where), "note") | {"outcome": "ratified"}
    assert member.post(where, typed).status_code == 302

    withdrawal.refresh_from_db()
    assert withdrawal.outcome == "ratified"
    assert "was ratified on 2 November 2026, 09:00 by Beatrice." in words(
        member.get(of("article", slug))
    )
    assert member.post(where, typed).status_code == 409


def test_contesting_says_why_and_the_page_says_that_it_stays_down(member, chair, withdrawal):
    where = of("ratify", withdrawal.version.article.slug, 1)
    typed = form_on(member.get(where), "note")
    refused = member.post(where, typed | {"outcome": "contested"})
    assert refused.status_code == 400
    assert "Say why the page should not have been withdrawn" in words(refused)

    member.post(where, typed | {"outcome": "contested", "note": "The dose was right."})

    page = words(chair.get(of("article", withdrawal.version.article.slug)))
    assert "was contested on 2 November 2026, 09:00 by Beatrice. The dose was right." in page
    assert "The page stays down until the board has signed a new version." in page
    assert "Withdrawals that the board contests" in words(chair.get(of("home")))


def test_an_escalated_withdrawal_is_on_the_chairs_desk(chair, withdrawal):
    escalate_withdrawal(withdrawal=withdrawal, at=withdrawal.ratify_by)

    assert "not ratified in time, and brought before the chair" in words(chair.get(of("home")))


def test_another_articles_withdrawal_is_not_there_i9(member, withdrawal):
    other = version_at(Status.APPROVED).article

    assert member.get(of("ratify", other.slug, 1)).status_code == 404
    assert member.post(of("ratify", other.slug, 1), {"outcome": "ratified"}).status_code == 404


def test_a_review_that_comes_due_is_told_of_on_the_articles_page():
    article = version_at(Status.APPROVED).article
    publish(article=article, at=NOW)
    who = person(make_user())
    review_by = NOW.replace(year=2027)

    def said(moment):
        orders = order_words.of_article(article, None, who, at=moment).running
        return [order.words for order in orders]

    assert said(NOW) == []
    soon, late = review_by - timedelta(days=10), review_by + timedelta(days=10)
    assert said(soon) == ["Version 1 is to be reviewed by 2 November 2027."]
    overdue = "The review of version 1 is overdue since 2 November 2027. Readers are told so."
    assert said(late) == [overdue]
    make_policy("neurology", overdue_withdraw_days=30)
    assert said(late) == [
        f"{overdue[:-1]}, and after 2 December 2027 the policy withdraws the page."
    ]


# Who may not


@pytest.mark.parametrize("name", ["schedule", "schedule-cancel", "emergency", "emergency-end"])
def test_who_may_not_order_is_refused_on_every_page_i9(subtests, signed_in, round, name):
    where = of(name, round.pk)
    for role in ("author", "board", "administrator", None):
        with subtests.test(role):
            client = signed_in(make_user(role))
            assert client.get(where).status_code == client.post(where).status_code == 403
    with subtests.test("over"):
        close(round, "recalled", at=NOW)
        assert signed_in(make_user("chair")).get(where).status_code == 409

    acts = ("schedule", "publish_in_emergency", "schedule_cancelled", "emergency_ended")
    assert not AuditEvent.objects.filter(action__in=acts).exists()


def test_who_wrote_it_is_not_offered_an_emergency_and_refused_one_i5(signed_in, round):
    client = signed_in(round.version.article.owner)

    assert "Publish in an emergency" not in review(client, round)
    assert client.get(of("emergency", round.pk)).status_code == 403
    assert client.post(of("emergency", round.pk), {"reason": "x"}).status_code == 403


def test_looking_changes_nothing(editor, chair, round, withdrawal):
    in_emergency(round)
    before = AuditEvent.objects.count()
    for client in (editor, chair):
        for where in (
            of("schedule", round.pk),
            of("schedule-cancel", round.pk),
            of("emergency", round.pk),
            of("emergency-end", round.pk),
            of("ratify", withdrawal.version.article.slug, 1),
        ):
            client.get(where)

    assert AuditEvent.objects.count() == before
