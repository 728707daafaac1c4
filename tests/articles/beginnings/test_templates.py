"""Templates: one for each kind, in order from the start, and never shown to readers unfinished."""

from datetime import date
from typing import get_args

import pytest

from articles.assemble import assemble
from articles.beginnings.templates import KINDS, from_template
from articles.checks.finding import Finding
from articles.checks.guidance.whole_treatment import PARTS
from articles.checks.registry import Context, check
from articles.content import ArticleKind
from articles.draft import Draft
from articles.markup.blocks import parse_blocks
from articles.markup.plain import blocks_of_text

QUESTION = "Can low vitamin B12 make your legs weak?"


def _draft(kind: ArticleKind) -> Draft:
    return from_template(kind, slug="b12", question=QUESTION)


def _found(draft: Draft) -> list[Finding]:
    return check(assemble(draft), Context(date(2026, 11, 2), ()))


def test_every_kind_has_a_template():
    assert set(KINDS) == set(get_args(ArticleKind)) - {""}


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_asks_its_own_question_and_says_its_kind(kind: ArticleKind):
    draft = _draft(kind)

    assert (draft.slug, draft.question, draft.kind) == ("b12", QUESTION, kind)
    assert [text.audience for text in draft.texts] == ["patient", "clinician"]
    assert {text.headline for text in draft.texts} == {QUESTION}


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_that_is_still_to_write_blocks_and_nothing_is_broken(kind: ArticleKind):
    draft = _draft(kind)

    found = _found(draft)

    lines = sum(
        block.text.startswith("To write:")
        for text in draft.texts
        for source in (text.short_answer, text.body)
        for block in blocks_of_text(source)
    )
    assert sum(finding.id == "TXT-04" for finding in found) == lines > 10
    assert not [f for f in found if f.id in ("DIA-01", "ACC-02")]


@pytest.mark.parametrize("kind", KINDS)
def test_patients_are_told_when_to_get_help(kind: ArticleKind):
    patient = _draft(kind).texts[0]

    assert [block.kind for block in parse_blocks(patient.body).walk()] == [
        "emergency", "urgent", "nonurgent",
    ]  # fmt: skip


def test_a_treatment_is_told_whole():
    patient = _draft("treatment").texts[0]

    headings = [block.text for block in blocks_of_text(patient.body) if block.kind == "heading"]
    for name, rule in PARTS.items():
        assert any(rule.search(words) for words in headings), name


def test_no_template_for_no_kind():
    with pytest.raises(KeyError):
        from_template("", slug="b12", question=QUESTION)
