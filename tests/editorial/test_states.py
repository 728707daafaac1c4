"""The table of moves is whole, and every page that shows it shows this one (I4)."""

import io
from itertools import product
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.status import OPEN, WITH_THE_BOARD, Status
from editorial import states
from editorial.policies import Conflict, check_move
from editorial.states import MOVES, OWNER, ROLES, SYSTEM, allowed_from

DOCS = Path(__file__).parents[2] / "docs" / "states.md"

EDGES = {
    ("submit", Status.CHANGES_REQUESTED, Status.SUBMITTED),
    ("submit", Status.RECALLED, Status.SUBMITTED),
    ("begin_review", Status.SUBMITTED, Status.UNDER_REVIEW),
    ("request_changes", Status.UNDER_REVIEW, Status.CHANGES_REQUESTED),
    ("recall", Status.SUBMITTED, Status.RECALLED),
    ("recall", Status.UNDER_REVIEW, Status.RECALLED),
    ("approve", Status.UNDER_REVIEW, Status.APPROVED),
    ("supersede", Status.APPROVED, Status.SUPERSEDED),
    ("withdraw", Status.APPROVED, Status.WITHDRAWN),
    ("withdraw_overdue", Status.APPROVED, Status.WITHDRAWN),
}


def test_the_table_has_these_edges_and_no_others_i4():
    assert {(m.name, source, m.target) for m in MOVES for source in m.sources} == EDGES


@pytest.mark.parametrize(("move", "status"), list(product(MOVES, Status)), ids=str)
def test_a_move_is_made_only_from_where_the_table_has_it_i4(move, status):
    if (move.name, status, move.target) in EDGES:
        check_move(move, status)
        return
    with pytest.raises(Conflict, match=f"This version is {status.word.lower()}"):
        check_move(move, status)


def test_every_status_has_one_owner():
    assert list(OWNER) == list(Status)


def test_every_status_can_be_reached_from_the_first():
    reached, waiting = set(), {states.FIRST}
    while waiting:
        status = waiting.pop()
        reached.add(status)
        waiting |= {move.target for move in allowed_from(status)} - reached

    assert reached == set(Status)


@pytest.mark.parametrize("status", [Status.SUPERSEDED, Status.WITHDRAWN])
def test_what_is_over_does_not_come_back_i4(status):
    assert allowed_from(status) == ()


def test_approval_has_one_way_and_nobody_makes_it_alone_i4():
    (approve,) = [move for move in MOVES if move.target is Status.APPROVED]

    assert approve.sources == {Status.UNDER_REVIEW}
    assert approve.roles == {SYSTEM}


def test_every_move_has_a_name_a_maker_and_a_sentence_of_its_own():
    assert len({move.name for move in MOVES}) == len(MOVES)
    assert len({move.says for move in MOVES}) == len(MOVES)
    assert all(move.roles and move.roles <= {*ROLES, SYSTEM} for move in MOVES)


def test_what_the_board_has_is_open_and_what_is_decided_is_not():
    assert WITH_THE_BOARD < OPEN
    assert OPEN.isdisjoint({Status.APPROVED, Status.SUPERSEDED, Status.WITHDRAWN})


def test_the_page_of_states_is_the_table():
    assert DOCS.read_text(encoding="utf-8") == states.as_markdown()


def test_the_command_prints_the_page_of_states():
    printed = io.StringIO()

    call_command("states", stdout=printed)

    assert printed.getvalue() == states.as_markdown()


def test_the_page_of_states_shows_every_edge_and_every_status():
    page = states.as_markdown()

    for name, source, target in EDGES:
        assert f"    {source} --> {target}: {name}\n" in page
    for status in Status:
        assert f"| {status.word} |" in page
