"""A round as a board member meets it."""

import pytest

from articles import queries
from articles.actions.save_draft import save_draft
from articles.models import Article
from articles.status import Status
from editorial.models import Verdict
from tests.editorial.form_reader import form_on
from tests.factories import NOW, make_article, round_of, submitted, version_at

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
    version = version_at(Status.APPROVED)
    article = Article.objects.get(pk=version.article_id)
    draft = queries.draft_of(article)
    texts = tuple(
        text.model_copy(update={"body": text.body.replace("1 mg", "10 mg")}) for text in draft.texts
    )
    changed = draft.model_copy(update={"texts": texts})
    save_draft(article=article, draft=changed, read=article.lock_version, by=article.owner, at=NOW)
    article.refresh_from_db()
    round = round_of(submitted(article))

    page = member.get(address(round)).content.decode()

    assert "0 of 1 decided" in page
    assert "2 carried from version 1" in page
    assert "<del>1 </del><ins>10 </ins>mg" in page


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
