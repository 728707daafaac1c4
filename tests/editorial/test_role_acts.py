"""Role × object × state × action: everybody tries every act on a version in every state (I4, I9).

The table is tests/role_acts/table.py. Each cell is tried on the page, with its form filled in, and
on the action itself, as a command or a task would call it; what it did is taken back. With -s the
figures are printed. Which addresses there are, and who may ask them, is in test_role_matrix.py.
"""

import logging
from pathlib import Path

import pytest
from django.urls import reverse

from tests.role_acts import replay, typed
from tests.role_acts.calls import CALLS
from tests.role_acts.people import EVERYBODY, STRANGERS
from tests.role_acts.site import LATER, build
from tests.role_acts.table import ACTS, ELSEWHERE, STATES

ACTIONS = Path(__file__).parents[2] / "editorial" / "actions"
PARTS = 2
# Pages are tried where somebody may act, and in these; actions are tried in every state.
NOT_NOW = ("submitted", "recalled", "superseded")


@pytest.fixture
def site(db, monkeypatch):
    monkeypatch.setattr("editorial.clock.now", lambda: LATER)
    logging.disable(logging.CRITICAL)  # Thousands of refusals, each of which would be noted.
    built = build()
    # Each cell is taken back, so that all of them begin alike.
    built.before = replay.fingerprint()
    yield built
    logging.disable(logging.NOTSET)


def cells(acts, also=STATES):
    """Yield each act in its states, and `also`, with everybody, and whether they may."""
    for act in acts:
        for state in sorted(ACTS[act].states.union(also)):
            for who in sorted(EVERYBODY):
                yield act, state, who, who in ACTS[act].who and state in ACTS[act].states


@pytest.mark.embedded  # Pages are the same code on either database; the actions run on both.
@pytest.mark.timeout(300)
@pytest.mark.parametrize("part", range(PARTS))
def test_everybody_acts_where_the_table_says_and_nowhere_else_i4_i9(site, part):
    figures, forms = replay.Figures(), {}

    for act, state, who, expected in cells(sorted(ACTS)[part::PARTS], NOT_NOW):
        row = site.objects[state]
        if (act, state) not in forms:
            forms[act, state] = typed.form_of(act, row, site)
        try:
            address = typed.address(act, row)
        except AttributeError:
            continue  # Nothing of the kind hangs on it.
        answer = replay.post(site, who, address, forms[act, state])
        figures.count(f"{who} {act} {state}: {answer.status}", answer.changed, expected)
        figures.hold(answer, f"{who} {act} {state}", who)

    print(f"acts on pages, part {part}: {figures}")
    assert not figures.wrong, "\n".join(figures.wrong)
    assert figures.acted > 100


def test_the_actions_themselves_let_nobody_act_whom_the_pages_do_not_i4_i9(site):
    figures = replay.Figures()

    for act, state, who, expected in cells(ACTS):
        if who == "anonymous":
            continue
        acted = replay.call(CALLS[act], site, site.objects[state], site.people[who])
        if acted is not None:
            figures.count(f"{who} {act} {state}", acted, expected)

    print(f"acts without pages: {figures}")
    assert not figures.wrong, "\n".join(figures.wrong)
    assert figures.acted > 200


def test_no_action_is_forgotten():
    """An act on a version that is in neither list fails the suite with its name."""
    there = {path.stem for path in ACTIONS.glob("*.py")} - {"__init__"}
    tried = {name for name in there if name in replay.modules_of("tests/role_acts/calls.py")}

    assert there - tried - ELSEWHERE == set(), "Say in tests/role_acts/table.py who may do these."
    assert tried & ELSEWHERE == set()
    assert there >= ELSEWHERE


def test_pages_and_actions_are_tried_by_one_table(site):
    assert set(CALLS) == set(ACTS)
    for act, row in ACTS.items():
        assert not row.who & STRANGERS, act
    row = site.objects["under_review"]
    assert {typed.address(act, row) for act in ACTS if act != "ratify"}
    assert reverse("workspace:review", args=[row.round.pk])
