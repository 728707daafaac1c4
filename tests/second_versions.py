"""A second version before the board, whose words differ from the approved one as a test wants."""

from datetime import timedelta
from typing import Any

from articles import queries
from articles.models import Article, Version
from articles.status import Status
from editorial.actions.begin_review import begin_review
from editorial.actions.publish import publish
from editorial.models import ReviewRound
from tests.factories import NOW, edited, make_member, round_of, submitted, version_at

LATER = NOW + timedelta(days=2)


def second_round(
    *replaced: tuple[str, str], at: Any = LATER, audiences: tuple[str, ...] = (), **fields: Any
) -> ReviewRound:
    """Return the round of a second version, taken up, in which some words of texts are replaced.

    Without any it is the dose of every text that changed; `audiences` narrows where.
    """
    article = Article.objects.get(pk=version_at(Status.APPROVED, **fields).article_id)
    texts = []
    for text in queries.draft_of(article).texts:
        body = text.body
        for old, new in replaced or (("1 mg", "10 mg"),):
            if not audiences or text.audience in audiences:
                assert old in body
                body = body.replace(old, new)
        texts.append(text.model_copy(update={"body": body}))
    return taken_up(submitted(edited(article, texts=tuple(texts), at=at), at=at), at=at)


def taken_up(version: Version, *, at: Any = LATER) -> ReviewRound:
    """Return the open round of a version, with its review begun and all that belongs to it."""
    round = round_of(version)
    begin_review(round=round, by=make_member(), at=at)
    return ReviewRound.objects.select_related(
        "version__article", "snapshot", "compared_with__snapshot"
    ).get(pk=round.pk)


def two_live(
    *replaced: tuple[str, str], slug: str = "b12", at: Any = LATER, **fields: Any
) -> Version:
    """Return the second version of an article, approved and live after the first one was.

    Some words of its texts are replaced, and some fields of its draft are others.
    """
    first = version_at(Status.APPROVED, slug=slug)
    publish(article=first.article, at=NOW)
    version = version_at(
        Status.APPROVED, article=reworded(first.article, *replaced, **fields), at=at
    )
    publish(article=version.article, at=at)
    return version


def reworded(
    article: Article, *replaced: tuple[str, str], at: Any = LATER, **fields: Any
) -> Article:
    """Return an article, in whose texts some words were replaced."""
    article = Article.objects.get(pk=article.pk)
    texts = []
    for text in queries.draft_of(article).texts:
        body = text.body
        for old, new in replaced:
            assert old in body
            body = body.replace(old, new)
        texts.append(text.model_copy(update={"body": body}))
    return edited(article, texts=tuple(texts), at=at, **fields)
