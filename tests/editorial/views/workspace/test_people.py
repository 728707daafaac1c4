"""Who works here."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session

from editorial.models import AuditEvent, BoardMember, InterestDeclaration
from tests.editorial.form_reader import form_on
from tests.factories import make_article, make_member, make_user
from tests.settings_pages import said_yes

pytestmark = pytest.mark.django_db
NEW = {
    "username": "newone",
    "first_name": "New",
    "last_name": "One",
    "email": "new@example.org",
    "roles": ["editor"],
    "asked": ["board"],
    "reason": "She joins the board in December.",
}
CREDENTIAL = {
    "printed_name": "Dr N. One",
    "profession": "consultant neurologist",
    "specialty": "neurology",
    "register": "General Medical Council",
    "register_number": "7654321",
    "verified_by": "Ada",
    "verified_on": "2026-11-01",
    "verified_until": "2027-11-01",
    "active": "on",
    "biography": "",
}


def acts():
    return list(AuditEvent.objects.values_list("action", flat=True))


def test_a_person_is_added_and_invited_and_power_waits_for_another(administrator, mailoutbox):
    response = administrator.post("/workspace/people/new/", NEW, follow=True)

    user = get_user_model().objects.get(username="newone")
    assert set(user.groups.values_list("name", flat=True)) == {"editor"}
    assert user.role_requests.get().role == "board"
    assert not user.has_usable_password()
    assert [mail.to for mail in mailoutbox] == [["new@example.org"]]
    assert "The invitation is on its way to new@example.org." in response.content.decode()
    assert acts() == ["person_added", "role_asked", "person_invited"]


def test_without_an_address_there_is_a_password_shown_once(administrator, mailoutbox):
    response = administrator.post(
        "/workspace/people/new/", {**NEW, "email": "", "asked": [], "reason": ""}
    )

    user = get_user_model().objects.get(username="newone")
    shown = response.content.decode().split('<p class="password"><code>')[1].split("</code>")[0]
    assert user.check_password(shown)
    assert acts() == ["person_added", "password_reset"]
    assert shown not in "".join(AuditEvent.objects.values_list("details", flat=True))
    assert shown not in administrator.get(f"/workspace/people/{user.pk}/").content.decode()
    assert mailoutbox == []


def test_a_role_with_power_needs_a_reason(administrator):
    response = administrator.post("/workspace/people/new/", {**NEW, "reason": " "})

    assert response.status_code == 400
    assert "Why these roles: it is empty" in response.content.decode()
    assert not get_user_model().objects.filter(username="newone").exists()


def test_no_administrator_makes_a_board_member_alone(administrator):
    user = make_user("editor")
    address = f"/workspace/people/{user.pk}/"
    typed = form_on(administrator.get(address), "first_name") | {"roles": ["editor", "board"]}

    response = administrator.post(address, typed)

    assert response.status_code == 400
    assert set(user.groups.values_list("name", flat=True)) == {"editor"}
    assert acts() == []


def test_a_taken_user_name_is_refused(administrator):
    make_user(username="newone")

    response = administrator.post("/workspace/people/new/", NEW)

    assert response.status_code == 400
    assert "is taken" in response.content.decode()
    assert acts() == []


def test_roles_are_changed_and_recorded(administrator):
    user = make_user("editor")
    address = f"/workspace/people/{user.pk}/"
    typed = form_on(administrator.get(address), "first_name") | {"roles": ["author"]}

    said_yes(administrator, address, typed)

    assert set(user.groups.values_list("name", flat=True)) == {"author"}
    assert acts() == ["person_changed"]


def test_a_role_that_is_taken_away_ends_sessions(administrator, signed_in):
    user = make_user("board")
    browser = signed_in(user)
    address = f"/workspace/people/{user.pk}/"
    typed = form_on(administrator.get(address), "first_name") | {"roles": ["editor"]}

    said_yes(administrator, address, typed)

    assert set(user.groups.values_list("name", flat=True)) == {"editor"}
    assert browser.get("/workspace/").status_code == 302


def test_a_role_that_is_kept_ends_no_session(administrator, signed_in):
    user = make_user("board")
    browser = signed_in(user)
    address = f"/workspace/people/{user.pk}/"
    typed = form_on(administrator.get(address), "first_name") | {"roles": ["board", "editor"]}

    administrator.post(address, typed)

    assert browser.get("/workspace/").status_code == 200


def test_switching_an_account_off_ends_its_sessions(administrator, signed_in):
    user = make_user("editor")
    browser = signed_in(user)
    address = f"/workspace/people/{user.pk}/"
    typed = form_on(administrator.get(address), "first_name") | {"roles": ["editor"]}
    del typed["active"]

    said_yes(administrator, address, typed)

    assert browser.get("/workspace/").status_code == 302
    assert Session.objects.count() == 1  # the administrator's own


@pytest.mark.parametrize("change", [{"roles": ["editor"]}, {"active": ""}])
def test_nobody_locks_themselves_out(administrator, change):
    address = f"/workspace/people/{administrator.user.pk}/"
    typed = form_on(administrator.get(address), "first_name") | {"roles": ["administrator"]}
    typed = {k: v for k, v in (typed | change).items() if v}

    response = administrator.post(address, typed)

    administrator.user.refresh_from_db()
    assert response.status_code == 400
    assert administrator.user.is_active
    assert administrator.user.groups.filter(name="administrator").exists()


def test_a_new_first_password_signs_out_everywhere(administrator, signed_in):
    user = make_user("editor")
    browser = signed_in(user)

    response = administrator.post(f"/workspace/people/{user.pk}/password/")

    shown = response.content.decode().split('<p class="password"><code>')[1].split("</code>")[0]
    user.refresh_from_db()
    assert user.check_password(shown)
    assert browser.get("/workspace/").status_code == 302
    assert acts() == ["password_reset"]


def test_a_credential_is_recorded_with_who_verified_it(administrator):
    user = make_user("board")

    administrator.post(f"/workspace/people/{user.pk}/board/", CREDENTIAL)

    member = BoardMember.objects.get(user=user)
    assert (member.printed_name, member.verified_by) == ("Dr N. One", "Ada")
    assert acts() == ["board_member_saved"]


def test_a_credential_that_ends_before_it_begins_is_refused(administrator):
    user = make_user("board")

    response = administrator.post(
        f"/workspace/people/{user.pk}/board/", CREDENTIAL | {"verified_until": "2026-01-01"}
    )

    assert response.status_code == 400
    assert "before the day it was verified on" in response.content.decode()
    assert not BoardMember.objects.exists()


def test_nobody_verifies_their_own_credential(administrator):
    response = administrator.post(f"/workspace/people/{administrator.user.pk}/board/", CREDENTIAL)

    assert response.status_code == 400
    assert not BoardMember.objects.exists()


def test_a_credential_that_ended_is_marked_in_the_list(administrator):
    from datetime import date

    make_member(verified_until=date(2026, 10, 1))

    assert "ended 1 Oct 2026" in administrator.get("/workspace/people/").content.decode()


def test_a_member_declares_interests_anew(member):
    member.post("/workspace/interests/", {"statement": "Shares in a maker of tests."})

    newest = InterestDeclaration.objects.filter(member__user=member.user).first()
    assert newest.statement == "Shares in a maker of tests."
    assert acts() == ["interests_declared"]
    assert InterestDeclaration.objects.count() == 2


def test_who_is_no_member_has_nothing_to_declare(editor):
    response = editor.post("/workspace/interests/", {"statement": "None."})

    assert response.status_code == 400
    assert "Only board members declare interests" in response.content.decode()
    assert not InterestDeclaration.objects.exists()


def test_an_editor_cannot_give_herself_a_role(editor):
    address = f"/workspace/people/{editor.user.pk}/"

    response = editor.post(address, {"first_name": "E", "roles": ["administrator"]})

    assert response.status_code == 403
    assert set(editor.user.groups.values_list("name", flat=True)) == {"editor"}


def test_what_a_lost_role_leaves_behind_is_shown_first(administrator):
    user = make_member("neurology")
    article = make_article(by=user)
    address = f"/workspace/people/{user.pk}/"
    typed = form_on(administrator.get(address), "first_name") | {"roles": ["editor"]}

    asked = administrator.post(address, typed).content.decode()

    assert user.groups.filter(name="board").exists()
    assert "No longer board member: nobody is left with this role." in asked
    assert "Members left for neurology: 0." in asked
    assert "Owner of 1 article" in asked
    assert f"?owner={article.owner.username}" in asked
    said_yes(administrator, address, typed)
    assert not user.groups.filter(name="board").exists()
