"""Citing a source of the library: whoever writes its key has put it on the article's list."""

from articles.content import Reference
from articles.draft import Draft
from articles.markup.scan import scan
from references.models import Reference as Row

MOST = 500
"""So many keys are looked up for one article; a text with more of them cites nothing real."""


def with_cited(draft: Draft) -> Draft:
    """Return a draft with the library's sources that its texts cite and its list lacks.

    Only for what a person types here: in a file from elsewhere the same key may be that of
    another source.
    """
    listed = {reference.key for reference in draft.references}
    wanted = [key for key in cited(draft) if key not in listed][:MOST]
    if not wanted:
        return draft
    found = Row.objects.filter(key__in=wanted).order_by("key")
    new = tuple(Reference(key=row.key, kind=row.kind, csl=row.csl) for row in found)  # type: ignore[arg-type]
    return draft.model_copy(update={"references": (*draft.references, *new)})


def cited(draft: Draft) -> list[str]:
    """Return the keys that the texts cite, each once, in the order of the texts."""
    keys: dict[str, None] = {}
    for text in draft.texts:
        for source in (text.short_answer, text.body):
            if "@" in source:
                marks = scan(source).citations
                keys.update((item.key, None) for mark in marks for item in mark.items)
    return list(keys)
