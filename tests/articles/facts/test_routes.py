"""One name for each way of giving a medicine."""

import pytest

from articles.facts.routes import fits, hint, read
from articles.facts.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("intramuscularly", "intramuscular"),
        ("IM", "intramuscular"),
        ("into your muscle", "intramuscular"),
        ("by mouth", "oral"),
        ("orally", "oral"),
        ("under the tongue", "sublingual"),
        ("under the skin", "subcutaneous"),
        ("into a vein", "intravenous"),
        ("jab", "injection"),
    ],
)
def test_route_is_read(text, route) -> None:
    found = read(tokenise(text), 0)

    assert found is not None
    assert found[0] == route


@pytest.mark.parametrize("text", ["oral health", "oral cancer", "injection site", "im Haus"])
def test_what_is_no_route(text) -> None:
    assert read(tokenise(text), 0) is None


def test_an_injection_can_be_one_into_a_muscle_but_not_by_mouth() -> None:
    assert fits("injection", "intramuscular")
    assert not fits("oral", "intramuscular")
    assert not fits("subcutaneous", "intramuscular")


def test_tablets_hint_at_the_mouth() -> None:
    assert hint(tokenise("tablets")[0]) == "oral"
