"""Examining content under limits: what cannot be examined blocks, and never locks anybody out."""

from datetime import date

import pytest

from articles import examine as examining
from articles.checks.registry import Context
from articles.content import Claim, Content, Text, Wording
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


def test_what_takes_too_much_names_the_longest_text_and_how_to_make_it_less(monkeypatch):
    def refuse(*args, **kwargs):
        raise limits.LimitExceeded("cpu")

    monkeypatch.setattr(examining.limits, "run", refuse)
    wording = Wording(audience="patient", words="It is so.")
    many = tuple(Claim(id=f"claim-{number}", wordings=(wording,)) for number in range(600))
    plain = content("x" * 2_000)

    (few,) = examine(plain, Context(TODAY))
    (found,) = examine(plain.model_copy(update={"claims": many}), Context(TODAY))

    assert (few.audience, few.where) == ("patient", "body")
    assert "for patients, has 2,000 characters" in few.message
    assert "brackets" in few.cure
    assert "It has 600 claims" in found.message
    assert found.cure == "Make several articles of it, each of at most 500 claims."


def test_what_has_no_text_at_all_is_still_told(monkeypatch):
    def refuse(*args, **kwargs):
        raise limits.LimitExceeded("memory")

    monkeypatch.setattr(examining.limits, "run", refuse)

    (found,) = examine(Content(slug="b12", question="Can it?"), Context(TODAY))

    assert (found.where, found.audience) == ("article", "")


def test_findings_are_counted_by_level_gravest_first():
    found = examine(content("A some\u00adthing."), Context(TODAY))

    assert list(counts(found)) == ["block", "warn", "advise", "unchecked"]
    assert sum(counts(found).values()) == len(found)
