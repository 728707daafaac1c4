"""The library of articles: narrowed, in order, kept, and taken away as a table."""

import csv
import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Topic
from articles.status import Status
from editorial import article_list, clock, keeping_cards
from editorial.models import ArticleCard, SavedFilter
from editorial.views.workspace import article_table
from tests.factories import NOW, edited, make_article, make_user, round_of, version_at

pytestmark = pytest.mark.django_db
LIST = "/workspace/articles/"
BOTH = ["A draft?", "Approved?"]


def keep():
    for _ in keeping_cards.keep(now=lambda: NOW):
        pass


def on(client, query, *questions):
    """Return which of these questions the list shows, in its order."""
    page = client.get(f"{LIST}?{query}").content.decode()
    page = page.partition("<tbody")[2].partition("</tbody>")[0]
    shown = {words: page.find(f">{words}</a>") for words in questions}
    return sorted((w for w, at in shown.items() if at != -1), key=lambda w: shown[w])


def test_the_list_asks_the_database_as_often_for_many_as_for_few(editor):
    make_article()
    editor.get(LIST)
    with CaptureQueriesContext(connection) as few:
        editor.get(LIST)
    for _ in range(5):
        make_article()

    with CaptureQueriesContext(connection) as many:
        editor.get(LIST)

    assert len(many) == len(few) <= 20


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=draft", ["A draft?"]),
        ("state=approved", ["Approved?"]),
        ("topic=haematology", ["A draft?"]),
        ("q=appro", ["Approved?"]),
        ("q=hydroxocobalamin", BOTH),
        ("q=approved+absent", []),
        ("q=%26", []),
        ("state=nonsense", BOTH),
        ("live=no", BOTH),
        ("live=yes", []),
        ("source=stabler2013", BOTH),
        ("source=nobody", []),
        ("finding=GOV-02", ["A draft?"]),
        ("finding=block", ["A draft?"]),
        ("finding=NO-99", BOTH),
        ("without=patient", []),
        ("without=carer", BOTH),
        ("harder=patient:0", []),
        ("harder=patient:99999", BOTH),
        ("messages=open", []),
        ("due=2026-02-31", BOTH),
        ("review=0001-01-01", BOTH),
        ("sort=nonsense&page=nonsense", BOTH),
    ],
)
def test_the_list_is_narrowed(editor, query, found):
    make_article(question="A draft?", topics=("haematology",), next_review_on="")
    version_at(Status.APPROVED, question="Approved?")
    keep()

    assert sorted(on(editor, query, *BOTH)) == found


def test_a_text_above_a_grade_is_found(editor):
    article = make_article(question="A draft?")
    keep()
    article.card_texts.filter(audience="patient").update(grade=9.4)

    assert on(editor, "harder=patient:9", "A draft?") == ["A draft?"]
    assert on(editor, "harder=patient:9.4", "A draft?") == []
    assert on(editor, "harder=clinician:9", "A draft?") == []


def test_the_list_is_narrowed_to_an_owner(editor):
    make_article(question="Hers?", by=make_user(username="hers"))
    make_article(question="His?", by=make_user(username="his"))
    assert on(editor, "owner=hers", "Hers?", "His?") == ["Hers?"]


def test_the_list_is_narrowed_to_what_a_member_is_asked_to_review(editor):
    version = version_at(Status.SUBMITTED, question="Asked?")
    other = version_at(Status.SUBMITTED, question="Not asked?")
    member = make_user("board", username="her")
    round_of(version).assignments.create(member=member, how="by_hand", reason="Asked.", at=NOW)

    assert on(editor, "reviewer=her", "Asked?", "Not asked?") == ["Asked?"]
    assert other.article.question == "Not asked?"


def test_the_list_is_narrowed_by_days(editor):
    article = make_article(question="Which?")
    card = ArticleCard.objects.filter(pk=article.pk)

    for days, due in ((-1, "overdue"), (0, "week"), (7, "week"), (8, "")):
        day = clock.day(NOW) + timedelta(days=days)
        card.update(due_at=NOW + timedelta(days=days), next_review_on=day)
        for asked in ("overdue", "week"):
            assert bool(on(editor, f"due={asked}", "Which?")) == (asked == due)
        assert on(editor, f"due={day}", "Which?") == ["Which?"]
        assert on(editor, f"review={day}", "Which?") == ["Which?"]
        assert bool(on(editor, "review=overdue", "Which?")) == (days < 0)
        assert bool(on(editor, "review=month", "Which?")) == (days >= 0)
    assert on(editor, "due=2020-01-01", "Which?") == []


