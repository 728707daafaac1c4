"""A passkey confirms one act of one person in one browser, once (I11)."""

import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.identity.passkeys import Act, challenge, confirmed
from editorial.models import UsedCode
from tests.factories import NOW, make_member
from tests.passkeys import PRESENT, VERIFIED, SoftPasskey, text

pytestmark = pytest.mark.django_db

WHAT = f"sign:7:approve:{'d' * 64}"


@pytest.fixture
def passkey():
    return SoftPasskey(make_member())


def act_of(passkey, **changes):
    given = {"user": passkey.user, "session_key": "s1", "host": "localhost", "what": WHAT}
    return Act(**{**given, **changes})


def answered(passkey, asked, **changes) -> str:
    return json.dumps(
        {"ticket": asked.ticket, "credential": passkey.answer(asked.options, **changes)}
    )


def test_the_right_answer_confirms(passkey):
    asked = challenge(act_of(passkey), at=NOW)

    assert confirmed(act_of(passkey), answered(passkey, asked), at=NOW + timedelta(minutes=4))
    passkey.row.refresh_from_db()
    assert passkey.row.last_used_at is not None


def test_what_the_browser_is_handed_asks_for_this_persons_passkey_and_for_verification(passkey):
    options = json.loads(json.dumps(challenge(act_of(passkey), at=NOW).options))

    asked = options["publicKey"]
    assert [each["id"] for each in asked["allowCredentials"]] == [text(passkey.id)]
    assert (asked["userVerification"], asked["rpId"]) == ("required", "localhost")


def test_an_answer_is_good_once_whatever_is_forgotten_i11(passkey):
    answer = answered(passkey, challenge(act_of(passkey), at=NOW))
    assert confirmed(act_of(passkey), answer, at=NOW)
    cache.clear()

    assert not confirmed(act_of(passkey), answer, at=NOW + timedelta(seconds=1))


def test_a_challenge_is_good_for_one_answer_i11(passkey):
    asked = challenge(act_of(passkey), at=NOW)
    assert confirmed(act_of(passkey), answered(passkey, asked), at=NOW)

    assert not confirmed(act_of(passkey), answered(passkey, asked), at=NOW)


@pytest.mark.parametrize("later", [timedelta(minutes=5), timedelta(days=1), timedelta(seconds=-1)])
def test_an_answer_that_is_late_or_early_confirms_nothing_i11(passkey, later):
    answer = answered(passkey, challenge(act_of(passkey), at=NOW))

    assert not confirmed(act_of(passkey), answer, at=NOW + later)
    assert not UsedCode.objects.exists()


@pytest.mark.parametrize(
    "other",
    [
        {"session_key": "s2"},
        {"what": WHAT.replace("approve", "recuse")},
        {"what": WHAT.replace("sign:7", "sign:8")},
        {"what": WHAT.replace("d" * 64, "e" * 64)},
        {"host": "127.0.0.1"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_an_answer_confirms_no_other_act_session_or_host_i11(passkey, other):
    answer = answered(passkey, challenge(act_of(passkey), at=NOW))

    assert not confirmed(act_of(passkey, **other), answer, at=NOW)


def test_one_members_passkey_confirms_nothing_of_anothers_i11(passkey):
    other = SoftPasskey(make_member())
    theirs = challenge(act_of(other), at=NOW)
    mine = challenge(act_of(passkey), at=NOW)

    assert not confirmed(act_of(passkey), answered(other, theirs), at=NOW)
    assert not confirmed(act_of(passkey), answered(other, mine), at=NOW)
    assert not confirmed(act_of(other), answered(passkey, theirs), at=NOW)


@pytest.mark.parametrize(
    "change",
    [
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"flags": 0},
        {"origin": "http://127.0.0.1"},
        {"origin": "https://localhost.evil.example"},
        {"origin": "http://evil.example"},
        {"rp": "evil.example"},
        {"type": "webauthn.create"},
        {"challenge": text(b"y" * 32)},
        {"id": b"another passkey."},
        {"key": ec.generate_private_key(ec.SECP256R1())},
    ],
    ids=lambda change: "-".join(map(str, change)),
)
def test_an_answer_that_is_wrong_in_one_place_confirms_nothing_i11(passkey, change):
    answer = answered(passkey, challenge(act_of(passkey), at=NOW), **change)

    assert not confirmed(act_of(passkey), answer, at=NOW)


def test_a_forged_ticket_confirms_nothing_i11(passkey):
    asked = challenge(act_of(passkey), at=NOW)
    answer = json.loads(answered(passkey, asked))
    answer["ticket"] = asked.ticket[:-2] + ("aa" if asked.ticket[-2:] != "aa" else "bb")

    assert not confirmed(act_of(passkey), json.dumps(answer), at=NOW)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
parts = st.sampled_from(
    [
        ("id",),
        ("rawId",),
        ("type",),
        ("response",),
        ("response", "clientDataJSON"),
        ("response", "authenticatorData"),
        ("response", "signature"),
        ("clientExtensionResults",),
    ]
)
FAST = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FAST
@given(part=parts, value=json_values | st.text("AQgw_-=", max_size=80))
def test_no_mangled_answer_confirms_or_breaks_anything_i11(passkey, part, value):
    asked = challenge(act_of(passkey), at=NOW)
    answer = json.loads(answered(passkey, asked))
    place = answer["credential"]
    for name in part[:-1]:
        place = place[name]
    # These are not signed, and nothing is read out of them.
    harmless = place[part[-1]] == value or part[0] in {"id", "type", "clientExtensionResults"}
    place[part[-1]] = value

    assert not confirmed(act_of(passkey), json.dumps(answer), at=NOW) or harmless


@FAST
@given(json_values | st.text(max_size=200))
def test_nothing_typed_in_its_place_confirms_or_breaks_anything_i11(passkey, value):
    for answer in (json.dumps(value), str(value), "[" * 9_000, "x" * 30_000):
        assert not confirmed(act_of(passkey), answer, at=NOW)
