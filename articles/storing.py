"""A draft as the rows of the working copy: what differs is written, each table in one go.

Only `articles/actions/save_draft.py` calls it: that is the door, and this is the shelf behind it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from articles import topics
from articles.content import Content
from articles.draft import Draft
from articles.models import Article, Citation, Claim, ListedReference, Text
from references import library
from references.models import Reference

_OF_TEXT = ("headline", "short_answer", "body")
_OF_CLAIM = ("kind", "certainty")
_OF_CITATION = ("locator", "quote", "stance")


def set_fields(article: Article, draft: Draft, *, at: datetime) -> None:
    """Give the article, not saved yet, the draft's fields, and its rows the draft's topics."""
    article.kind = draft.kind
    article.question = draft.question
    article.language = draft.language
    article.region = draft.region
    article.authors = [author.model_dump() for author in draft.authors]
    article.not_applicable = [part.model_dump() for part in draft.not_applicable]
    article.ai_kind = draft.ai_use.kind
    article.ai_tool = draft.ai_use.tool
    article.ai_note = draft.ai_use.note
    article.next_review_on = (
        date.fromisoformat(draft.next_review_on) if draft.next_review_on else None
    )
    article.changed_at = at
    topics.put_under(article, draft.topics)


def set_texts(article: Article, draft: Draft) -> None:
    """Make the rows of the texts say what the draft says."""
    wanted = {
        text.audience: {name: getattr(text, name) for name in _OF_TEXT} for text in draft.texts
    }
    rows = {row.audience: row for row in article.texts.all()}
    _delete(Text, [row for audience, row in rows.items() if audience not in wanted])
    Text.objects.bulk_create(
        Text(article=article, audience=audience, **said)
        for audience, said in wanted.items()
        if audience not in rows
    )
    _update(Text, [(row, wanted[a]) for a, row in rows.items() if a in wanted])


def set_references(
    article: Article, draft: Draft, known: Mapping[str, Reference], *, by: Any, at: datetime
) -> dict[str, Reference]:
    """Store the draft's sources and the list of them; return their records by key.

    `known` are the records that there are under these keys: one that says the same is left alone.
    """
    rows = {
        reference.key: _stored(reference, known, by=by, at=at) for reference in draft.references
    }
    wanted = {row.pk: row for row in rows.values()}
    listed = {row.reference_id: row for row in ListedReference.objects.filter(article=article)}
    _delete(ListedReference, [row for pk, row in listed.items() if pk not in wanted])
    ListedReference.objects.bulk_create(
        ListedReference(article=article, reference=row)
        for pk, row in wanted.items()
        if pk not in listed
    )
    return rows


def _stored(reference: Any, known: Mapping[str, Reference], *, by: Any, at: datetime) -> Reference:
    csl = reference.model_dump(mode="json")["csl"]
    row = known.get(reference.key)
    if row is not None and row.kind == reference.kind and row.csl == csl:
        return row
    return library.put(key=reference.key, kind=reference.kind, csl=csl, at=at, by=by)


def set_claims(article: Article, content: Content, references: Mapping[str, Reference]) -> None:
    """Make the rows of claims and citations say what the texts' marks say."""
    wanted = {
        claim.id: {"kind": claim.kind, "certainty": claim.certainty} for claim in content.claims
    }
    rows = {row.key: row for row in article.claims.all()}
    _delete(Claim, [row for key, row in rows.items() if key not in wanted])
    new = Claim.objects.bulk_create(
        Claim(article=article, key=key, **said) for key, said in wanted.items() if key not in rows
    )
    _update(Claim, [(row, wanted[key]) for key, row in rows.items() if key in wanted])
    keys = {**rows, **{row.key: row for row in new}}
    _set_citations(article, content, {key: row.pk for key, row in keys.items()}, references)


def _set_citations(
    article: Article,
    content: Content,
    claims: Mapping[str, int],
    references: Mapping[str, Reference],
) -> None:
    # A citation of an unknown key has no row: check CIT-01 names it from the text.
    wanted = {
        (claims[claim.id], references[c.reference].pk): {
            name: getattr(c, name) for name in _OF_CITATION
        }
        for claim in content.claims
        for c in claim.citations
        if c.reference in references
    }
    known = Citation.objects.filter(claim__article=article)
    rows = {(row.claim_id, row.reference_id): row for row in known}
    _delete(Citation, [row for tie, row in rows.items() if tie not in wanted])
    Citation.objects.bulk_create(
        Citation(claim_id=tie[0], reference_id=tie[1], **said)
        for tie, said in wanted.items()
        if tie not in rows
    )
    _update(Citation, [(row, wanted[tie]) for tie, row in rows.items() if tie in wanted])


def _delete(model: Any, rows: Sequence[Any]) -> None:
    if rows:
        model.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _update(model: Any, rows: Iterable[tuple[Any, Mapping[str, str]]]) -> None:
    """Write the rows that do not say so already."""
    changed = []
    names: set[str] = set()
    for row, said in rows:
        differing = {name: value for name, value in said.items() if getattr(row, name) != value}
        for name, value in differing.items():
            setattr(row, name, value)
        if differing:
            names |= differing.keys()
            changed.append(row)
    if changed:
        model.objects.bulk_update(changed, sorted(names))
