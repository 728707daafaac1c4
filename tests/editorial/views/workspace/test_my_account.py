"""What is one's own: where one is signed in, and what is still to do."""

import pytest
from django.contrib.sessions.models import Session

from editorial.models import AuditEvent, InterestDeclaration
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db

HERE = "/workspace/sessions/"


def name_on(page: str) -> str:
    return page.split('name="session" value="')[1].split('"')[0]


def test_another_session_is_ended_and_this_one_stays(editor, signed_in):
    there = signed_in(editor.user)
    page = editor.get(HERE).content.decode()
    assert "2 sessions" in page

    editor.post(HERE, {"session": name_on(page)})

    assert there.get("/workspace/").status_code == 302
    assert editor.get("/workspace/").status_code == 200
    assert AuditEvent.objects.get().action == "sessions_ended"


def test_all_others_are_ended_at_once(editor, signed_in):
    others = [signed_in(editor.user) for _ in range(3)]

    editor.post(HERE, {})

    assert all(client.get("/workspace/").status_code == 302 for client in others)
    assert editor.get("/workspace/").status_code == 200


def test_nobody_ends_the_session_of_another(editor, signed_in):
    other = signed_in(make_user("editor"))
    assert 'name="session"' not in editor.get(HERE).content.decode()

    for name in ("", other.session.session_key, "x" * 20):
        editor.post(HERE, {"session": name})

    assert other.get("/workspace/").status_code == 200
    assert not AuditEvent.objects.exists()


def test_no_session_key_is_on_the_page(editor, signed_in):
    there = signed_in(editor.user)

    page = editor.get(HERE).content.decode()

    for key in Session.objects.values_list("session_key", flat=True):
        assert key not in page
    assert there.session.session_key


def leads_to(client) -> str:
    return client.get("/workspace/next/")["Location"]


def test_a_newcomer_is_led_from_step_to_step(signed_in, settings):
    from tests.second_factor import set_up_app

    settings.SECOND_FACTOR_REQUIRED = True
    member = make_member()
    InterestDeclaration.objects.all().delete()
    client = signed_in(member)
    assert leads_to(client) == "/workspace/second-factor/"

    set_up_app(member)
    assert leads_to(client) == "/workspace/interests/"

    declared = client.post("/workspace/interests/", {"statement": "None."})
    assert declared["Location"] == "/workspace/next/"
    assert leads_to(client) == "/workspace/reviews/"


def test_an_editor_is_led_to_the_desk(editor):
    assert leads_to(editor) == "/workspace/"


def test_a_member_without_a_credential_is_not_asked_for_interests(signed_in):
    assert leads_to(signed_in(make_user("board"))) == "/workspace/reviews/"


def test_the_page_of_the_second_factor_is_no_detour_for_who_has_one(editor):
    assert editor.get("/workspace/second-factor/")["Location"] == "/accounts/2fa/"
