"""A role with power takes two administrators: one asks, another agrees."""

from datetime import timedelta

import pytest

from editorial.actions.ask_role import ask_role
from editorial.actions.decide_role import decide_role
from editorial.models import AuditEvent, RoleRequest
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def ada():
    return make_user("administrator", name="Ada")


@pytest.fixture
def bea():
    return make_user("administrator", name="Bea")


def asked(by, user=None, role="board", reason="She joins in December."):
    return ask_role(user=user or make_user(None), role=role, reason=reason, by=by, at=NOW)


def roles(user):
    return set(user.groups.values_list("name", flat=True))


def acts():
    return list(AuditEvent.objects.values_list("action", flat=True))


def test_asking_gives_nothing(ada):
    request = asked(ada)

    assert roles(request.user) == set()
    assert acts() == ["role_asked"]


def test_another_administrator_agrees_and_the_role_is_there(ada, bea):
    request = decide_role(request=asked(ada), agree=True, by=bea, at=LATER)

    assert roles(request.user) == {"board"}
    assert (request.outcome, request.decided_by) == ("agreed", bea)
    assert acts() == ["role_asked", "role_agreed"]


def test_another_administrator_refuses_and_nothing_is_given(ada, bea):
    request = decide_role(request=asked(ada), agree=False, by=bea, at=LATER)

    assert roles(request.user) == set()
    assert acts() == ["role_asked", "role_refused"]


@pytest.mark.parametrize("agree", [True, False])
def test_who_asked_does_not_decide(ada, agree):
    request = asked(ada)

    with pytest.raises(NotAllowed, match="another administrator must"):
        decide_role(request=request, agree=agree, by=ada, at=LATER)

    assert roles(request.user) == set()


def test_nobody_agrees_to_their_own_role(ada, bea):
    request = asked(ada, user=bea, role="chair")

    with pytest.raises(NotAllowed, match="The role would be yours"):
        decide_role(request=request, agree=True, by=bea, at=LATER)


@pytest.mark.parametrize("role", ["author", "editor", "board", "chair", None])
def test_who_is_no_administrator_neither_asks_nor_decides(ada, role):
    request, other = asked(ada), make_user(role)

    with pytest.raises(NotAllowed, match="Only an administrator"):
        asked(other)
    for agree in (True, False):
        with pytest.raises(NotAllowed, match="Only an administrator"):
            decide_role(request=request, agree=agree, by=other, at=LATER)


def test_an_administrator_who_is_switched_off_decides_nothing(ada, bea):
    request = asked(ada)
    bea.is_active = False
    bea.save()

    with pytest.raises(NotAllowed, match="switched off"):
        decide_role(request=request, agree=True, by=bea, at=LATER)


def test_what_an_administrator_asked_who_is_none_any_more_is_not_agreed_to(ada, bea):
    request = asked(ada)
    ada.groups.clear()

    with pytest.raises(NotAllowed, match="no administrator any more"):
        decide_role(request=request, agree=True, by=bea, at=LATER)

    decide_role(request=request, agree=False, by=bea, at=LATER)
    assert roles(request.user) == set()


def test_who_was_switched_off_meanwhile_gets_no_role(ada, bea):
    request = asked(ada)
    request.user.is_active = False
    request.user.save()

    with pytest.raises(NotAllowed, match="switched off"):
        decide_role(request=request, agree=True, by=bea, at=LATER)


def test_what_is_decided_is_decided(ada, bea):
    request = asked(ada)
    decide_role(request=request, agree=False, by=bea, at=LATER)

    with pytest.raises(Conflict, match="decided already"):
        decide_role(request=request, agree=True, by=bea, at=LATER)

    assert roles(request.user) == set()


def test_the_same_is_not_asked_for_twice_but_again_after_a_refusal(ada, bea):
    user = make_user(None)
    request = asked(ada, user=user)
    with pytest.raises(Conflict, match="asked for already"):
        asked(bea, user=user)

    decide_role(request=request, agree=False, by=bea, at=LATER)
    asked(bea, user=user)

    assert RoleRequest.objects.filter(user=user).count() == 2


@pytest.mark.parametrize("role", ["editor", "author", "superuser", ""])
def test_only_guarded_roles_are_asked_for(ada, role):
    with pytest.raises(NotAllowed, match="only board member, chair and administrator"):
        asked(ada, role=role)


def test_what_somebody_has_is_not_asked_for(ada):
    with pytest.raises(NotAllowed, match="has it already"):
        asked(ada, user=make_user("board"))


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_role_is_asked_for_with_a_reason(ada, reason):
    with pytest.raises(NotAllowed, match="Reason: it is empty"):
        asked(ada, reason=reason)
