"""Keep scratch: what somebody has typed and not saved, so that it can be offered again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from articles.models import Article
from editorial.models import Scratch
from editorial.policies import check_can_edit
from editorial.queries import person

FORGOTTEN_AFTER = timedelta(days=1)
"""How long an emptied row stays, to turn away what comes late."""


def keep_scratch(
    *,
    article: Article,
    window: str,
    count: int,
    read: int,
    typed: Mapping[str, str],
    by: Any,
    at: datetime,
) -> bool:
    """Keep what one open page holds now; return False where something newer of it is kept.

    No version and no working copy is touched, whoever has it: the board may be at it, and
    somebody else may have saved. Raises NotAllowed for who may not edit.
    """
    check_can_edit(person(by))
    newer = {"typed": dict(typed), "read": read, "count": count, "kept_at": at}
    mine = Scratch.objects.filter(article=article, by=by, window=window)
    if mine.filter(count__lt=count).update(**newer):
        return True
    _, is_new = Scratch.objects.get_or_create(article=article, by=by, window=window, defaults=newer)
    if is_new:
        Scratch.objects.filter(by=by, typed={}, kept_at__lt=at - FORGOTTEN_AFTER).delete()
        return True
    # Somebody else's row, made between the two: the newer one counts.
    return bool(mine.filter(count__lt=count).update(**newer))
