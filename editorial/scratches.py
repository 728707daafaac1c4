"""What is typed and not saved, and who has an article open besides."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from articles.models import Article
from editorial.models import Presence, Scratch
from editorial.naming import full_name

HERE = timedelta(seconds=90)
"""Who was heard of this long ago is still here; open pages say so twice as often."""
JUST_NOW = timedelta(minutes=1)


@dataclass(frozen=True)
class Other:
    """Somebody else at the same article."""

    name: str
    typed: str
    """When she typed last, in words; "" where she only reads."""

    def __str__(self) -> str:
        return f"{self.name} is here, {self.typed or 'reading'}"


def scratches_of(article: Article, by: Any, *, but: str = "") -> list[Scratch]:
    """Return what a person typed into an article and has not saved, the newest first."""
    return list(
        Scratch.objects.filter(article=article, by=by).exclude(typed={}).exclude(window=but)
    )


def others_at(article: Article, by: Any, *, at: datetime) -> list[Other]:
    """Return who else has the article open, who typed last first."""
    rows = (
        Presence.objects.filter(article=article, seen_at__gt=at - HERE)
        .exclude(person=by)
        .select_related("person")
    )
    found = sorted(rows, key=lambda row: row.typed_at or row.seen_at, reverse=True)
    return [Other(full_name(row.person), _typed(row.typed_at, at)) for row in found]


def _typed(moment: datetime | None, at: datetime) -> str:
    if moment is None:
        return ""
    minutes = (at - moment) // JUST_NOW
    if minutes < 1:
        return "typing now"
    if minutes < 60:
        return "typed 1 minute ago" if minutes == 1 else f"typed {minutes} minutes ago"
    return ""
