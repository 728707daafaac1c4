"""First versions of very many articles: put in as they are, past every act, for measuring."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from articles.models import Article, Snapshot, Version

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def snapshots(articles: Sequence[Article], *, by: Any, content: str = "{}") -> list[Snapshot]:
    """Freeze each article with this content, whose digest is only like one."""
    return Snapshot.objects.bulk_create(
        Snapshot(
            article=each,
            format=1,
            content=content,
            digest=f"{each.pk:064x}",
            made_at=NOW,
            made_by=by,
        )
        for each in articles
    )


def submitted(articles: Sequence[Article], *, by: Any, content: str = "{}") -> list[Version]:
    """Submit each article with this content."""
    return Version.objects.bulk_create(
        Version(
            article_id=each.article_id,
            number=1,
            snapshot=each,
            status="submitted",
            change_note="New.",
            submitted_at=NOW,
        )
        for each in snapshots(articles, by=by, content=content)
    )
