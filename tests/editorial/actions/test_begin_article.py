"""Articles begin from a template, another article, or what a reader asked."""

import pytest

from articles import queries, versioning
from articles.fields import Unfit
from articles.models import Contribution
from articles.publishing.models import Message
from articles.status import Status
from editorial.actions.begin_article import begin_article
from editorial.models import AuditEvent
from editorial.policies import Conflict, NotAllowed
from tests.factories import NOW, make_article, make_user, version_at

pytestmark = pytest.mark.django_db
ASKED = {"slug": "gout", "question": "What is gout?"}


def _message(**fields):
    return Message.objects.create(
        audience="patient",
        kind="question",
        text="I have gout. What is it?",
        received_at=NOW,
        **fields,
    )


def test_a_template_is_filled_with_the_question_and_who_begins_it():
    by = make_user(name="Edith")

    article = begin_article(**ASKED, kind="condition", by=by, at=NOW)

    draft = queries.draft_of(article)
    assert (draft.question, draft.kind) == ("What is gout?", "condition")
    assert [author.name for author in draft.authors] == ["Edith"]
    assert "To write:" in draft.texts[0].body
    assert versioning.history(article)[0].note == "Begun from the template for a condition"


def test_a_copy_keeps_claims_and_says_what_it_was_copied_from():
    original = version_at(Status.APPROVED, slug="b12").article
    by = make_user()

    copy = begin_article(slug="b12-again", question="Again?", copied=original, by=by, at=NOW)

    before, after = (queries.draft_of(article) for article in (original, copy))
    assert {text.body for text in after.texts} == {text.body for text in before.texts}
    assert after.evidence == before.evidence
    assert set(copy.claims.values_list("key")) == set(original.claims.values_list("key"))
    assert versioning.history(copy)[0].note == "Copied from b12"
    assert not copy.versions.exists()


def test_whoever_wrote_the_original_had_a_hand_in_the_copy():
    writer, by = make_user(), make_user()
    original = make_article(slug="b12", by=writer)

    copy = begin_article(slug="b12-again", question="Again?", copied=original, by=by, at=NOW)

    hands = Contribution.objects.filter(article=copy).values_list("contributor", flat=True)
    assert set(hands) == {writer.pk, by.pk}


def test_what_a_reader_asked_becomes_an_article_and_is_closed_without_words_on_the_record():
    message = _message(email="reader@example.org")

    article = begin_article(**ASKED, message=message, by=make_user(), at=NOW)

    message.refresh_from_db()
    assert (message.outcome, message.answered_by, message.email) == ("article", article, "")
    line = AuditEvent.objects.get(action="message_became_article")
    assert "I have" not in line.details


def test_a_message_becomes_one_article_only():
    message = _message()
    begin_article(**ASKED, message=message, by=make_user(), at=NOW)

    with pytest.raises(Conflict):
        begin_article(slug="two", question="Two?", message=message, by=make_user(), at=NOW)


def test_where_the_address_is_taken_the_message_stays_open():
    make_article(slug="gout")
    message = _message()

    with pytest.raises(Unfit):
        begin_article(**ASKED, message=message, by=make_user(), at=NOW)

    message.refresh_from_db()
    assert message.closed_at is None


def test_who_may_not_write_begins_nothing():
    with pytest.raises(NotAllowed):
        begin_article(**ASKED, by=make_user("board"), at=NOW)
