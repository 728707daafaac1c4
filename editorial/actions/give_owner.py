"""Give an article to another owner: who answers for its working copy from now on."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Article
from editorial import audit, cards, transitions
from editorial.naming import full_name
from editorial.policies import NotAllowed, check_can_edit, check_can_give_owner, may
from editorial.queries import person


@transaction.atomic
def give_owner(*, article: Article, owner: Any, by: Any, at: datetime) -> bool:
    """Make somebody who may write the owner; False where she is it already.

    The text stays as it is, so it may be with the board meanwhile. Raises NotAllowed.
    """
    check_can_give_owner(person(by))
    if not may(check_can_edit, person(owner)):
        raise NotAllowed(
            f"Owner: {full_name(owner)} may not write articles. Choose an author or an editor."
        )
    article = transitions.lock(article.pk)
    if article.owner_id == owner.pk:
        return False
    before = article.owner
    Article.objects.filter(pk=article.pk).update(owner=owner)
    cards.renew([article.pk], at=at)
    audit.record(
        action="owner_given",
        by=by,
        at=at,
        article=article,
        subject=f"article:{article.pk}",
        details={"from": full_name(before), "to": full_name(owner)},
    )
    return True
