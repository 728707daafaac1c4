"""Examining content under limits: what cannot be examined blocks, and never locks anybody out."""

from datetime import date

import pytest

from articles import examine as examining
from articles.checks.registry import Context
from articles.content import Content, Text
from articles.examine import counts, examine
from articles.markup import limits

TODAY = date(2026, 11, 22)


def content(body="Plain words."):
    text = Text(audience="patient", headline="An answer", short_answer="Yes.", body=body)
    return Content(slug="b12", question="Can it?", texts=(text,))


def test_a_tightened_level_reaches_the_findings():
    def levels(context):
        found = examine(content("A some\u00adthing."), context)
        return [f.level for f in found if f.id == "TXT-02"]

    assert levels(Context(TODAY)) == ["warn"]
    assert levels(Context(TODAY, levels={"TXT-02": "block"})) == ["block"]


def test_a_fix_comes_through_the_child_process():
    found = examine(content("A some\u00adthing."), Context(TODAY))

    assert [(f.quote, f.at, f.fix) for f in found if f.id == "TXT-02"] == [
        ("some\u00adthing.", 2, "something.")
    ]


@pytest.mark.parametrize("trouble", [limits.LimitExceeded("cpu"), limits.Failed("KeyError")])
def test_what_cannot_be_examined_blocks(monkeypatch, trouble):
    def refuse(*args, **kwargs):
        raise trouble

    monkeypatch.setattr(examining.limits, "run", refuse)

    (found,) = examine(content(), Context(TODAY))

    assert (found.id, found.level) == ("DIA-00", "block")
    assert str(trouble) in found.message


def test_findings_are_counted_by_level_gravest_first():
    found = examine(content("A some\u00adthing."), Context(TODAY))

    assert list(counts(found)) == ["block", "warn", "advise", "unchecked"]
    assert sum(counts(found).values()) == len(found)
