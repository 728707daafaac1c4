"""The Board: everything that staff, workers and time can do, in any order, and what always holds.

A short run, with the same examples each time, is part of every test run. BOARD_MACHINE=long makes
it 200 examples of 50 steps, and other ones each time.

Invariants 1 to 5, 8, 10 to 14, 18 to 20, 22, 23, 25, 30 and 31 of the workflow, on whichever
database is configured. In tests/board: what may be done is in house.py, without the product's own
rules; what is done from machine.py to turns.py; what always holds in promises.py.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.board.ground import settling
from tests.board.machine import TALLY
from tests.board.promises import Board

LONG = os.environ.get("BOARD_MACHINE") == "long"
# In parts, which can run beside each other. An example takes about a second of a core.
PARTS = 4
EXAMPLES = 50 if LONG else 15
OFTEN = ("submit", "begin", "say", "approve", "refused", "swept", "time")
PROFILE = settings(
    max_examples=EXAMPLES,
    stateful_step_count=50,
    deadline=None,
    database=None,
    # Making a failing run short takes minutes: only the long run does it.
    phases=list(Phase) if LONG else [Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.timeout(3600 if LONG else 300)
@pytest.mark.parametrize(
    "part",
    # Beside PostgreSQL one part, which takes as long there as two do on SQLite; all in a long run.
    [pytest.param(n, marks=[pytest.mark.embedded] if n and not LONG else []) for n in range(PARTS)],
)
def test_the_board_keeps_its_promises_whatever_happens(db, part):
    TALLY.clear()
    with settling():
        run_state_machine_as_test(Board if LONG else seed(part)(Board), settings=PROFILE)
    print(dict(TALLY))
    assert all(TALLY[act] for act in OFTEN), "a run in which little happens proves little"
