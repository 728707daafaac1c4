"""What was said of a version, as plain values for its dossier."""

from typing import Any

from articles.models import Version
from editorial.dossier.plain import moment, name_of


def threads_of(version: Version) -> list[dict[str, Any]]:
    """Return every thread on a version with its comments, in the order they were opened."""
    rows = version.threads.select_related("snapshot", "opened_by", "expert", "resolved_by")
    return [_thread(row) for row in rows.prefetch_related("comments__author", "comments__expert")]


def _thread(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "on": row.scope,
        "snapshot": row.snapshot.digest,
        "claim": row.claim,
        "audience": row.audience,
        "field": row.field,
        "quote": row.quote,
        "blocking": row.blocking,
        "opened_by": _who(row.opened_by, row.expert),
        "opened_at": moment(row.opened_at),
        "resolved_by": _who(row.resolved_by, None),
        "resolved_at": moment(row.resolved_at),
        "comments": [
            {
                "by": _who(each.author, each.expert),
                "at": moment(each.at),
                "text": each.text,
                "suggests": each.replacement is not None,
                "replacement": each.replacement or "",
                "answer": each.answer,
            }
            for each in sorted(row.comments.all(), key=lambda c: (c.at, c.pk))
        ],
    }


def _who(user: Any, expert: Any) -> str:
    if expert is not None:
        return f"{expert.name}, {expert.expertise} (outside expert)"
    return name_of(user)
