"""Signing with a passkey, from the challenge to the signature."""

import json

import pytest

from articles.status import Status
from editorial.models import AuditEvent, SignOff
from tests.factories import decide_all, round_of, version_at
from tests.passkeys import SoftPasskey

pytestmark = pytest.mark.django_db

# Passkeys answer to a name, never to a number, and to http:// on this machine only.
HERE = {"HTTP_HOST": "localhost"}


@pytest.fixture
def round(member):
    """A round in which the member has decided every claim."""
    found = round_of(version_at(Status.UNDER_REVIEW))
    decide_all(found, member.user)
    return found


@pytest.fixture
def passkey(member):
    return SoftPasskey(member.user)


def sign_address(round, decision="approve"):
    return f"/workspace/reviews/{round.pk}/sign/{decision}/"


def asked(client, round, decision="approve", digest=None):
    digest = digest or round.snapshot.digest
    return client.get(f"{sign_address(round, decision)}passkey/?digest={digest}", **HERE)


def answered(passkey, response) -> str:
    given = response.json()
    return json.dumps({"ticket": given["ticket"], "credential": passkey.answer(given["options"])})


def sign(client, round, answer, decision="approve", **more):
    typed = {
        "digest": round.snapshot.digest,
        "stake": "none",
        "note": "" if decision == "approve" else "Because.",
        "passkey": answer,
        **more,
    }
    return client.post(sign_address(round, decision), typed, **HERE)


def test_a_passkey_signs_without_a_password(member, round, passkey):
    response = sign(member, round, answered(passkey, asked(member, round)))

    assert response.status_code == 302
    assert '"method":"passkey"' in SignOff.objects.get().record


def test_asking_changes_nothing(member, round, passkey):
    asked(member, round)

    assert not SignOff.objects.exists()
    assert not AuditEvent.objects.filter(action="reauthentication_failed").exists()


def test_an_answer_for_one_decision_makes_no_other(member, round, passkey):
    answer = answered(passkey, asked(member, round, "recuse"))

    response = sign(member, round, answer)

    assert response.status_code == 403
    assert "Passkey: its answer does not fit" in response.content.decode()
    assert not SignOff.objects.exists()


def test_an_answer_for_another_digest_signs_nothing(member, round, passkey):
    answer = answered(passkey, asked(member, round, digest="e" * 64))

    assert sign(member, round, answer).status_code == 403
    assert sign(member, round, answer, digest="e" * 64).status_code == 409
    assert not SignOff.objects.exists()


def test_an_answer_of_another_session_signs_nothing(member, round, passkey, signed_in):
    answer = answered(passkey, asked(signed_in(member.user), round))

    assert sign(member, round, answer).status_code == 403
    assert not SignOff.objects.exists()


def test_the_answer_is_not_sent_back_and_the_words_are_kept(member, round, passkey):
    answer = answered(passkey, asked(member, round, "recuse"))

    page = sign(member, round, answer, note="Well done.").content.decode()

    assert "Well done." in page
    assert json.loads(answer)["ticket"] not in page


def test_without_an_answer_the_page_asks_for_it(member, round, passkey):
    response = sign(member, round, "")

    assert response.status_code == 400
    assert "Passkey: there is no answer from it" in response.content.decode()


@pytest.mark.parametrize("digest", ["", "x", "A" * 64, "a" * 65])
def test_a_challenge_needs_the_digest_that_was_shown(member, round, digest):
    address = f"{sign_address(round)}passkey/?digest={digest}"

    assert member.get(address, **HERE).status_code == 403


def test_a_round_that_is_not_there_has_no_challenge(member):
    address = f"/workspace/reviews/999999/sign/approve/passkey/?digest={'a' * 64}"

    assert member.get(address, **HERE).status_code == 404
