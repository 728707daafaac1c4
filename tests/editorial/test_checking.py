"""Findings at the levels of the site: tightened for all articles or for a topic."""

import time
from datetime import timedelta

import pytest

from articles import queries
from articles.checks.finding import Finding
from articles.content import Author
from articles.models import Topic
from editorial import checking
from editorial.checking import findings_of, levels_for, levels_in_force
from editorial.models import CheckLevel
from tests.factories import NOW, make_article, make_draft, make_member

pytestmark = pytest.mark.django_db


def set_level(level, topic=None, check="TXT-02", at=NOW):
    if topic:
        topic, _ = Topic.objects.get_or_create(slug=topic, defaults={"name": topic})
    return CheckLevel.objects.create(
        check_id=check, topic=topic, level=level, reason="Safety.", set_by_name="A.", set_at=at
    )


def with_a_soft_hyphen():
    (patient, clinician) = make_draft().texts
    return (
        patient.model_copy(update={"body": f"{patient.body}\n\nAsk for some\u00adthing small.\n"}),
        clinician,
    )


def levels_found(article):
    content = queries.content_of(article, on=NOW.date())
    return [f.level for f in findings_of(content, on=NOW.date()) if f.id == "TXT-02"]


def test_a_level_set_for_all_counts_for_every_topic():
    set_level("block")

    assert levels_for([]) == levels_for(["neurology"]) == {"TXT-02": "block"}


def test_a_level_set_for_a_topic_counts_for_its_articles_only():
    article = make_article(topics=("neurology",), texts=with_a_soft_hyphen())
    other = make_article(topics=("travel",), texts=with_a_soft_hyphen())
    assert levels_found(article) == ["warn"]

    set_level("block", "neurology")

    assert levels_found(article) == ["block"]
    assert levels_found(other) == ["warn"]


def test_of_several_topics_the_gravest_counts():
    set_level("warn", "neurology")
    set_level("block", "travel")

    assert levels_for(["neurology", "travel"]) == {"TXT-02": "block"}
    assert levels_for(["neurology"]) == {"TXT-02": "warn"}


def test_the_newest_level_counts_and_as_shipped_ends_it():
    set_level("block")
    set_level("", at=NOW + timedelta(hours=1))

    assert levels_in_force() == []
    assert levels_for([]) == {}


def test_one_saved_text_is_examined_once_and_again_when_anything_changes(monkeypatch):
    asked = []
    examine = checking.examine
    monkeypatch.setattr(checking, "examine", lambda *given: asked.append(1) or examine(*given))
    # A text of its own: what another test had examined is remembered by this process.
    article = make_article(question="Is one text examined once?")
    content = queries.content_of(article, on=NOW.date())

    first = findings_of(content, on=NOW.date())
    first.clear()
    again = findings_of(content, on=NOW.date())
    assert len(asked) == 1 and again

    findings_of(content.model_copy(update={"question": "Is it so?"}), on=NOW.date())
    findings_of(content, on=NOW.date() + timedelta(days=1))
    set_level("block")
    findings_of(content, on=NOW.date())
    assert len(asked) == 4


def test_what_could_not_be_examined_is_tried_again_after_a_minute(monkeypatch):
    content = queries.content_of(make_article(question="Tried again?"), on=NOW.date())
    with monkeypatch.context() as busy:
        finding = Finding("DIA-00", "block", "", "article", "", "Too much.", "Less.")
        busy.setattr(checking, "examine", lambda *given: [finding])
        assert findings_of(content, on=NOW.date()) == [finding]
    assert findings_of(content, on=NOW.date()) == [finding]

    later = time.monotonic() + 61
    monkeypatch.setattr(checking.time, "monotonic", lambda: later)
    assert "DIA-00" not in {found.id for found in findings_of(content, on=NOW.date())}


def test_an_author_of_the_board_has_declared_and_of_others_it_is_not_known():
    old = make_member(name="Rana Khan")
    old.board_member.declarations.all().delete()
    make_member(name="Ayo Musa")
    names = ("Rana Khan", "Dr Ayo Musa", "Alex Editor")
    article = make_article(authors=tuple(Author(name=name) for name in names))

    content = queries.content_of(article, on=NOW.date())
    found = [f for f in findings_of(content, on=NOW.date()) if f.id == "GOV-05"]

    assert {(f.level, f.quote) for f in found} == {
        ("block", "Rana Khan"),
        ("unchecked", "Alex Editor"),
    }
