"""Who gives whom power, on screen."""

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from editorial.actions.ask_role import ask_role
from editorial.models import AuditEvent, RoleRequest
from tests.factories import NOW, make_member, make_user
from tests.second_factor import set_up_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    other = make_user("administrator", name="Bea")
    user = make_user(None, name="Nora")
    return ask_role(user=user, role="board", reason="She joins us.", by=other, at=NOW)


def acts():
    return list(AuditEvent.objects.values_list("action", flat=True))


def test_a_role_is_asked_for_with_a_reason(administrator):
    user = make_user(None)

    administrator.post(
        f"/workspace/people/{user.pk}/role/", {"role": "chair", "reason": "Elected."}
    )

    request = RoleRequest.objects.get()
    assert (request.user, request.role, request.asked_by) == (user, "chair", administrator.user)
    assert not user.groups.exists()


@pytest.mark.parametrize("typed", [{}, {"role": "chair"}, {"reason": "x"}, {"role": "editor"}])
def test_a_role_that_is_half_asked_for_is_refused_in_words(administrator, typed):
    user = make_user(None)

    response = administrator.post(f"/workspace/people/{user.pk}/role/", typed)

    assert response.status_code == 400
    assert not RoleRequest.objects.exists()


def test_the_other_administrator_finds_it_on_the_desk_and_agrees(administrator, asked):
    assert "Roles to agree to" in administrator.get("/workspace/").content.decode()
    page = administrator.get("/workspace/people/").content.decode()
    assert "“She joins us.”" in page
    assert "Asked by Bea" in page

    response = administrator.post(
        f"/workspace/people/roles/{asked.pk}/", {"decision": "agree"}, follow=True
    )

    assert "Nora has the role now: board." in response.content.decode()
    assert asked.user.groups.get().name == "board"


def test_refusing_gives_nothing(administrator, asked):
    administrator.post(f"/workspace/people/roles/{asked.pk}/", {"decision": "refuse"})

    assert not asked.user.groups.exists()
    assert acts() == ["role_asked", "role_refused"]


@pytest.mark.parametrize("decision", ["", "yes", "AGREE"])
def test_a_forged_decision_decides_nothing(administrator, asked, decision):
    response = administrator.post(f"/workspace/people/roles/{asked.pk}/", {"decision": decision})

    assert response.status_code == 403
    assert acts() == ["role_asked"]


def test_who_asked_sees_it_wait_and_cannot_agree(administrator):
    make_user("administrator")
    user = make_user(None)
    request = ask_role(user=user, role="board", reason="x", by=administrator.user, at=NOW)

    page = administrator.get(f"/workspace/people/{user.pk}/").content.decode()
    response = administrator.post(f"/workspace/people/roles/{request.pk}/", {"decision": "agree"})

    assert "Another administrator decides." in page
    assert 'value="agree"' not in page
    assert response.status_code == 403
    assert not user.groups.exists()


def test_a_site_with_one_administrator_is_told_what_to_do(administrator):
    user = make_user(None)

    page = administrator.get(f"/workspace/people/{user.pk}/role/").content.decode()

    assert "manage.py second_administrator" in page


@pytest.mark.parametrize("role", ["editor", "board", "chair"])
@pytest.mark.parametrize(
    "path", ["people/{user}/role/", "people/roles/{request}/", "people/{user}/invite/"]
)
def test_nobody_else_asks_decides_or_invites(signed_in, asked, role, path):
    client = signed_in(make_user(role))
    address = path.format(user=asked.user.pk, request=asked.pk)

    response = client.post(
        f"/workspace/{address}", {"decision": "agree", "role": "chair", "reason": "x"}
    )

    assert response.status_code == 403
    assert acts() == ["role_asked"]
    assert mail.outbox == []


def test_a_mail_that_cannot_be_sent_is_told_and_the_invitation_can_be_sent_again(
    administrator, monkeypatch, mailoutbox
):
    user = make_user(None)

    def refuse(*args):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        response = administrator.post(f"/workspace/people/{user.pk}/invite/", follow=True)
    assert "could not be sent (ConnectionRefusedError)" in response.content.decode()

    response = administrator.post(f"/workspace/people/{user.pk}/invite/", follow=True)
    assert "is on its way" in response.content.decode()
    assert len(mailoutbox) == 1


def test_the_link_is_not_shown_to_the_administrator(administrator, mailoutbox):
    user = make_user(None)

    response = administrator.post(f"/workspace/people/{user.pk}/invite/", follow=True)

    assert "/accounts/invitation/" in mailoutbox[0].body
    assert "/accounts/invitation/" not in response.content.decode()


def test_a_lost_second_factor_is_taken_away_with_a_reason(administrator):
    member = make_member()
    set_up_app(member)
    address = f"/workspace/people/{member.pk}/second-factor/"

    assert administrator.post(address, {"reason": ""}).status_code == 400
    response = administrator.post(address, {"reason": "I saw her."}, follow=True)

    assert "Another administrator must agree anew: board." in response.content.decode()
    assert acts() == ["second_factor_reset", "role_asked"]
