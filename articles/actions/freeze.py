"""Freeze content into a snapshot: the copy that the board signs."""

from datetime import datetime
from typing import Any

from articles import canonical
from articles.content import Content
from articles.models import Article, Snapshot


def freeze(*, article: Article, content: Content, by: Any, at: datetime) -> Snapshot:
    """Return the snapshot of this content; equal content has one snapshot per article."""
    encoded = content.encode()
    snapshot, _ = Snapshot.objects.get_or_create(
        article=article,
        digest=canonical.digest_bytes(canonical.CONTENT, encoded),
        defaults={
            "format": content.format,
            "content": encoded.decode("utf-8"),
            "made_at": at,
            "made_by": by,
        },
    )
    return snapshot
