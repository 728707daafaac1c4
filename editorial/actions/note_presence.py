"""Note presence: somebody has an article's edit page open, and may have typed just now."""

from datetime import datetime
from typing import Any

from articles.models import Article
from editorial.models import Presence
from editorial.policies import check_can_edit
from editorial.queries import person


def note_presence(*, article: Article, has_typed: bool, by: Any, at: datetime) -> None:
    """Say that somebody is here. It stops nobody. Raises NotAllowed for who may not edit."""
    check_can_edit(person(by))
    now = {"seen_at": at, **({"typed_at": at} if has_typed else {})}
    if not Presence.objects.filter(article=article, person=by).update(**now):
        Presence.objects.get_or_create(article=article, person=by, defaults=now)