def test_a_topic_that_was_merged_leads_to_the_one_of_today(editor):
    make_article(question="Nerves?", topics=("neurology",))
    kept = Topic.objects.get(slug="neurology")
    Topic.objects.create(slug="nerves", name="Nerves", leads_to=kept, retired_at=NOW)

    assert on(editor, "topic=nerves", "Nerves?") == ["Nerves?"]


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("changed", ["C?", "B?", "A?"]),
        ("question", ["A?", "B?", "C?"]),
        ("due", ["B?", "A?", "C?"]),
        ("review", ["C?", "A?", "B?"]),
        ("findings", ["A?", "C?", "B?"]),
        ("state", ["C?", "B?", "A?"]),
    ],
)
def test_the_list_has_an_order(editor, sort, found):
    days = {"A?": (2, 5, 3), "B?": (1, None, 0), "C?": (None, 1, 1)}
    for n, (question, (due, review, blocking)) in enumerate(days.items()):
        article = make_article(question=question, at=NOW + timedelta(hours=n))
        ArticleCard.objects.filter(pk=article.pk).update(
            due_at=NOW + timedelta(days=due) if due else None,
            next_review_on=clock.day(NOW) + timedelta(days=review) if review else None,
            blocking=blocking,
            state="submitted" if question == "A?" else "draft",
        )

    assert on(editor, f"sort={sort}", *days) == found


def test_words_that_very_many_articles_have_are_found_too(editor, monkeypatch):
    monkeypatch.setattr(article_list, "FEW", 1)
    for question in ("One?", "Two?", "Three?"):
        make_article(question=question)
    assert len(on(editor, "q=vitamin", "One?", "Two?", "Three?")) == 3
    assert on(editor, "q=vitamin+two", "One?", "Two?", "Three?") == ["Two?"]


def test_words_of_the_last_save_are_found_and_those_of_before_are_not(editor):
    article = make_article(question="Is it scurvy?")
    edited(article, question="Is it rickets?")

    assert on(editor, "q=rickets", "Is it rickets?") == ["Is it rickets?"]
    assert on(editor, "q=scurvy", "Is it rickets?") == []


def test_the_list_has_pages_that_keep_what_it_is_narrowed_to(editor, monkeypatch):
    monkeypatch.setattr(article_table, "PER_PAGE", 2)
    for n in range(3):
        make_article(question=f"Question number {n}?")

    page = editor.get(f"{LIST}?state=draft&page=2").content.decode()

    assert "Page 2 of 2" in page
    assert "?state=draft&amp;page=1" in page


def test_more_than_can_be_counted_is_said_to_be_more(editor, monkeypatch):
    for module in (article_list, article_table):
        monkeypatch.setattr(module, "MOST", 2)
    for _ in range(3):
        make_article()

    assert "More than 2 articles" in editor.get(LIST).content.decode()


def test_what_the_list_is_narrowed_to_is_said_and_can_be_taken_away(editor):
    page = editor.get(f"{LIST}?state=draft&due=2026-11-20").content.decode()

    assert "Decision due: <strong>On 20 November 2026</strong>" in page
    assert f'href="{LIST}?due=2026-11-20"' in page
    assert f'href="{LIST}?state=draft"' in page


def tabs(page):
    row = page.partition('<nav class="tabs" aria-label="Status">')[2].partition("</nav>")[0]
    return {
        name: (address.replace("&amp;", "&"), "aria-current" in current)
        for address, current, name in re.findall(r'<a href="([^"]*)"([^>]*)>([^<]*)</a>', row)
    }


def test_one_press_narrows_the_list_to_a_state_and_keeps_what_else_is_asked(editor):
    make_article(question="A draft?", topics=("haematology",))
    version_at(Status.APPROVED, question="Approved?", topics=("haematology",))
    keep()
    query = "topic=haematology&state=draft&sort=question&page=2"

    found = tabs(editor.get(f"{LIST}?{query}").content.decode())

    assert list(found)[:3] == ["All", "Draft", "Submitted"]
    assert [name for name, (_, is_current) in found.items() if is_current] == ["Draft"]
    for name, shown in (("All", BOTH), ("Approved", ["Approved?"]), ("Draft", ["A draft?"])):
        address = found[name][0]
        assert "topic=haematology&sort=question" in address
        assert "page=" not in address
        assert on(editor, address.partition("?")[2], *BOTH) == shown


def test_all_is_current_where_no_state_is_asked(editor):
    make_article()
    found = tabs(editor.get(LIST).content.decode())
    assert found["All"] == (LIST, True)
    assert sum(is_current for _, is_current in found.values()) == 1


