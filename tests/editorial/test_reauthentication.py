"""That the signer is the signer, now (I11)."""

import json
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import override_settings

from editorial.identity.passkeys import Act, challenge
from editorial.models import AuditEvent, UsedCode
from editorial.reauthentication import (
    FAILED,
    MOST_FAILURES,
    MOST_FAILURES_AN_HOUR,
    NotProven,
    Reauthentication,
    check_fresh,
    reauthenticate,
)
from tests.factories import NOW, PASSWORD, make_member
from tests.passkeys import SoftPasskey

pytestmark = pytest.mark.django_db


def enrolled(**fields):
    """A member with a second factor, and the code that it shows now."""
    member = make_member(**fields)
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(member, secret)
    counter = int(time.time()) // 30
    return member, totp.format_hotp_value(totp.hotp_value(secret, counter))


@pytest.fixture(autouse=True)
def _a_code_stays_right_during_a_test(monkeypatch):
    now = time.time()
    monkeypatch.setattr(totp.time, "time", lambda: now)


def attempt(user, password=PASSWORD, code="", at=NOW, **given):
    return reauthenticate(user=user, password=password, code=code, at=at, **given)


def failures(user) -> int:
    return AuditEvent.objects.filter(actor=user, action=FAILED).count()


def test_the_right_password_proves_who_has_no_second_factor_i11():
    member = make_member()

    assert attempt(member) == Reauthentication(member.pk, "password", NOW)
    assert failures(member) == 0


@pytest.mark.parametrize("password", ["", " ", PASSWORD + " ", PASSWORD.upper(), "password"])
def test_a_wrong_password_is_refused_and_recorded_i11(password):
    member = make_member()

    with pytest.raises(NotProven, match="Password: it does not fit"):
        attempt(member, password)

    assert failures(member) == 1


def test_an_account_without_a_password_proves_nothing_i11():
    member = make_member()
    member.set_unusable_password()
    member.save()

    with pytest.raises(NotProven):
        attempt(member, "!")


def test_another_members_password_is_refused_i11():
    member, other = make_member(), make_member()
    other.set_password("another long password")
    other.save()

    with pytest.raises(NotProven):
        attempt(member, "another long password")


def test_after_five_wrong_answers_even_the_right_one_waits_i11():
    member = make_member()
    for number in range(MOST_FAILURES):
        with pytest.raises(NotProven, match="does not fit"):
            attempt(member, "wrong", at=NOW + timedelta(seconds=number))

    with pytest.raises(NotProven, match="Too many wrong passwords"):
        attempt(member, at=NOW + timedelta(minutes=4))

    assert failures(member) == MOST_FAILURES == 5
    assert attempt(member, at=NOW + timedelta(minutes=6)).user_id == member.pk


def test_wrong_answers_of_one_member_lock_out_nobody_else_i11():
    member, other = make_member(), make_member()
    for _ in range(MOST_FAILURES):
        with pytest.raises(NotProven):
            attempt(member, "wrong")

    assert attempt(other).user_id == other.pk


def test_password_and_code_prove_who_has_a_second_factor_i11():
    member, code = enrolled()

    assert attempt(member, code=code).method == "password and one-time code"
    assert UsedCode.objects.filter(user=member).count() == 1


@pytest.mark.parametrize("code", ["", " ", "\n", "abcdef"])
def test_the_password_alone_is_not_enough_with_a_second_factor_i11(code):
    member, _ = enrolled()

    with pytest.raises(NotProven, match="this account has a second factor"):
        attempt(member, code=code)


def test_the_code_alone_is_not_enough_i11():
    member, code = enrolled()

    with pytest.raises(NotProven, match="Password"):
        attempt(member, "", code)

    assert not UsedCode.objects.exists()


def test_a_wrong_code_is_refused_and_recorded_i11():
    member, code = enrolled()
    wrong = f"{(int(code) + 1) % 1_000_000:06}"

    with pytest.raises(NotProven, match="Code: it does not fit"):
        attempt(member, code=wrong)

    assert failures(member) == 1
    assert '"code"' in AuditEvent.objects.get(action=FAILED).details


def test_the_code_of_another_member_is_refused_i11():
    member, _ = enrolled()
    _, code = enrolled()

    with pytest.raises(NotProven, match="Code: it does not fit"):
        attempt(member, code=code)


SPELLINGS = {
    "as before": lambda code: code,
    "with a space": lambda code: f"{code[:3]} {code[3:]}",
    "with a hyphen": lambda code: f"{code[:3]}-{code[3:]}",
    "with spaces around": lambda code: f"  {code}\t",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("first", SPELLINGS)
def test_a_code_is_used_once_however_it_is_spelled_and_whatever_is_forgotten_i11(first, spelling):
    member, code = enrolled()
    attempt(member, code=SPELLINGS[first](code))
    cache.clear()

    with pytest.raises(NotProven, match="was used before"):
        attempt(member, code=SPELLINGS[spelling](code))

    assert failures(member) == 1


def test_a_code_used_before_midnight_is_burned_after_it_i11():
    member, code = enrolled()
    midnight = NOW.replace(hour=0, minute=0)
    attempt(member, code=code, at=midnight - timedelta(seconds=1))
    cache.clear()

    with pytest.raises(NotProven):
        attempt(member, code=code, at=midnight + timedelta(seconds=1))


def test_two_members_may_happen_to_have_the_same_code():
    secret = totp.generate_totp_secret()
    code = totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))
    for member in (make_member(), make_member()):
        totp.TOTP.activate(member, secret)
        attempt(member, code=code)

    assert UsedCode.objects.count() == 2


