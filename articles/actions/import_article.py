"""Import an article: what a reader of a format made of a file becomes a working copy."""

import re
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from articles.actions.save_draft import create_article
from articles.draft import Draft
from articles.exchange.imported import Imported, Proposal
from articles.exchange.proposals import unconfirmed, undone
from articles.markup.scan import scan
from articles.models import Article
from references import library


def import_article(
    *,
    imported: Imported,
    by: Any,
    at: datetime,
    confirmed: Collection[Proposal] | None = None,
    slug: str = "",
) -> Article:
    """Start an article from an import. The importer contributes.

    Of the citations that were proposed, those not `confirmed` become again what the file had;
    None says that nobody has looked at them, and they are kept as such. Without a `slug` the
    article gets the first free address. Raises Unfit or DifferentSource.
    """
    draft, around = imported.draft, list(imported.furniture)
    if confirmed is None:
        around += unconfirmed(imported)
    else:
        draft = undone(draft, [each for each in imported.proposals if each not in confirmed])
    draft = with_library_keys(draft)
    return create_article(
        draft=draft.model_copy(update={"slug": slug or free_slug(draft)}),
        by=by,
        at=at,
        note="Imported",
        furniture=[asdict(line) for line in around],
    )


def with_library_keys(draft: Draft) -> Draft:
    """Return the draft with its references under the keys that the library has for them.

    A source that is known keeps its key, and a key that another source has gets a number: what
    is cited must stay what was imported.
    """
    renamed: dict[str, str] = {}
    for reference in draft.references:
        key = library.key_for(reference.key, reference.csl)
        if key != reference.key:
            renamed[reference.key] = key
    if not renamed:
        return draft
    return draft.model_copy(
        update={
            "references": tuple(
                r.model_copy(update={"key": renamed.get(r.key, r.key)}) for r in draft.references
            ),
            "evidence": tuple(
                e.model_copy(update={"reference": renamed.get(e.reference, e.reference)})
                for e in draft.evidence
            ),
            "texts": tuple(
                t.model_copy(
                    update={
                        "short_answer": _renamed(t.short_answer, renamed),
                        "body": _renamed(t.body, renamed),
                    }
                )
                for t in draft.texts
            ),
        }
    )


def _renamed(source: str, keys: dict[str, str]) -> str:
    """Return the source with other keys in its citation marks, and nothing else touched."""
    for mark in reversed(scan(source).citations):
        words = source[mark.start : mark.end]
        for item in mark.items:
            if item.key in keys:
                words = re.sub(
                    rf"@{re.escape(item.key)}(?=[\s,;\]])", f"@{keys[item.key]}", words, count=1
                )
        source = source[: mark.start] + words + source[mark.end :]
    return source


def free_slug(draft: Draft) -> str:
    """Return the draft's address, or that with the lowest number that nobody has."""
    taken = set(Article.objects.filter(slug__startswith=draft.slug).values_list("slug", flat=True))
    if draft.slug not in taken:
        return draft.slug
    number = 2
    while f"{draft.slug}-{number}" in taken:
        number += 1
    return f"{draft.slug}-{number}"
