"""Any two versions held against each other, by page part and by claim."""

import re

import pytest

from articles.status import Status
from tests.factories import NOW, make_article, make_user, version_at
from tests.second_versions import second_round

pytestmark = pytest.mark.django_db


def address(article, query=""):
    return f"/workspace/articles/{article.slug}/versions/compare/{query}"


@pytest.fixture
def two(db):
    """An article whose second version has another dose, under review."""
    return second_round(at=NOW).version.article


def test_by_part_every_part_that_changed_is_shown_with_its_words(editor, two):
    page = editor.get(address(two, "?from=1&to=2&by=part")).content.decode()

    assert "Patient: body" in page
    assert "Clinician: body" in page
    assert "<del>1 </del><ins>10 </ins>mg" in page
    assert "2 changes could harm a reader" in page
    assert re.search(r"\d+ parts word for word the same", page)
    assert "Patient: headline" in page.partition("word for word the same")[2]


def test_by_claim_the_cards_are_those_of_the_review_without_anything_to_tick(member, two):
    page = member.get(address(two, "?from=1&to=2&by=claim")).content.decode()

    assert 'id="decide-dose"' in page
    assert "<strong><del>1 mg</del>" in page
    assert "2 claims word for word the same" in page
    assert "<input" not in page.partition("<h1")[2].partition('class="tabs"')[2]


def test_it_can_be_compared_the_other_way_round(editor, two):
    page = editor.get(address(two, "?from=2&to=1")).content.decode()

    assert "<del>10 </del><ins>1 </ins>mg" in page


def test_without_a_choice_it_is_the_newest_two(editor, two):
    assert "From version 1 to version 2" in editor.get(address(two)).content.decode()


def test_a_version_is_the_same_as_itself(editor, two):
    page = editor.get(address(two, "?from=2&to=2")).content.decode()

    assert "the same words, byte for byte" in page


@pytest.mark.parametrize("asked", ["3", "0", "-1", "x", "1e0", "²", "", "1 "])
def test_a_version_that_is_not_there_is_not_found(editor, two, asked):
    assert editor.get(address(two), {"from": asked, "to": "1"}).status_code == 404


def test_a_version_of_another_article_is_not_to_be_had(editor, two):
    other = version_at(Status.SUBMITTED, question="Another question?").article

    page = editor.get(address(other, "?from=1&to=1")).content.decode()

    assert "only" in page
    assert "10 mg" not in page


@pytest.mark.parametrize("status", list(Status))
def test_versions_can_be_compared_at_every_status(editor, status):
    article = version_at(status).article

    for by in ("part", "claim"):
        assert editor.get(address(article, f"?by={by}")).status_code == 200


def test_with_no_second_version_the_saves_are_offered(editor):
    page = editor.get(address(make_article())).content.decode()

    assert "No version has been submitted yet." in page
    assert "/history/" in page


def test_who_has_no_role_sees_none_of_it(client, signed_in, two):
    assert client.get(address(two)).status_code == 302
    refused = signed_in(make_user(None)).get(address(two))
    assert refused.status_code == 403
    assert "10 mg" not in refused.content.decode()
