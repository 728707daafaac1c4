"""The working copy's history."""

import re
from datetime import timedelta

import pytest

from articles import queries, versioning
from articles.actions.save_draft import save_draft
from articles.models import Article
from articles.status import Status
from editorial import timeline
from editorial.actions.publish import publish
from editorial.recorded import KNOWN
from tests.editorial.form_reader import form_on
from tests.factories import NOW, make_article, make_member, make_user, version_at
from tests.threads import opened

pytestmark = pytest.mark.django_db


def saved_twice():
    article = make_article(question="Before?")
    draft = queries.draft_of(article).model_copy(update={"question": "After?"})
    save_draft(
        article=article, draft=draft, read=1, by=article.owner, at=NOW, note="Better question"
    )
    return Article.objects.get(pk=article.pk)


def test_every_save_is_listed_with_who_and_what(editor):
    article = saved_twice()

    page = editor.get(f"/workspace/articles/{article.slug}/history/").content.decode()

    assert "Better question" in page
    assert "Created" in page
    assert article.owner.get_full_name() in page


def test_two_saves_are_compared_word_by_word(editor):
    article = saved_twice()
    newest, oldest = versioning.history(article)

    page = editor.get(
        f"/workspace/articles/{article.slug}/history/compare/?from={oldest.id}&to={newest.id}"
    ).content.decode()

    assert "<del>Before?</del><ins>After?</ins>" in page


def test_two_that_are_ticked_are_compared_the_earlier_one_first(editor):
    article = saved_twice()
    newest, oldest = versioning.history(article)
    address = f"/workspace/articles/{article.slug}/history/compare/"

    page = editor.get(f"{address}?of={newest.id}&of={oldest.id}&way=source").content.decode()
    one = editor.get(f"{address}?of={newest.id}", follow=True).content.decode()

    assert "<del>Before?</del><ins>After?</ins>" in page
    assert "1 ticked: tick two to compare" in one


def test_a_save_of_another_article_cannot_be_reached(editor):
    mine, theirs = saved_twice(), saved_twice()
    revision = versioning.history(theirs)[0].id
    base = f"/workspace/articles/{mine.slug}/history"

    assert editor.get(f"{base}/{revision}/restore/").status_code == 404
    assert editor.get(f"{base}/compare/?from={revision}").status_code == 404
    assert editor.get(f"{base}/compare/?from=1abc").status_code == 404


def test_restoring_saves_the_earlier_text_as_a_new_save(editor):
    article = saved_twice()
    address = f"/workspace/articles/{article.slug}/history/{versioning.history(article)[1].id}"

    editor.post(f"{address}/restore/", form_on(editor.get(f"{address}/restore/"), "read"))

    article.refresh_from_db()
    assert article.question == "Before?"
    assert len(versioning.history(article)) == 3


def test_nothing_is_restored_over_a_save_that_was_not_seen(editor):
    article = saved_twice()
    address = f"/workspace/articles/{article.slug}/history/{versioning.history(article)[1].id}"

    response = editor.post(f"{address}/restore/", {"read": "1"})

    article.refresh_from_db()
    assert response.status_code == 409
    assert article.question == "After?"


def test_nothing_is_restored_while_the_board_has_it(editor):
    article = saved_twice()
    version_at(Status.SUBMITTED, article=article)
    article.refresh_from_db()
    revision = versioning.history(article)[1].id

    response = editor.post(
        f"/workspace/articles/{article.slug}/history/{revision}/restore/",
        {"read": article.lock_version},
    )

    assert response.status_code == 409
    assert "The board has version 1" in response.content.decode()


def in_timeline(client, article, show="all"):
    page = client.get(f"/workspace/articles/{article.slug}/history/?show={show}").content.decode()
    return page.partition('<ol class="timeline">')[2].partition("</ol>")[0]


def saved(article, question, at, by=None):
    article.refresh_from_db()
    draft = queries.draft_of(article).model_copy(update={"question": question})
    save_draft(
        article=article, draft=draft, read=article.lock_version, by=by or article.owner, at=at
    )


def test_saves_of_one_person_within_an_hour_are_one_entry(editor):
    article = make_article()
    for minute in (10, 20, 30):
        saved(article, f"After {minute}?", NOW + timedelta(minutes=minute))
    saved(article, "Much later?", NOW + timedelta(hours=2))
    saved(article, "By another?", NOW + timedelta(hours=2, minutes=1), by=make_user("editor"))

    groups = timeline.steps(article, "saves")

    assert [len(group) for group in groups] == [1, 1, 4]
    assert "4 saves" in in_timeline(editor, article)


def changes_links(client, article):
    """Return from which save to which the links called Changes lead, in the order of the page."""
    found = re.findall(r'from=(\d+)&amp;to=(\d+)">Changes<', in_timeline(client, article))
    return [(int(one), int(other)) for one, other in found]


