"""Articles by state, checks by how many articles they fire in, grades by audience."""

from datetime import timedelta

import pytest

from editorial.insight.library import MOST_RULES, by_rule, by_state, reading
from editorial.models import ArticleCard, CardFinding, CardText
from tests.factories import NOW, make_article

pytestmark = pytest.mark.django_db


def carded(state="draft", **grades):
    article = make_article()
    ArticleCard.objects.update_or_create(
        article=article,
        defaults={
            "state": state,
            "owner": article.owner,
            "question": article.question,
            "changed_at": NOW - timedelta(days=1),
        },
    )
    CardText.objects.filter(article=article).delete()
    CardFinding.objects.filter(article=article).delete()
    for audience, grade in grades.items():
        CardText.objects.create(article=article, audience=audience, words=400, grade=grade)
    return article


def test_every_state_is_named_also_where_nothing_is_in_it():
    for state in ("draft", "draft", "approved"):
        carded(state)

    found = {each.code: each.count for each in by_state()}

    assert found == {
        "draft": 2,
        "submitted": 0,
        "under_review": 0,
        "changes_requested": 0,
        "recalled": 0,
        "approved": 1,
        "withdrawn": 0,
    }


def test_a_check_is_counted_once_for_each_article_and_the_commonest_come_first():
    one, other = carded(), carded()
    CardFinding.objects.create(article=one, check_id="NUM-04", count=9)
    for article in (one, other):
        CardFinding.objects.create(article=article, check_id="READ-01", count=1)
    for number in range(MOST_RULES):
        CardFinding.objects.create(article=one, check_id=f"ZZ-{number:02}", count=1)

    found = by_rule()

    assert [(each.code, each.count) for each in found[:2]] == [("READ-01", 2), ("NUM-04", 1)]
    assert len(found) == MOST_RULES


def test_grades_have_a_middle_and_what_is_above_the_aim_is_counted():
    for grade in (6.0, 6.1, 9.4):
        carded(patient=grade)
    carded(patient=None, clinician=13.0)

    found = {each.audience.code: each for each in reading()}

    patient = found["patient"]
    assert (patient.grades.count, patient.grades.middle, patient.aim) == (3, 6.1, 6)
    assert patient.harder == 2, "a text at its aim is not above it"
    assert found["clinician"].harder == 0
    assert found["carer"].grades.middle is None
