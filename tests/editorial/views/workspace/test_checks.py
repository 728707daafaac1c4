"""The checks as the staff see them: rule, level, reach, and how to ask for more."""

import pytest

from articles.checks.registry import CHECKS
from articles.models import Topic
from editorial import keeping_cards
from editorial.models import CheckLevel
from tests.editorial.form_reader import form_on
from tests.factories import NOW, make_article
from tests.settings_pages import said_yes

pytestmark = pytest.mark.django_db
PAGE = "/workspace/checks/"
LEVEL = "/workspace/checks/TXT-02/"


def page(client):
    return client.get(PAGE).content.decode()


def test_every_check_is_listed_with_its_rule(editor):
    said = page(editor)

    assert all(f'<tr id="{check.id}"' in said for check in CHECKS)
    assert "The reach of the checks is not counted yet." in said


def test_the_reach_is_that_of_the_last_run(editor):
    make_article(next_review_on="")
    list(keeping_cards.keep(now=lambda: NOW))
    make_article()

    said = page(editor)

    assert "counted in 1 of 2 working copies" in said
    row = said[said.index('<tr id="GOV-02"') :].partition("</tr>")[0]
    assert "1 article" in row and "1 finding" in row


def test_a_level_is_set_with_its_reason_and_shown(administrator):
    topic = Topic.objects.create(slug="neurology", name="Neurology")
    typed = form_on(administrator.get(LEVEL), "reason")

    typed |= {"topic": topic.pk, "level": "block", "reason": "Seen in a dose."}

    asked = administrator.post(LEVEL, typed)
    assert (asked.status_code, CheckLevel.objects.count()) == (200, 0)
    response = said_yes(administrator, LEVEL, typed)

    assert (response.status_code, response["Location"]) == (302, f"{PAGE}#TXT-02")
    assert CheckLevel.objects.get().topic == topic
    said = page(administrator)
    assert "Neurology: stands in the way" in said and "Seen in a dose." in said


def test_only_graver_levels_are_offered(administrator):
    said = administrator.get(LEVEL).content.decode()  # it blocks as shipped

    assert '<option value="block"' in said
    assert '<option value="warn"' not in said


@pytest.mark.parametrize("change", [{"reason": ""}, {"level": "advise", "reason": "x"}])
def test_what_cannot_hold_is_refused_and_kept(administrator, change):
    typed = form_on(administrator.get(LEVEL), "reason") | {"level": "block"} | change

    assert administrator.post(LEVEL, typed).status_code == 400
    assert not CheckLevel.objects.exists()


def test_an_editor_reads_and_does_not_set(editor):
    assert f'href="{LEVEL}"' not in page(editor)
    assert editor.get(LEVEL).status_code == 403


def test_a_check_that_there_is_none_of_is_not_found(administrator):
    assert administrator.get("/workspace/checks/NO-99/").status_code == 404


def test_the_list_takes_few_questions_however_many_articles(editor, django_assert_max_num_queries):
    for _ in range(3):
        make_article(next_review_on="")
    list(keeping_cards.keep(now=lambda: NOW))

    with django_assert_max_num_queries(14):
        editor.get(PAGE)