def test_what_a_save_changed_is_one_press_away(editor):
    article = make_article(question="First?")
    saved(article, "Second?", NOW + timedelta(hours=2))
    saved(article, "Third?", NOW + timedelta(hours=4))
    newest, middle, first = (each.id for each in versioning.history(article))

    assert changes_links(editor, article) == [(middle, newest), (first, middle)]
    address = f"/workspace/articles/{article.slug}/history/compare/?from={middle}&to={newest}"
    assert "<del>Second?</del><ins>Third?</ins>" in editor.get(address).content.decode()


def test_what_saves_of_one_go_changed_is_told_of_all_and_of_each(editor):
    article = make_article(question="First?")
    saved(article, "Second?", NOW + timedelta(hours=2))
    saved(article, "Third?", NOW + timedelta(hours=2, minutes=5))
    third, second, first = (each.id for each in versioning.history(article))

    assert changes_links(editor, article) == [(first, third), (first, second)]


def test_the_first_save_alone_has_nothing_to_be_compared_with(editor):
    assert changes_links(editor, make_article()) == []


def test_saves_versions_decisions_and_comments_stand_in_one_timeline(editor):
    version = version_at(Status.CHANGES_REQUESTED)
    opened(version, by=make_member(), text="Is the dose right?")
    article = version.article

    assert set(timeline.VERSIONS | timeline.COMMENTS) <= KNOWN
    everything = in_timeline(editor, article)
    for said in ("Created", "Submitted to the medical", "Changes requested", "Is the dose right?"):
        assert said in everything
    assert "Submitted" not in in_timeline(editor, article, "saves")
    assert "Created" not in in_timeline(editor, article, "versions")
    only = in_timeline(editor, article, "comments")
    assert "Is the dose right?" in only
    assert only.count("timeline__entry") == 1


def test_a_long_history_takes_the_same_number_of_questions(editor, django_assert_max_num_queries):
    article = make_article()
    for minute in range(1, 30):
        saved(article, f"After {minute}?", NOW + timedelta(hours=2 * minute))
    with django_assert_max_num_queries(22):
        in_timeline(editor, article)


def test_one_part_is_restored_and_the_rest_stays(editor):
    article = make_article(question="Before?")
    first = versioning.history(article)[0].id
    draft = queries.draft_of(article)
    body = draft.texts[0].body.replace("1 mg", "10 mg")
    texts = (draft.texts[0].model_copy(update={"body": body}), *draft.texts[1:])
    draft = draft.model_copy(update={"texts": texts, "question": "After?"})
    save_draft(article=article, draft=draft, read=1, by=article.owner, at=NOW)
    address = f"/workspace/articles/{article.slug}/history/{first}/restore/"
    part = f"claim:{draft.texts[0].audience}:body:dose"

    page = editor.get(address).content.decode()
    nothing = editor.post(address, {"read": "2", "only": "yes"})
    editor.post(address, {"read": "2", "only": "yes", "part": part})

    assert f'value="{part}"' in page
    assert nothing.status_code == 400
    assert "Nothing is ticked" in nothing.content.decode()
    now = queries.draft_of(Article.objects.get(pk=article.pk))
    assert now.question == "After?"
    assert "10 mg" not in now.texts[0].body
    assert versioning.history(article)[0].note.startswith("Restored part of the save of")


def test_a_restore_is_undone_in_one_click_and_so_is_that(editor):
    article = saved_twice()
    base = f"/workspace/articles/{article.slug}/history"
    first = versioning.history(article)[1].id
    editor.post(f"{base}/{first}/restore/", {"read": "2"})

    for question in ("After?", "Before?"):
        page = editor.get(f"{base}/")
        assert "Undo this" in page.content.decode()
        editor.post(f"{base}/undo/", form_on(page, "read"))
        article.refresh_from_db()
        assert article.question == question


def test_nothing_is_undone_once_somebody_has_saved(editor):
    article = saved_twice()
    base = f"/workspace/articles/{article.slug}/history"
    editor.post(f"{base}/{versioning.history(article)[1].id}/restore/", {"read": "2"})
    saved(article, "Somebody's?", NOW)

    answer = editor.post(f"{base}/undo/", {"read": "3"})

    article.refresh_from_db()
    assert answer.status_code == 409
    assert article.question == "Somebody's?"


def test_a_version_is_compared_and_restored_as_it_was_frozen(editor):
    version = version_at(Status.APPROVED, question="As approved?")
    article = version.article
    saved(article, "Since then?", NOW)
    publish(article=article, at=NOW)
    base = f"/workspace/articles/{article.slug}/history"

    for key in ("v1", "live"):
        page = editor.get(f"{base}/compare/?from={key}").content.decode()
        assert "<del>As approved?</del><ins>Since then?</ins>" in page
    assert editor.get(f"{base}/compare/?from=v2").status_code == 404
    article.refresh_from_db()
    editor.post(f"{base}/versions/1/restore/", {"read": article.lock_version})

    article.refresh_from_db()
    assert article.question == "As approved?"
    assert editor.get(f"{base}/versions/7/restore/").status_code == 404
