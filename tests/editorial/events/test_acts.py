"""Each act of the record tells somebody or is said to tell nobody, and every event is whole."""

import pytest

from editorial import recorded
from editorial.events import (
    AT_ONCE,
    DIGEST,
    EVENTS,
    NEVER,
    ROLES_IN,
    TELLS,
    TELLS_NOBODY,
    Relation,
    chosen_by,
)
from editorial.models import Notice, NoticeChoice
from editorial.notices.words import one_line
from editorial.policies import Person
from editorial.states import ADMINISTRATOR, AUTHOR, BOARD, EDITOR, ROLES


def with_roles(*roles):
    return Person(1, "Beatrice", frozenset(roles))


def test_every_act_tells_somebody_or_is_said_to_tell_nobody():
    assert recorded.KNOWN - TELLS.keys() - TELLS_NOBODY == set(), "Say in editorial/events/ whom."
    assert TELLS.keys() & TELLS_NOBODY == set()


def test_no_act_is_told_of_that_nothing_records():
    assert (TELLS.keys() | TELLS_NOBODY) - recorded.KNOWN == set()


def test_an_events_code_is_its_own_and_fits_its_column():
    codes = [event.code for event in EVENTS]

    assert len(codes) == len(set(codes))
    for model in (Notice, NoticeChoice):
        assert max(map(len, codes)) <= model._meta.get_field("event").max_length


def test_every_event_is_mailed_as_people_can_choose_and_has_a_title_of_one_line():
    for event in EVENTS:
        assert event.mail in (AT_ONCE, DIGEST, NEVER)
        assert event.to
        assert event.title == one_line(event.title)


def test_every_relation_has_roles_and_says_why():
    assert ROLES_IN.keys() == set(Relation)
    for relation in Relation:
        assert relation.startswith(("you ", "your ", "it "))


def test_what_others_decide_for_an_account_is_mailed_whatever_was_chosen():
    for act in ("password_reset", "second_factor_reset", "make_second_administrator"):
        assert all(event.fixed and event.mail == AT_ONCE for event in TELLS[act])
    assert not any(event.fixed for event in chosen_by(with_roles(*ROLES)))


@pytest.mark.parametrize(
    ("role", "meets", "never_meets"),
    [
        (BOARD, "review_asked", "changes_requested"),
        (EDITOR, "changes_requested", "review_waits"),
        (EDITOR, "wording_approved", "invitation_taken"),
        (AUTHOR, "version_approved", "policy_in_force"),
        (ADMINISTRATOR, "role_to_decide", "version_approved"),
    ],
)
def test_a_role_chooses_among_what_can_reach_it(role, meets, never_meets):
    codes = {event.code for event in chosen_by(with_roles(role))}

    assert meets in codes
    assert never_meets not in codes


def test_without_a_role_there_is_nothing_to_choose():
    assert chosen_by(with_roles()) == ()