def test_the_choices_stay_folded_where_a_state_alone_is_asked(editor):
    make_article()
    more = '<details class="quiet library-search__more"'
    assert f"{more}>" in editor.get(f"{LIST}?state=draft").content.decode()
    assert f"{more} open>" in editor.get(f"{LIST}?state=draft&live=no").content.decode()


def test_each_row_leads_whoever_may_edit_to_the_texts(editor, signed_in):
    make_article(slug="open-one")
    version_at(Status.CHANGES_REQUESTED, slug="back-again")
    version_at(Status.UNDER_REVIEW, slug="with-the-board")
    keep()

    def edited_from(client):
        page = client.get(LIST).content.decode()
        return set(
            re.findall(r'<a class="articles__edit" href="/workspace/articles/([^/]*)/', page)
        )

    assert edited_from(editor) == {"open-one", "back-again"}
    assert edited_from(signed_in(make_user("board"))) == set()


def test_the_table_has_every_article_that_fits_and_its_figures(editor, monkeypatch):
    monkeypatch.setattr(article_table, "_AT_ONCE", 2)
    for n in range(5):
        make_article(question=f"Question {n}?", topics=("neurology",))
    version_at(Status.APPROVED, question="Approved?")
    keep()

    response = editor.get("/workspace/articles.csv?state=draft")

    written = b"".join(response.streaming_content).decode()
    header, *rows = csv.reader(io.StringIO(written.removeprefix("\ufeff")))
    assert sorted(row[0] for row in rows) == [f"Question {n}?" for n in range(5)]
    found = dict(zip(header, rows[0], strict=True))
    assert (found["Topics"], found["Status"]) == ("Neurology", "Draft")
    assert int(found["Patient: words"]) > 10
    assert found["Stand in the way"] == "0"


def test_no_cell_of_the_tables_is_a_formula(editor):
    make_article(question='=HYPERLINK("https://evil.example","x")')

    written = b"".join(editor.get("/workspace/articles.csv").streaming_content).decode()
    workbook = b"".join(editor.get("/workspace/articles.xlsx").streaming_content)

    assert "\n\"'=HYPERLINK" in written
    with zipfile.ZipFile(io.BytesIO(workbook)) as whole:
        sheet = whole.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=HYPERLINK" in sheet


def test_a_filter_is_kept_and_offered_again(editor, signed_in):
    editor.post(
        "/workspace/filters/keep/",
        {"kept": "state=draft&page=3&nonsense=1", "name": "My drafts", "is_shared": "1"},
    )

    kept = SavedFilter.objects.get()
    assert (kept.name, kept.query, kept.is_shared, kept.by) == (
        "My drafts", "state=draft", True, editor.user,
    )  # fmt: skip
    page = signed_in(make_user("author")).get(LIST).content.decode()
    assert '<a href="?state=draft">My drafts' in page


def test_a_filter_that_is_not_shared_is_ones_own(editor, signed_in):
    editor.post("/workspace/filters/keep/", {"kept": "state=draft", "name": "Only mine"})

    assert "Only mine" in editor.get(LIST).content.decode()
    assert "Only mine" not in signed_in(make_user("author")).get(LIST).content.decode()


def test_keeping_a_filter_under_the_same_name_replaces_it(editor):
    for query in ("state=draft", "state=approved"):
        editor.post("/workspace/filters/keep/", {"kept": query, "name": "Mine"})
    assert SavedFilter.objects.get().query == "state=approved"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"kept": "state=draft", "name": " "}, "Name: it is empty"),
        ({"kept": "state=draft", "name": "x" * 81}, "Name: it has 81 characters"),
        ({"kept": "", "name": "All"}, "Filter: nothing is narrowed"),
    ],
)
def test_a_filter_that_cannot_be_kept_is_refused_with_the_reason(editor, typed, why):
    page = editor.post("/workspace/filters/keep/", typed, follow=True).content.decode()
    assert why in page
    assert not SavedFilter.objects.exists()


def test_only_who_made_a_filter_gives_it_up(editor, signed_in):
    editor.post("/workspace/filters/keep/", {"kept": "state=draft", "name": "M", "is_shared": "1"})
    address = f"/workspace/filters/{SavedFilter.objects.get().pk}/give-up/"

    assert signed_in(make_user("editor")).post(address).status_code == 403
    assert SavedFilter.objects.exists()
    editor.post(address)

    assert not SavedFilter.objects.exists()
