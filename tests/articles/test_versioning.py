"""The working copy's history: every save, who and when, and the way back."""

from datetime import timedelta

import pytest

from articles import queries, versioning
from articles.actions.save_draft import save_draft
from articles.assemble import assemble
from articles.content import AiUse
from articles.models import Article
from articles.status import Status
from tests.factories import NOW, make_article, make_user, submitted, version_at

pytestmark = pytest.mark.django_db

BODIES = ["[One.]{#one} [@ng239, p. 1]", "[Two.]{#two} [@stabler2013]", "[Three.]{#three}"]


def saved(article: Article, body: str, *, by: object = None, days: int = 0, **fields: object):
    draft = queries.draft_of(article)
    texts = tuple(text.model_copy(update={"body": body}) for text in draft.texts)
    return save_draft(
        article=article,
        draft=draft.model_copy(update={"texts": texts, **fields}),
        read=article.lock_version,
        by=by or article.owner,
        at=NOW + timedelta(days=days),
        note=f"Save on day {days}",
    )


def test_every_save_is_a_line_of_history_with_who_and_when():
    article = make_article()
    second = make_user(name="Second Editor")

    saved(article, BODIES[0], by=second, days=1)

    newest, first = versioning.history(article)
    assert (newest.by, newest.at, newest.note) == (
        "Second Editor",
        NOW + timedelta(days=1),
        "Save on day 1",
    )
    assert (first.by, first.at, first.note) == (article.owner.get_full_name(), NOW, "Created")


def test_a_save_that_was_refused_is_no_line_of_history():
    article = make_article()
    read = article.lock_version
    saved(article, BODIES[0])

    with pytest.raises(Exception, match="Somebody else saved"):
        save_draft(
            article=article, draft=queries.draft_of(article), read=read, by=article.owner, at=NOW
        )

    assert len(versioning.history(article)) == 2


def test_each_save_can_be_read_as_it_was():
    article = make_article()
    drafts = [queries.draft_of(article)]
    for day, body in enumerate(BODIES, 1):
        article = saved(article, body, days=day, ai_use=AiUse(kind="drafted", tool=f"tool {day}"))
        drafts.append(queries.draft_of(article))

    revisions = reversed(versioning.history(article))

    for revision, draft in zip(revisions, drafts, strict=True):
        assert assemble(versioning.draft_at(article, revision.id)) == assemble(draft)


def test_restoring_a_save_is_a_new_save_with_the_old_words_and_nothing_lost():
    article = make_article()
    before = queries.draft_of(article)
    revision = versioning.history(article)[0].id
    article = saved(article, BODIES[2], days=1, topics=("nutrition",))

    restored = save_draft(
        article=article,
        draft=versioning.draft_at(article, revision),
        read=article.lock_version,
        by=article.owner,
        at=NOW + timedelta(days=2),
        note="Restored",
    )

    assert assemble(queries.draft_of(restored)) == assemble(before)
    assert queries.draft_of(restored).references == before.references
    assert [r.note for r in versioning.history(article)] == ["Restored", "Save on day 1", "Created"]


def test_restoring_touches_no_other_article():
    article, other = make_article(), make_article()
    other = saved(other, BODIES[0])
    before = queries.draft_of(other)

    draft = versioning.draft_at(article, versioning.history(article)[0].id)
    save_draft(article=article, draft=draft, read=article.lock_version, by=article.owner, at=NOW)

    assert queries.draft_of(other) == before


def test_history_of_another_article_cannot_be_restored():
    article, other = make_article(), make_article()

    with pytest.raises(Article.DoesNotExist):
        versioning.draft_at(article, versioning.history(other)[0].id)


def test_restoring_an_old_text_brings_back_no_status_and_no_signature_i3():
    version = version_at(Status.APPROVED)
    article = version.article
    first = versioning.history(article)[-1].id
    saved(article, BODIES[0], days=1)
    article.refresh_from_db()

    draft = versioning.draft_at(article, first)
    article = save_draft(
        article=article,
        draft=draft.model_copy(update={"next_review_on": "2027-12-01"}),
        read=article.lock_version,
        by=article.owner,
        at=NOW + timedelta(days=2),
    )

    again = submitted(article, at=NOW + timedelta(days=3))
    assert again.snapshot.value().texts == version.snapshot.value().texts
    assert (again.number, again.status) == (2, Status.SUBMITTED)
    assert again.rounds.get().sign_offs.count() == 0
