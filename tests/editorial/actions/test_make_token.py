"""Tokens: shown once, kept as a digest, of who may import, and refused when revoked or over."""

from datetime import timedelta

import pytest

from editorial.actions.make_token import make_token
from editorial.actions.revoke_token import revoke_token
from editorial.identity.tokens import LONGEST, MOST, PREFIX, person_with
from editorial.models import AccessToken, AuditEvent
from editorial.policies import NotAllowed
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

MONTH = timedelta(days=30)


def made(by, **said):
    return make_token(**{"name": "Reference manager", "lasts": MONTH, "by": by, "at": NOW, **said})


def test_a_token_is_its_owners_and_nobody_can_read_it_here():
    editor = make_user()

    token = made(editor)

    assert token.startswith(PREFIX) and len(token) > 50
    kept = AccessToken.objects.values().get()
    assert token not in str(kept) and kept["last_used_at"] is None
    assert person_with(token, at=NOW) == editor
    assert token not in str(list(AuditEvent.objects.values()))


def test_its_last_use_is_noted():
    token = made(make_user())

    person_with(token, at=NOW)

    assert AccessToken.objects.get().last_used_at == NOW


def test_a_token_ends():
    token = made(make_user())

    assert person_with(token, at=NOW + MONTH - timedelta(seconds=1))
    assert person_with(token, at=NOW + MONTH) is None


def test_a_revoked_token_holds_no_more_and_only_its_owner_revokes_it():
    editor = make_user()
    token = made(editor)
    row = AccessToken.objects.get()

    assert not revoke_token(token=row.pk, by=make_user(), at=NOW)
    assert revoke_token(token=row.pk, by=editor, at=NOW)
    assert not revoke_token(token=row.pk, by=editor, at=NOW)
    assert person_with(token, at=NOW) is None
    assert list(AuditEvent.objects.order_by("pk").values_list("action", flat=True)) == [
        "token_made",
        "token_revoked",
    ]


def test_who_is_switched_off_has_no_token_any_more():
    editor = make_user()
    token = made(editor)
    editor.is_active = False
    editor.save()

    assert person_with(token, at=NOW) is None


@pytest.mark.parametrize("token", ["", "x", PREFIX, PREFIX + "x" * 300, "\x00", PREFIX + "é\ud800"])
def test_what_is_no_token_is_nobodys(token):
    assert person_with(token, at=NOW) is None


@pytest.mark.parametrize(
    "said",
    [{"name": " "}, {"name": "x" * 81}, {"lasts": timedelta(0)}, {"lasts": LONGEST + MONTH}],
)
def test_a_token_without_name_or_end_is_not_made(said):
    with pytest.raises(NotAllowed):
        made(make_user(), **said)


def test_nobody_hoards_tokens():
    editor = make_user()
    for _ in range(MOST):
        made(editor)

    with pytest.raises(NotAllowed, match="Revoke"):
        made(editor)


def test_only_who_keeps_the_library_has_tokens():
    with pytest.raises(NotAllowed):
        made(make_user("author"))
