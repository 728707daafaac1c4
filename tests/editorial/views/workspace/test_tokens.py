"""One's own tokens: made, shown once, and revoked."""

import re

from editorial.identity.tokens import person_with
from editorial.models import AccessToken
from tests.factories import NOW, make_user

PAGE = "/workspace/tokens/"


def made(client, **said):
    return client.post(PAGE, {"name": "Reference manager", "days": "90", **said})


def test_a_token_is_shown_once(editor):
    shown = made(editor).content.decode()

    token = re.search(r"<code>(imprimatur_[\w-]+)</code>", shown).group(1)
    assert person_with(token, at=NOW) == editor.user
    again = editor.get(PAGE).content.decode()
    assert token not in again and "Reference manager" in again


def test_a_token_is_revoked_by_its_owner_alone(editor, signed_in):
    made(editor)
    token = AccessToken.objects.get()

    signed_in(make_user()).post(PAGE, {"revoke": token.pk})
    token.refresh_from_db()
    assert token.revoked_at is None
    editor.post(PAGE, {"revoke": token.pk})
    token.refresh_from_db()
    assert token.revoked_at == NOW


def test_nobody_sees_the_tokens_of_others(editor, signed_in):
    made(editor)

    assert b"Reference manager" not in signed_in(make_user()).get(PAGE).content


def test_what_is_wrong_is_said_and_makes_nothing(editor):
    for said in ({"name": ""}, {"days": "9999"}, {"name": "x" * 81}):
        response = made(editor, **said)
        assert response.status_code == 400
    assert editor.post(PAGE, {"revoke": "9" * 30}).status_code == 302
    assert not AccessToken.objects.exists()


def test_an_author_has_no_tokens(db, signed_in):
    assert signed_in(make_user("author")).get(PAGE).status_code == 403
