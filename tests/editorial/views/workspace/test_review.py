"""A round as a board member meets it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.status import Status
from editorial import checking
from editorial.dangers import dangers_of
from editorial.models import CheckLevel, ReviewRound, Verdict
from tests.editorial.form_reader import form_on
from tests.factories import (
    NOW,
    make_article,
    make_member,
    make_policy,
    round_of,
    signed,
    version_at,
)
from tests.judging import markup_that_nobody_may_write
from tests.many_claims import many_claims
from tests.second_versions import second_round

pytestmark = pytest.mark.django_db


def address(round, act=""):
    return f"/workspace/reviews/{round.pk}/{act}"


def test_the_page_says_what_changed_what_is_needed_and_what_is_signed(member):
    round = round_of(version_at(Status.UNDER_REVIEW))

    page = member.get(address(round)).content.decode()

    for words in (
        "First version.",
        "Needs 2 in all; missing: 2.",
        "0 of 3 decided",
        round.snapshot.digest[:4],
        "Hydroxocobalamin 1 mg is given on alternate days.",
        "p. 12",
    ):
        assert words in page


def test_nothing_is_chosen_beforehand(member):
    round = round_of(version_at(Status.UNDER_REVIEW))

    typed = form_on(member.get(address(round)), "verdict-0-claim")

    assert not [name for name in typed if name.endswith("-verdict")]


def test_the_review_begins_when_a_member_takes_it_up(member):
    version = version_at(Status.SUBMITTED)

    member.post(address(round_of(version), "begin/"))

    version.refresh_from_db()
    assert version.status == Status.UNDER_REVIEW


def test_an_editor_can_look_and_cannot_begin(editor):
    version = version_at(Status.SUBMITTED)
    round = round_of(version)

    assert editor.get(address(round)).status_code == 200
    response = editor.post(address(round, "begin/"))

    version.refresh_from_db()
    assert response.status_code == 403
    assert version.status == Status.SUBMITTED


def test_verdicts_are_saved_and_shown_again(member):
    round = round_of(version_at(Status.UNDER_REVIEW))
    typed = form_on(member.get(address(round)), "verdict-0-claim")

    member.post(
        address(round, "verdicts/"),
        typed
        | {
            "verdict-0-verdict": "supported",
            "verdict-1-verdict": "needs_change",
            "verdict-1-note": "Which dose?",
        },
    )

    assert Verdict.objects.filter(member=member.user).count() == 2
    page = member.get(address(round))
    assert "2 of 3 decided" in page.content.decode()
    assert form_on(page, "verdict-0-claim")["verdict-1-note"] == "Which dose?"


def test_a_verdict_without_its_note_is_refused_and_the_others_are_saved(member):
    round = round_of(version_at(Status.UNDER_REVIEW))
    typed = form_on(member.get(address(round)), "verdict-0-claim")

    response = member.post(
        address(round, "verdicts/"),
        typed | {"verdict-0-verdict": "needs_change", "verdict-1-verdict": "supported"},
    )

    assert response.status_code == 409
    assert "say what needs change" in response.content.decode()
    assert form_on(response, "verdict-0-claim")["verdict-0-verdict"] == "needs_change"
    assert Verdict.objects.filter(member=member.user).count() == 1


def test_a_verdict_on_a_claim_that_was_not_shown_is_refused(member):
    round = round_of(version_at(Status.UNDER_REVIEW))
    typed = form_on(member.get(address(round)), "verdict-0-claim")

    response = member.post(
        address(round, "verdicts/"),
        typed | {"verdict-0-digest": "0" * 64, "verdict-0-verdict": "supported"},
    )

    assert "is not the one under review now" in response.content.decode()
    assert Verdict.objects.count() == 0


def test_a_changed_claim_shows_what_it_was_and_the_others_are_carried(member):
    page = member.get(address(second_round())).content.decode()

    assert "0 of 1 decided" in page
    assert "0 of 1 change seen" in page
    assert re.search(
        r"2 claims carried from version 1, word for word, approved by Dr Person \d+ on "
        r"2 November 2026 and by Dr Person \d+ on 2 November 2026",
        page,
    )
    assert "<dd>Hydroxocobalamin 1 mg is given on alternate days.</dd>" in page
    assert "Hydroxocobalamin <del>1 </del><ins>10 </ins>mg is given" in page


def test_a_contributor_is_told_that_another_must_sign(member):
    article = make_article()
    article.contributions.create(contributor=member.user, what="Saved", at=NOW)
    version = version_at(Status.UNDER_REVIEW, article=article)

    page = member.get(address(round_of(version))).content.decode()

    assert "You had a hand in this text" in page
    assert "/sign/approve/" not in page


def test_each_audience_is_shown_whole_without_leaving_the_review(member):
    round = round_of(version_at(Status.UNDER_REVIEW))

    page = member.get(address(round, "page/clinician/")).content.decode()

    assert "Being checked" in page
    assert f'href="{address(round, "page/carer/")}"' in page


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.SUBMITTED])
def test_a_round_stays_readable_at_every_status(member, status):
    version = version_at(status)

    for round in version.rounds.all():
        assert member.get(address(round)).status_code == 200
        assert member.get(address(round, "page/patient/")).status_code == 200


def test_open_rounds_are_listed(member):
    version_at(Status.SUBMITTED, question="In the queue?")
    version_at(Status.APPROVED, question="Decided?")

    page = member.get("/workspace/reviews/").content.decode()

    assert "In the queue?" in page
    assert "Decided?" not in page


def test_each_dangerous_change_stands_in_the_card_of_its_claim(member):
    page = member.get(address(second_round())).content.decode()

    card = page.partition('id="decide-dose"')[2].partition("</li>\n</ol>")[0]
    assert card.count("I have seen this in all 2 texts") == 1
    assert "Patient, body" in card
    assert "Clinician, body" in card
    assert "<del>1 mg</del>" in card
    assert "<ins>10 mg</ins>" in card
    assert 'id="outside"' not in page


def test_a_dangerous_change_outside_the_claims_has_a_card_of_its_own(member):
    round = second_round(("you cannot pass urine", "you can pass urine"), audiences=("patient",))

    page = member.get(address(round)).content.decode()

    outside = page.partition('id="outside"')[2]
    assert "Patient text, outside the claims" in outside
    assert "I have seen this" in outside
    assert "Nothing to decide here" not in page


def test_no_tick_is_set_beforehand(member):
    page = member.get(address(second_round())).content.decode()

    assert 'name="seen"' in page
    assert not re.search(r'name="seen"[^>]* checked', page)


def test_every_danger_of_a_round_has_exactly_one_tick(member):
    round = second_round(
        ("1 mg", "10 mg"),
        ("Call 999", "Call 111"),
        ("cannot pass", "can pass"),
    )

    page = member.get(address(round)).content.decode()

    digests = [danger.digest for danger in dangers_of(round)]
    assert len(digests) > 4
    ticks = re.findall(r'name="seen" value="([\w ]+)"', page)
    assert sorted(digest for tick in ticks for digest in tick.split()) == sorted(digests)


def test_a_claim_that_is_gone_is_shown_with_its_words(member):
    claim = (
        "[Hydroxocobalamin 1 mg is given on alternate days.]"
        '{#dose kind="dose" certainty="moderate"} [@ng239, p. 12]'
    )

    page = member.get(address(second_round((claim, "Ask your doctor.")))).content.decode()

    assert "Claim dose is gone" in page
    assert "<del>Hydroxocobalamin 1 mg is given on alternate days.</del>" in page


@pytest.mark.parametrize("tab", ["patient", "carer", "student", "clinician"])
def test_what_changed_is_marked_in_each_audiences_page(member, tab):
    round = second_round()

    marked = member.get(f"{address(round)}?as={tab}").content.decode().partition("data-pane")[2]
    plain = member.get(f"{address(round)}?as={tab}&marks=off").content.decode()

    sheet = marked.partition('class="sheet"')[2].partition("</section>\n\n<section")[0]
    assert re.search(r"<del>1\s?</del>", sheet) or "<del>1" in sheet
    assert "<ins>10" in sheet
    assert "<ins>" not in plain.partition('class="sheet"')[2].partition("review__claims")[0]


def test_the_source_is_shown_with_what_changed(member):
    page = member.get(f"{address(second_round())}?as=source").content.decode()

    assert "Patient: body" in page
    assert "[Hydroxocobalamin <del>1 </del><ins>10 </ins>mg is given" in page


def test_an_unknown_tab_is_the_first(member):
    page = member.get(f"{address(second_round())}?as=<script>").content.decode()

    assert "As patients will see it" in page


def test_the_head_says_when_it_is_due_and_whose_signature_is_needed(member):
    make_policy("neurology", signers=2, specialties=["neurology"], deadline_days=3)
    round = round_of(version_at(Status.UNDER_REVIEW))
    assert round.due_at is not None

    page = member.get(address(round)).content.decode()

    assert "0 of 2 signed · yours is needed: neurology" in page
    assert re.search(r"Due <time[^>]*>Thursday</time>", page)


def test_a_round_that_is_late_says_so(member):
    round = round_of(version_at(Status.UNDER_REVIEW))
    ReviewRound.objects.filter(pk=round.pk).update(due_at=NOW - timedelta(days=1))

    page = member.get(address(round)).content.decode()

    assert "Overdue: was due <time" in page


def test_a_finished_round_still_shows_what_was_carried(member):
    round = second_round(at=NOW)
    for someone in (make_member(), make_member()):
        signed(round, someone, at=NOW)

    page = member.get(address(round)).content.decode()

    assert "This round is over: approved" in page
    assert "2 claims carried from version 1" in page


def test_findings_are_not_looked_for_again_on_the_same_day(member, monkeypatch):
    round = round_of(version_at(Status.UNDER_REVIEW))
    member.get(address(round))
    asked = []
    monkeypatch.setattr(checking, "examine", lambda *a: asked.append(a) or [])

    member.get(address(round))
    assert not asked

    CheckLevel.objects.create(
        check_id="READ-02", level="warn", set_at=NOW, set_by_name="C. Chair", reason="For a test."
    )
    member.get(address(round))
    assert len(asked) == 1


@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", '"><script>alert(1)</script>'])
def test_nothing_that_was_typed_becomes_markup(member, nasty):
    round = second_round(("What happens", f"What happens {nasty}"))

    for tab in ("patient", "source"):
        page = member.get(f"{address(round)}?as={tab}").content.decode()
        assert not list(markup_that_nobody_may_write(page))


@pytest.mark.parametrize("way", ["", "?as=source", "?as=clinician&marks=off"])
def test_sixty_claims_take_no_more_queries_than_five(member, way):
    taken = []
    for claims in (5, 60):
        round = many_claims(claims)
        member.get(address(round) + way)
        with CaptureQueriesContext(connection) as queries:
            assert member.get(address(round) + way).status_code == 200
        taken.append(len(queries))

    assert taken[0] == taken[1]
    assert taken[0] < 40
