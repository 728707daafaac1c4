"""The dashboard: its numbers, and that each opens the list it counts."""

import re
from datetime import timedelta
from html import unescape

import pytest

from articles.status import Status
from editorial.models import ArticleCard, CardFinding, CardText, ReviewRound
from editorial.views.workspace.insight.figure import lasted
from references.models import Reference
from tests.factories import NOW, make_article, version_at

pytestmark = pytest.mark.django_db
INSIGHT = "/workspace/insight/"


def rows_of(page, figure):
    """Return a figure's table: by its row's words the cells, each as words and address."""
    section = page.split(f'id="{figure}"')[1].split("</section>")[0]
    found = {}
    for row in re.findall(r"<tr>(.*?)</tr>", section, re.DOTALL)[1:]:
        head = re.search(r'<th scope="row">(.*?)</th>', row).group(1)
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        found[unescape(head)] = [
            (
                re.sub(r"<span.*?</span>|<[^>]+>", "", cell).strip(),
                unescape((re.search(r'href="([^"]+)"', cell) or [""] * 2)[1]),
            )
            for cell in cells
        ]
    return found


def test_an_empty_site_says_why_each_figure_is_empty(editor):
    page = editor.get(INSIGHT).content.decode()

    assert "No article has been written yet." in page
    assert "The board has decided nothing" in page
    assert "Nobody is asked for a review now." in page


def test_states_are_counted_and_lead_to_their_list(editor):
    make_article()
    version_at(Status.APPROVED)

    rows = rows_of(editor.get(INSIGHT).content.decode(), "states")

    assert rows["Draft"] == [("1", "/workspace/articles/?state=draft")]
    assert rows["Approved"] == [("1", "/workspace/articles/?state=approved")]
    assert rows["Withdrawn"] == [("0", "")], "nought leads nowhere"


def test_every_address_of_every_number_opens(editor):
    for status in (Status.SUBMITTED, Status.CHANGES_REQUESTED, Status.APPROVED):
        version_at(status)
    article = make_article()
    CardFinding.objects.create(article=article, check_id="NUM-04", count=2)
    CardText.objects.create(article=article, audience="carer", words=400, grade=9.5)
    page = editor.get(INSIGHT).content.decode()

    addresses = {
        address
        for figure in re.findall(r'<h2 id="([a-z]+)"', page)
        for cells in rows_of(page, figure).values()
        for _, address in cells
        if address
    }

    assert len(addresses) > 8
    assert {editor.get(each).status_code for each in addresses} == {200}


def test_the_queue_by_age_counts_what_its_list_shows(editor):
    for days in (1, 8, 40):
        version = version_at(Status.SUBMITTED)
        ReviewRound.objects.filter(version=version).update(opened_at=NOW - timedelta(days=days))

    rows = rows_of(editor.get(INSIGHT).content.decode(), "queue")

    for words, count in (("Before the board", "3"), ("over a week", "2"), ("over 30 days", "1")):
        said, address = rows[words][0]
        assert said == count
        assert f"{count} version" in editor.get(address).content.decode()


def test_sources_without_a_year_have_a_list_of_their_own(editor):
    Reference.objects.create(
        key="undated", kind="research", csl={}, title="No day", created_at=NOW, updated_at=NOW
    )

    said, address = rows_of(editor.get(INSIGHT).content.decode(), "evidence")["Without a year"][0]

    assert said == "1"
    assert "1 source<" in editor.get(address).content.decode()


def test_the_decisions_of_a_month_are_listed_the_slowest_first(editor):
    for question, days in (("Quick?", 1), ("Slow?", 30)):
        version = version_at(Status.CHANGES_REQUESTED, question=question)
        ReviewRound.objects.filter(version=version).update(
            opened_at=NOW - timedelta(days=days), closed_at=NOW
        )
    times = rows_of(editor.get(INSIGHT).content.decode(), "times")
    assert [words for words, _ in times["November 2026"]] == ["2", "24 hours", "30 days"]

    page = editor.get(times["November 2026"][0][1]).content.decode()

    assert "2 decisions" in page
    assert page.index("Slow?") < page.index("Quick?")
    assert "30 days" in page


@pytest.mark.parametrize("month", ["2026-13", "x", "9999-12", "0000-01"])
def test_a_month_that_is_none_is_not_found(editor, month):
    assert editor.get(f"{INSIGHT}decided/?month={month}").status_code == 404


def test_the_dashboard_asks_as_often_for_many_articles_as_for_few(
    editor, django_assert_max_num_queries
):
    for _ in range(2):
        version_at(Status.SUBMITTED)
    for _ in range(3):
        make_article()
    assert ArticleCard.objects.count() == 5

    with django_assert_max_num_queries(16):
        editor.get(INSIGHT)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0.5, "under an hour"),
        (1, "1 hour"),
        (47, "47 hours"),
        (48, "2 days"),
        (60, "2.5 days"),
        (timedelta(days=30), "30 days"),
    ],
)
def test_times_are_said_as_people_say_them(hours, words):
    assert lasted(hours) == words