def test_no_code_is_stored_in_words_i11():
    member, code = enrolled()

    attempt(member, code=code)

    assert code not in str(UsedCode.objects.values_list())
    assert code not in str(list(AuditEvent.objects.values_list()))


def test_recovery_codes_do_not_sign_i11():
    member, _ = enrolled()
    Authenticator.objects.create(
        user=member, type=Authenticator.Type.RECOVERY_CODES, data={"migrated_codes": ["12345678"]}
    )

    with pytest.raises(NotProven):
        attempt(member, code="12345678")


def test_twenty_wrong_answers_in_an_hour_shut_for_the_hour_i11():
    member = make_member()
    for number in range(MOST_FAILURES_AN_HOUR):
        with pytest.raises(NotProven, match="does not fit"):
            attempt(member, "wrong", at=NOW + timedelta(minutes=2 * number))

    with pytest.raises(NotProven, match="Wait an hour"):
        attempt(member, at=NOW + timedelta(minutes=50))

    assert attempt(member, at=NOW + timedelta(minutes=99)).user_id == member.pk


# By passkey


def asked_of(member, passkey, **act):
    given = {"user": member, "session_key": "s1", "host": "localhost", "what": "sign:1", **act}
    act = Act(**given)
    asked = challenge(act, at=NOW)
    answer = {"ticket": asked.ticket, "credential": passkey.answer(asked.options)}
    return {"passkey": json.dumps(answer), "act": act}


def test_a_passkey_proves_without_password_and_code_i11():
    member, _ = enrolled()
    given = asked_of(member, SoftPasskey(member))

    assert attempt(member, password="", **given) == Reauthentication(member.pk, "passkey", NOW)
    assert failures(member) == 0


def test_a_passkeys_answer_is_good_once_and_its_replay_is_recorded_i11():
    member = make_member()
    given = asked_of(member, SoftPasskey(member))
    attempt(member, password="", **given)

    with pytest.raises(NotProven, match="Passkey: its answer does not fit") as refused:
        attempt(member, password="", **given)

    assert refused.value.field == "passkey"
    assert failures(member) == 1
    assert '"passkey"' in AuditEvent.objects.get(action=FAILED).details


def test_a_passkeys_answer_to_no_act_or_anothers_proves_nothing_i11():
    member, other = make_member(), make_member()
    given = asked_of(member, SoftPasskey(member))

    for act in (None, asked_of(other, SoftPasskey(other))["act"]):
        with pytest.raises(NotProven, match="Passkey"):
            attempt(member, passkey=given["passkey"], act=act)


def test_wrong_answers_of_a_passkey_are_counted_with_the_others_i11():
    member = make_member()
    given = asked_of(member, SoftPasskey(member))
    for _ in range(MOST_FAILURES):
        with pytest.raises(NotProven, match="Passkey"):
            attempt(member, passkey="{}", act=given["act"])

    with pytest.raises(NotProven, match="Too many wrong"):
        attempt(member, password="", **given)


def test_the_password_alone_is_not_enough_beside_a_passkey_i11():
    member = make_member()
    SoftPasskey(member)

    with pytest.raises(NotProven, match="signs with its passkey"):
        attempt(member)


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_where_a_second_factor_is_required_the_password_alone_signs_nothing_i11():
    with pytest.raises(NotProven, match="asks for a second factor"):
        attempt(make_member())


@pytest.mark.parametrize("seconds", [0, 300])
def test_a_fresh_proof_holds_i11(seconds):
    member = make_member()

    check_fresh(attempt(member), by=member, at=NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("seconds", [301, 86_400, -1])
def test_a_proof_that_is_old_or_from_the_future_does_not_hold_i11(seconds):
    member = make_member()
    proof = attempt(member)

    with pytest.raises(NotProven, match="too long ago"):
        check_fresh(proof, by=member, at=NOW + timedelta(seconds=seconds))


def test_the_proof_of_another_member_does_not_hold_i11():
    member, other = make_member(), make_member()

    with pytest.raises(NotProven):
        check_fresh(attempt(other), by=member, at=NOW)


@override_settings(SIGN_OFF_REAUTHENTICATION_SECONDS=60)
def test_a_site_may_ask_for_a_fresher_proof():
    member = make_member()

    with pytest.raises(NotProven):
        check_fresh(attempt(member), by=member, at=NOW + timedelta(seconds=61))
