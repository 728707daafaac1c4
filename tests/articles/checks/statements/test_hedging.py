"""The doubt in a question, and sentences that answer without it."""

import pytest

from articles.checks.statements.hedging import asked, stated


@pytest.mark.parametrize(
    ("question", "verbs"),
    [
        ("Can low vitamin B12 cause leg weakness?", ("cause",)),
        ("Could it help or harm?", ("help", "harm")),
        ("What causes leg weakness?", ()),
        ("Can I drive?", ()),
    ],
)
def test_verbs_behind_the_doubt_are_read(question, verbs) -> None:
    assert asked(question) == verbs


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("It causes weakness.", "causes"),
        ("It definitively caused weakness.", "caused"),
        ("It can cause weakness.", None),
        ("It sometimes causes weakness.", None),
        ("Does it cause weakness?", None),
        ("The cause of weakness is known.", None),
    ],
)
def test_statement_is_told_from_doubt_and_noun(sentence, form) -> None:
    found = stated(("cause",), sentence)

    assert (found[0] if found else None) == form


def test_a_risk_that_is_raised_for_sure_is_no_doubt() -> None:
    assert stated(("increase",), "It increases the risk of bleeding.")
    assert stated(("increase",), "At risk, they increase.") is None
