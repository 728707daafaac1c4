"""Put away scratch: what was typed is saved, or is not wanted any more."""

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Article
from editorial.models import Scratch


@transaction.atomic
def put_away_scratch(*, article: Article, window: str, count: int, by: Any, at: datetime) -> None:
    """Forget what one open page of a person held until now; nobody else's can be put away.

    The row stays empty for a while: a keeping that was sent before and comes after is not kept.
    """
    mine = Scratch.objects.filter(article=article, by=by, window=window)
    for row in mine.select_for_update(no_key=True):
        row.typed, row.kept_at, row.count = {}, at, max(row.count, count)
        row.save(update_fields=["typed", "kept_at", "count"])
