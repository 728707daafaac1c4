"""Every rule finds what is wrong in real text and real records, and passes over its near misses."""

import pytest

from articles.checks.prepared import prepare
from articles.checks.registry import CHECKS
from tests.articles.checks.real import (
    accountability,
    figures,
    guidance,
    pages,
    sentences,
    sources,
    statements,
)
from tests.articles.checks.real.case import Case, sentence

FAMILIES = (sources, figures, statements, guidance, accountability, pages)
FIRES: dict[str, tuple[Case, ...]] = {
    id: tuple(map(sentence, words)) for id, words in sentences.FIRES.items()
}
SILENT: dict[str, tuple[Case, ...]] = {
    id: tuple(map(sentence, words)) for id, words in sentences.SILENT.items()
}
for family in FAMILIES:
    FIRES |= family.FIRES
    SILENT |= family.SILENT
BY_ID = {each.id: each for each in CHECKS}
_LEAST = 3


def found_by(id, case, article, check_context):
    content, context = case.put(article, check_context)
    found = BY_ID[id].findings(prepare(content, context))
    return [each for each in found if each.where == "body" or not case.only_body]


def cases(given):
    return [
        pytest.param(id, case, id=f"{id}-{number}")
        for id, each in given.items()
        for number, case in enumerate(each, 1)
    ]


@pytest.mark.parametrize(("id", "case"), cases(FIRES))
def test_what_is_wrong_in_real_text_is_found(article, check_context, id, case) -> None:
    found = found_by(id, case, article, check_context)

    assert [each for each in found if each.level != "unchecked"]


@pytest.mark.parametrize(("id", "case"), cases(SILENT))
def test_real_near_miss_is_silent(article, check_context, id, case) -> None:
    assert found_by(id, case, article, check_context) == []


@pytest.mark.parametrize("id", BY_ID)
def test_every_rule_has_three_real_examples_of_each(id) -> None:
    assert len(set(map(repr, FIRES.get(id, ())))) >= _LEAST
    assert len(set(map(repr, SILENT.get(id, ())))) >= _LEAST


def test_no_example_is_of_a_rule_that_is_gone() -> None:
    assert {*FIRES, *SILENT} <= BY_ID.keys()
