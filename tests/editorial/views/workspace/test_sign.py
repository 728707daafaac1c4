"""The one quiet page."""

import json
from datetime import timedelta

import pytest

from articles.queries import draft_of
from articles.status import Status
from editorial.actions.recall import recall
from editorial.models import InterestDeclaration, SignOff
from tests.editorial.form_reader import form_on
from tests.factories import (
    NOW,
    PASSWORD,
    decide_all,
    edited,
    make_member,
    round_of,
    signed,
    submitted,
    version_at,
)

pytestmark = pytest.mark.django_db


def address(round, decision="approve"):
    return f"/workspace/reviews/{round.pk}/sign/{decision}/"


@pytest.fixture
def round(member):
    """A round in which the member has decided every claim."""
    found = round_of(version_at(Status.UNDER_REVIEW))
    decide_all(found, member.user)
    return found


def typed_on(client, round, decision="approve", **changes):
    typed = form_on(client.get(address(round, decision)), "password")
    return typed | {"stake": "none", "password": PASSWORD, **changes}


def test_the_page_says_what_is_signed_and_what_it_means(member, round):
    page = member.get(address(round)).content.decode()

    for words in (
        round.snapshot.digest,
        "I approve it for publication to patients, carers, students and clinicians.",
        "Dr Beatrice, consultant in neurology",
        "With your signature: Needs 2 in all; missing: 1 more.",
        "Approve version 1 for patients, carers, students and clinicians",
    ):
        assert words in page


def test_the_last_signature_says_that_it_brings_the_page_to_readers(member, round):
    another = make_member()
    signed(round, another)

    page = member.get(address(round)).content.decode()

    assert "Your signature is the last that is needed: version 1 goes live at once." in page


def test_a_signature_is_recorded(member, round):
    response = member.post(address(round), typed_on(member, round), follow=True)

    sign_off = SignOff.objects.get(round=round)
    assert (sign_off.signer, sign_off.decision) == (member.user, "approve")
    assert sign_off.digest == round.snapshot.digest
    assert "Your signature on version 1 is recorded" in response.content.decode()


def test_a_wrong_password_signs_nothing_and_keeps_the_words(member, round):
    typed = typed_on(
        member,
        round,
        password="wrong",
        stake="some",
        interests="Shares in a company.",
        note="Well done.",
    )

    response = member.post(address(round), typed)

    kept = form_on(response, "password")
    assert response.status_code == 403
    assert "it does not fit this account" in response.content.decode()
    assert (kept["interests"], kept["note"]) == ("Shares in a company.", "Well done.")
    assert kept["password"] == ""
    assert not SignOff.objects.exists()


def test_a_stale_page_signs_nothing(member, round):
    response = member.post(address(round), typed_on(member, round, digest="0" * 64))

    assert response.status_code == 409
    assert "Nothing was signed" in response.content.decode()
    assert PASSWORD not in response.content.decode()
    assert not SignOff.objects.exists()


def test_a_stale_page_is_told_what_changed_since_it_was_shown(member, round):
    typed = typed_on(member, round, note="I agree.")
    version = round.version
    texts = draft_of(version.article).texts
    recall(version=version, by=version.article.owner, at=NOW)
    edited(
        version.article,
        texts=tuple(
            text.model_copy(update={"body": text.body.replace("1 mg", "10 mg")}) for text in texts
        ),
    )
    version.article.refresh_from_db()
    newest = round_of(submitted(version.article))

    answer = member.post(address(round), typed)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "<strong>1 mg → 10 mg</strong>" in page
    assert f'href="/workspace/reviews/{newest.pk}/"' in page
    assert "I agree." in page
    assert PASSWORD not in page
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"stake": ""}, "choose whether you have any"),
        ({"stake": "some", "interests": ""}, "Which interest: it is empty"),
        ({"stake": "some", "interests": "None."}, "Which interest: it is empty"),
        ({"stake": "none", "held_in": "hydroxocobalamin"}, "you chose none, and yet"),
        ({"stake": "none", "interests": "Shares."}, "you chose none, and yet"),
        ({"stake": "some", "held_in": "aspirin", "interests": "Shares."}, "aspirin"),
    ],
)
def test_interests_must_be_stated_without_contradiction(member, round, typed, said):
    response = member.post(address(round), typed_on(member, round, **typed))

    assert response.status_code == 400
    assert said in response.content.decode()
    assert not SignOff.objects.exists()


