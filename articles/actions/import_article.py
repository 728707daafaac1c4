"""Import an article: what a reader of a format made of a file becomes a working copy."""

from datetime import datetime
from typing import Any

from articles.actions.save_draft import create_article
from articles.draft import Draft
from articles.exchange.imported import Imported
from articles.models import Article


def import_article(*, imported: Imported, by: Any, at: datetime) -> Article:
    """Start an article from an import, at the first free address. The importer contributes."""
    draft = imported.draft
    return create_article(
        draft=draft.model_copy(update={"slug": free_slug(draft)}), by=by, at=at, note="Imported"
    )


def free_slug(draft: Draft) -> str:
    """Return the draft's address, or that with the lowest number that nobody has."""
    taken = set(Article.objects.filter(slug__startswith=draft.slug).values_list("slug", flat=True))
    if draft.slug not in taken:
        return draft.slug
    number = 2
    while f"{draft.slug}-{number}" in taken:
        number += 1
    return f"{draft.slug}-{number}"
