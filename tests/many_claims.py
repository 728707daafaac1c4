"""An article with as many claims and versions as a measurement wants."""

from datetime import timedelta

from articles.content import Text
from articles.models import Article
from articles.status import Status
from editorial.models import ReviewRound
from tests.factories import (
    BODY,
    NOW,
    edited,
    make_article,
    make_draft,
    make_member,
    signed,
    submitted,
    version_at,
)
from tests.second_versions import taken_up


def many_claims(claims: int, *, versions: int = 2, changed: int | None = None) -> ReviewRound:
    """Return the round of the newest version, under review; all before it were approved.

    From version to version `changed` of the claims differ (all of them, unless said), and each
    change is one that must be ticked.
    """
    article = make_article(texts=_texts(claims, claims if changed is None else changed, 0))
    version_at(Status.APPROVED, article=article)
    members = make_member(), make_member("haematology")
    for number in range(1, versions):
        at = NOW + timedelta(hours=number)
        texts = _texts(claims, claims if changed is None else changed, number)
        article = edited(Article.objects.get(pk=article.pk), texts=texts, at=at)
        round = taken_up(submitted(article, at=at), at=at)
        if number < versions - 1:
            for member in members:
                signed(round, member, at=at)
    return round


def texts_with(claims: int) -> tuple[Text, ...]:
    """Return a text for patients and one for clinicians with so many claims and three more."""
    return _texts(claims, 0, 0)


def _texts(claims: int, changed: int, version: int) -> tuple[Text, ...]:
    """Return a text for patients and one for clinicians; three claims are the factory's own."""
    days = [version + 2 if n < changed else 1 for n in range(claims)]
    paragraphs = [
        f"[Sign {n} of weak legs is seen within {days[n]} days.]"
        f'{{#sign-{n} kind="symptom" certainty="moderate"}} [@stabler2013]\n'
        for n in range(claims)
    ]
    body = "\n".join([BODY, "## The signs\n", *paragraphs])
    return tuple(text.model_copy(update={"body": body}) for text in make_draft().texts)
