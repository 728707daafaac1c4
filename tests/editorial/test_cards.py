"""The card of an article says what the tables say, after every act and at any moment."""

from datetime import timedelta

import pytest

from articles import queries
from articles.publishing.models import Message
from articles.publishing.receive import receive
from articles.status import Status
from editorial import cards, keeping_cards
from editorial.actions.close_message import close_message
from editorial.actions.publish import publish
from editorial.checking import findings_of
from editorial.models import ArticleCard, CardFinding, CardText, ReviewRound
from tests.factories import NOW, edited, make_article, make_user, version_at

pytestmark = pytest.mark.django_db


def card_of(article):
    return ArticleCard.objects.get(pk=article.pk)


def examined(article):
    """Let the checks look at one article, as an edit page does."""
    article.refresh_from_db()
    content = queries.content_of(article, on=NOW.date())
    cards.examine(article, content, findings_of(content, on=NOW.date()), at=NOW)


def kept():
    return [card.article.slug for card in keeping_cards.keep(now=lambda: NOW)]


def test_a_draft_has_a_card_from_its_first_save():
    article = make_article(question="What is it?")

    card = card_of(article)

    assert (card.state, card.number, card.question) == ("draft", None, "What is it?")
    assert card.owner == article.owner
    assert card.changed_at == article.changed_at
    assert card.next_review_on == article.next_review_on


def test_a_card_follows_the_working_copy():
    article = make_article()
    edited(article, question="Is it another one?")
    assert card_of(article).question == "Is it another one?"


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.SUPERSEDED])
def test_a_card_says_the_status_of_the_newest_version(status):
    version = version_at(status)
    card = card_of(version.article)
    assert (card.state, card.number) == (status, version.number)
    assert card.submitted_at == version.submitted_at


def test_a_decision_is_due_while_the_board_has_the_round():
    version = version_at(Status.UNDER_REVIEW)
    round = ReviewRound.objects.get(version=version)
    assert (card_of(version.article).round, card_of(version.article).due_at) == (
        round,
        round.due_at,
    )

    back = card_of(version_at(Status.CHANGES_REQUESTED).article)
    assert (back.round, back.due_at) == (None, None)


def test_a_card_says_what_readers_get():
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)

    card = card_of(version.article)

    assert card.live_number == version.number
    assert str(card.next_review_on) == version.snapshot.value().next_review_on


def test_a_withdrawn_page_is_not_live():
    version = version_at(Status.WITHDRAWN)
    publish(article=version.article, at=NOW)
    assert card_of(version.article).live_number is None


def test_messages_are_counted_while_they_are_open():
    article = make_article()
    for _ in range(2):
        receive(
            article=article,
            kind=Message.QUESTION,
            audience="patient",
            version_number=None,
            text="And at night?",
            email="",
            at=NOW,
        )
    assert card_of(article).open_messages == 2

    close_message(message=Message.objects.first(), note="Answered.", by=make_user(), at=NOW)

    assert card_of(article).open_messages == 1


def test_what_the_checks_find_is_counted():
    article = make_article(next_review_on="")

    examined(article)

    card = card_of(article)
    assert card.examined == article.lock_version
    assert CardFinding.objects.get(article=article, check_id="GOV-02").count == 1
    assert card.blocking + card.warnings >= 1


def test_a_save_makes_what_was_found_old_and_the_next_look_new():
    article = make_article(next_review_on="")
    examined(article)

    edited(article, next_review_on="2027-11-02")
    assert card_of(article).examined == 0
    examined(article)

    assert not CardFinding.objects.filter(article=article, check_id="GOV-02").exists()


def test_texts_are_measured():
    article = make_article()
    examined(article)
    found = {row.audience: row for row in CardText.objects.filter(article=article)}
    assert set(found) == {text.audience for text in article.texts.all()}
    assert all(row.words > 10 for row in found.values())


def test_findings_of_what_was_saved_meanwhile_are_not_written_down():
    article = make_article(next_review_on="")
    content = queries.content_of(article, on=NOW.date())
    findings = findings_of(content, on=NOW.date())
    edited(article, region="US")

    cards.examine(make_read(article, 1), content, findings, at=NOW)

    assert card_of(article).examined == 0
    assert not CardFinding.objects.exists()


def make_read(article, lock_version):
    article.lock_version = lock_version
    return article


def test_the_sweep_examines_what_nobody_has_examined():
    make_article(slug="a")
    make_article(slug="b")

    assert sorted(kept()) == ["a", "b"]
    assert kept() == []


def test_a_sweep_that_is_cut_off_goes_on_where_it_was():
    for slug in "abc":
        make_article(slug=slug)
    run = keeping_cards.keep(now=lambda: NOW)
    first = next(run).article.slug
    run.close()

    assert sorted([first, *kept()]) == ["a", "b", "c"]


def test_what_was_examined_long_ago_is_examined_again_after_the_rest():
    make_article(slug="old")
    kept()
    make_article(slug="new")
    later = NOW + keeping_cards.AGAIN_AFTER + timedelta(days=1)

    found = [card.article.slug for card in keeping_cards.keep(now=lambda: later)]

    assert found == ["new", "old"]


def test_other_checks_make_every_card_due(monkeypatch):
    article = make_article()
    kept()

    monkeypatch.setattr(cards, "CHECKS", cards.CHECKS[1:])

    assert kept() == [article.slug]


def test_an_article_that_breaks_the_checks_stops_no_other(monkeypatch):
    make_article(slug="bad")
    make_article(slug="good")
    whole = queries.content_of

    def broken(article, *, on):
        if article.slug == "bad":
            raise ValueError("broken")
        return whole(article, on=on)

    monkeypatch.setattr(keeping_cards.queries, "content_of", broken)

    kept()

    assert card_of_slug("good").blocking + card_of_slug("good").advice >= 0
    assert card_of_slug("good").rules
    assert keeping_cards.to_examine().count() == 0


def card_of_slug(slug):
    return ArticleCard.objects.get(article__slug=slug)


def test_a_card_that_was_written_over_is_made_true_again():
    article = make_article()
    ArticleCard.objects.update(question="Nonsense", state="approved", open_messages=7)

    keeping_cards.forget()
    kept()

    card = card_of(article)
    assert (card.question, card.state, card.open_messages) == (article.question, "draft", 0)


def test_many_cards_take_as_many_queries_as_one(django_assert_max_num_queries):
    one = [make_article(slug="a").pk]
    many = [make_article(slug=slug).pk for slug in "bcdef"]
    for ids in (one, many):
        with django_assert_max_num_queries(3):
            cards.renew(ids, at=NOW)
