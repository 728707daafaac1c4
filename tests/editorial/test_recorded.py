"""Every act that is recorded has words, and no screen shows its name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from editorial import recorded
from editorial.actions import ratify_withdrawal, remind_of_review
from editorial.reauthentication import FAILED
from editorial.states import MOVES

ROOT = Path(__file__).resolve().parents[2]
# Acts whose names are put together, by the expression that does it.
PUT_TOGETHER = {
    "move.name": {move.name for move in MOVES},
    "FAILED": {FAILED},
    "what": {remind_of_review.DUE, remind_of_review.OVERDUE},
    "f'emergency_{end}'": {"emergency_ended", "emergency_expired"},
    "f'withdrawal_{outcome}'": {
        f"withdrawal_{outcome}"
        for outcome in (ratify_withdrawal.RATIFIED, ratify_withdrawal.CONTESTED)
    },
    # Passed on by a function named _record, or by triage.close, whose callers are looked at.
    "action": set(),
}


def acts_in(source: str) -> Iterator[str]:
    """Yield the acts that a module records: as written, or as PUT_TOGETHER knows them."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case (
                ast.Attribute(value=ast.Name(id="audit"), attr="record")
                | ast.Attribute(value=ast.Name(id="triage"), attr="close")
            ):
                given = [each.value for each in node.keywords if each.arg == "action"]
                yield from names_in(given[0])
            case ast.Name(id="_record") if node.args and is_text(node.args[0]):
                yield from names_in(node.args[0])


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def names_in(node: ast.expr) -> set[str]:
    match node:
        case ast.Constant(value=str(name)):
            return {name}
        case ast.IfExp(body=one, orelse=other):
            return names_in(one) | names_in(other)
    expression = ast.unparse(node)
    assert expression in PUT_TOGETHER, f"Say in PUT_TOGETHER which acts “{expression}” makes."
    return PUT_TOGETHER[expression]


def recorded_in_code() -> set[str]:
    files = [path for part in ("articles", "editorial") for path in (ROOT / part).rglob("*.py")]
    return {act for path in files for act in acts_in(path.read_text(encoding="utf-8"))}


def test_every_act_that_is_recorded_has_words_and_no_other():
    acts = recorded_in_code()

    assert acts - recorded.KNOWN == set(), "Add the words of these to editorial/recorded.py."
    assert recorded.KNOWN - acts == set(), "Nothing records these; take them out."


def test_the_reading_of_code_finds_what_is_recorded():
    found = acts_in('audit.record(action="a" if good else "b", by=None)\n_record("c", user)')

    assert set(found) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("submit", "Submitted to the medical advisory board"),
        ("sign_off", "Signed off"),
        ("publish", "Shown to readers"),
        ("an_act_of_tomorrow", "An act of tomorrow"),
    ],
)
def test_an_act_is_told_as_something_that_was_done(act, words):
    assert recorded.in_words(act) == words
