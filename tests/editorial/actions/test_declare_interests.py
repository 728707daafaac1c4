"""What a board member declares of herself."""

import pytest

from editorial.actions.declare_interests import declare_interests
from editorial.models import AuditEvent
from editorial.policies import NotAllowed
from tests.factories import NOW, make_member, make_user

pytestmark = pytest.mark.django_db


def test_a_declaration_is_added_and_recorded():
    member = make_member()

    declare_interests(statement="A lecture fee.", ties=["metformin"], by=member, at=NOW)

    newest = member.board_member.declarations.first()
    assert (newest.statement, newest.ties) == ("A lecture fee.", [{"name": "metformin"}])
    assert member.board_member.declarations.count() == 2
    assert AuditEvent.objects.get(action="interests_declared").actor == member


def test_none_and_a_name_contradict_each_other():
    member = make_member()

    with pytest.raises(NotAllowed, match="you wrote that there are none, and named metformin"):
        declare_interests(statement="None.", ties=["metformin"], by=member, at=NOW)

    assert member.board_member.declarations.count() == 1


def test_only_members_declare():
    with pytest.raises(NotAllowed, match="Only board members"):
        declare_interests(statement="None.", by=make_user("editor"), at=NOW)