def test_the_page_names_what_interests_are_asked_about(member, round):
    page = member.get(address(round)).content.decode()

    assert "Since 36 months ago" in page
    assert '<input type="checkbox" name="held_in" value="hydroxocobalamin"' in page


def test_an_interest_is_printed_and_asks_for_one_more_signer(member, round):
    typed = typed_on(
        member,
        round,
        stake="some",
        held_in="hydroxocobalamin",
        interests="A lecture fee from its maker in 2025.",
    )

    page = member.post(address(round), typed, follow=True).content.decode()

    stated = json.loads(SignOff.objects.get(round=round).record)["interests"]
    assert stated["held_in"] == ["hydroxocobalamin"]
    assert stated["in_this_article"] == "hydroxocobalamin: A lecture fee from its maker in 2025."
    assert {"name": "hydroxocobalamin", "kind": "medicine"} in stated["asked_about"]
    assert "3 in all (one more, because a signer stated an interest)" in page


def test_a_declaration_over_a_year_old_opens_no_page(member, round):
    InterestDeclaration.objects.update(declared_at=NOW - timedelta(days=400))

    response = member.get(address(round))

    assert response.status_code == 403
    assert "over twelve months ago" in response.content.decode()


def test_nobody_approves_with_a_claim_undecided(member):
    round = round_of(version_at(Status.UNDER_REVIEW))

    page = member.get(address(round)).content.decode()
    response = member.post(
        address(round),
        {"digest": round.snapshot.digest, "stake": "none", "password": PASSWORD},
    )

    assert 'name="password"' not in page
    assert response.status_code == 403
    assert (
        "have no verdict of yours yet" in response.content.decode() or not SignOff.objects.exists()
    )
    assert not SignOff.objects.exists()


def test_requesting_changes_needs_words_and_ends_the_round(member, round):
    empty = member.post(
        address(round, "request_changes"), typed_on(member, round, "request_changes")
    )
    assert empty.status_code == 400

    member.post(
        address(round, "request_changes"),
        typed_on(member, round, "request_changes", note="Which form?"),
    )

    round.version.refresh_from_db()
    assert round.version.status == Status.CHANGES_REQUESTED


def test_standing_aside_asks_for_a_reason_and_no_interests(member, round):
    member.post(
        address(round, "recuse"), typed_on(member, round, "recuse", note="I know the author.")
    )

    assert SignOff.objects.get().decision == "recuse"


def test_a_second_signature_meets_the_first(member, round):
    typed = typed_on(member, round)
    signed(round, member.user)

    response = member.post(address(round), typed)

    assert response.status_code == 409
    assert "already signed" in response.content.decode()


def test_a_round_that_is_decided_says_where_it_stands(member, round):
    typed = typed_on(member, round)
    round.version.rounds.update(closed_at=NOW, outcome="recalled")

    response = member.post(address(round), typed)

    assert response.status_code == 409
    assert "Nothing was signed" in response.content.decode()


def test_an_editor_cannot_open_the_page(editor, round):
    assert editor.get(address(round)).status_code == 403


def test_a_decision_that_nobody_can_make_has_no_address(member, round):
    assert member.get(f"/workspace/reviews/{round.pk}/sign/publish/").status_code == 404


def test_who_has_a_second_factor_is_asked_for_it(member, round):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(member.user, generate_totp_secret())

    typed = typed_on(member, round)
    response = member.post(address(round), typed)

    assert "code" in typed
    assert response.status_code == 403
    assert "this account has a second factor" in response.content.decode()
    assert not SignOff.objects.exists()
