"""Copy an article: the words and claims of one begin another, with none of its approvals."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles import queries
from articles.actions.save_draft import create_article
from articles.beginnings.copying import copy_of
from articles.models import Article, Contribution


@transaction.atomic
def copy_article(*, article: Article, slug: str, question: str, by: Any, at: datetime) -> Article:
    """Start an article from the working copy of another. Raises Unfit when its address is taken.

    Who had a hand in the other wrote these words too, and so never signs them here either.
    """
    draft = copy_of(queries.draft_of(article), slug=slug, question=question)
    copy = create_article(draft=draft, by=by, at=at, note=f"Copied from {article.slug}")
    hands = Contribution.objects.filter(article=article).exclude(contributor=by)
    Contribution.objects.bulk_create(
        Contribution(
            article=copy,
            contributor_id=contributor,
            what=f"Copied from {article.slug}"[:40],
            at=at,
        )
        for contributor in hands.order_by().values_list("contributor", flat=True).distinct()
    )
    return copy
