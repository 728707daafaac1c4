"""A dangerous change, and what a tick is bound to."""

from dataclasses import fields, replace

import pytest

from articles.changes.danger import KINDS, Danger

DANGER = Danger("number", "patient", "body", "dose", "1 mg", "10 mg", "Take 1 mg.", "Take 10 mg.")


def test_the_change_is_said_in_words():
    assert DANGER.words == "1 mg → 10 mg"
    assert replace(DANGER, after="").words == "1 mg → (gone)"
    assert replace(DANGER, before="").words == "(not there) → 10 mg"


def test_the_digest_is_that_of_the_content():
    assert DANGER.digest == replace(DANGER).digest
    assert len(DANGER.digest) == 64


@pytest.mark.parametrize("name", [field.name for field in fields(Danger)])
def test_no_part_can_change_without_the_digest(name):
    other = {"kind": "loss", "nth": 1}.get(name, "other")

    assert replace(DANGER, **{name: other}).digest != DANGER.digest


def test_every_kind_is_known_once():
    assert len(KINDS) == len(set(KINDS)) == 16
