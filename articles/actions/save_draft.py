"""Save the working copy: the only door for a change of its words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from articles import queries, storing, versioning
from articles.assemble import assemble
from articles.citing import cited
from articles.draft import Draft
from articles.fields import Unfit, check_fields
from articles.models import Article, Contribution
from articles.rekeying import rekey
from references import library
from references.models import MergedKey, Reference


class Stale(Exception):
    """Somebody saved in between; the caller keeps and shows the text that lost."""


class Closed(Exception):
    """The board has this version, so the working copy is closed."""


@transaction.atomic
def create_article(
    *,
    draft: Draft,
    by: Any,
    at: datetime,
    note: str = "Created",
    furniture: Sequence[Mapping[str, Any]] = (),
) -> Article:
    """Start an article from a draft. Raises Unfit when its address is taken.

    `furniture` are the lines around the answer of a page it was imported from.
    """
    if Article.objects.filter(slug=draft.slug).exists():
        raise Unfit(f"Address “{draft.slug}” is already taken by another article. Choose another.")
    article = Article.objects.create(
        slug=draft.slug,
        question=draft.question,
        owner=by,
        created_at=at,
        changed_at=at,
        imported_furniture=list(furniture),
    )
    _write(article, draft, by=by, at=at, note=note)
    return article


@transaction.atomic
def save_draft(
    *, article: Article, draft: Draft, read: int, by: Any, at: datetime, note: str = ""
) -> Article:
    """Replace the working copy by a draft.

    `read` is the lock_version the editor's form was made from. Raises Stale when the working
    copy has been saved since, Closed while the board has it.
    """
    # Compare and swap first: it locks the row on both databases before anything is looked at.
    won = Article.objects.filter(pk=article.pk, lock_version=read).update(
        lock_version=F("lock_version") + 1
    )
    if not won:
        raise Stale(
            "Somebody else saved this article after you opened it. Your text is below, unsaved: "
            "compare it with the saved one, then save again."
        )
    article.refresh_from_db()
    version = queries.version_with_the_board(article)
    if version is not None:
        raise Closed(
            f"The board has version {version.number} until it decides. Recall the submission to "
            "change the text."
        )
    _write(article, draft, by=by, at=at, note=note or "Saved")
    return article


def _write(article: Article, draft: Draft, *, by: Any, at: datetime, note: str) -> None:
    held = _hold_sources(draft)
    draft = _with_keys_of_today(draft)
    check_fields(draft)
    with versioning.revision(of=article, by=by, at=at, note=note):
        storing.set_fields(article, draft, at=at)
        storing.set_texts(article, draft)
        references = storing.set_references(article, draft, held, by=by, at=at)
        storing.set_claims(article, assemble(draft), references)
        Contribution.objects.create(article=article, contributor=by, what=note[:40], at=at)


def _hold_sources(draft: Draft) -> dict[str, Reference]:
    """Wait for who merges one of these sources at this moment, and let nobody begin.

    Return their records by key.
    """
    keys = [reference.key for reference in draft.references]
    rows = Reference.objects.select_for_update(no_key=True).filter(key__in=keys).order_by("pk")
    return {row.key: row for row in rows}


def _with_keys_of_today(draft: Draft) -> Draft:
    """Return the draft with sources that were merged under the keys that they have now.

    A revision of before the merge, a file or a form that was open meanwhile cites the old ones.
    Raises DifferentSource where a new source has the key of a merged one.
    """
    noted = {e.reference for e in draft.evidence} | {r.key for r in draft.references}
    merged = {
        row.key: row
        for row in MergedKey.objects.select_related("reference").filter(
            key__in=noted.union(cited(draft))
        )
    }
    if not merged:
        return draft
    for reference in draft.references:
        if reference.key in merged:
            library.check_is_of(merged[reference.key], reference.csl)
    now = {row.reference.key: row.reference for row in merged.values()}
    rekeyed = rekey(draft, {key: row.reference.key for key, row in merged.items()})
    listed = tuple(
        reference.model_copy(
            update={"kind": now[reference.key].kind, "csl": now[reference.key].csl}
        )
        if reference.key in now and reference.key not in {r.key for r in draft.references}
        else reference
        for reference in rekeyed.references
    )
    return rekeyed.model_copy(update={"references": listed})
