"""Merge two records that are of one source: nothing that anybody noted of either is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from articles import queries
from articles.actions.save_draft import Closed, Stale, save_draft
from articles.fields import Unfit
from articles.models import Article, Citation, ListedReference, Reliance
from articles.rekeying import rekey
from editorial import audit, clock, transitions
from editorial.actions.reassess import reassess
from editorial.closing import end_reassessment
from editorial.models import Reassessment
from editorial.naming import full_name
from editorial.policies import Conflict, NotAllowed, check_can_keep_library
from editorial.queries import person
from references import joining
from references.library import DifferentSource
from references.models import Reference
from references.noticing import take_notices


@dataclass(frozen=True)
class Merged:
    """The source that is left, and the articles whose working copies were saved for it."""

    source: Reference
    articles: tuple[Article, ...]


@transaction.atomic
def merge_sources(
    *,
    kept: Reference,
    gone: Reference,
    kind: str,
    csl: Mapping[str, Any],
    reason: str,
    read: str,
    by: Any,
    at: datetime,
) -> Merged:
    """Make one source of two: `kept` gets the record given, and `gone` becomes a key of it.

    Working copies that cite the other are saved with the key that stays, so that whoever merges
    is a contributor to them. What was frozen keeps its words; its keys lead to the source still.
    `read` is the stamp of what the page showed. Raises Conflict where one of the two has changed,
    or where a working copy cannot be saved; then nothing is merged.
    """
    check_can_keep_library(person(by))
    if kept.pk == gone.pk:
        raise NotAllowed("These are one record already. Choose another one.")
    kept, gone, articles = _locked(kept, gone, read)
    joining.begin_joining(kept, gone, kind=kind, csl=csl, by=by, at=at)
    drafts = tuple(article for article in articles if article.pk in _citing(gone))
    _save(drafts, kept, gone, by=by, at=at)
    Reliance.objects.filter(reference=gone).update(reference=kept)
    _move_reassessments(kept, gone, by=by, at=at)
    joining.end_joining(kept, gone, reason=reason, by=by, by_name=full_name(by), at=at)
    audit.record(
        action="sources_merged",
        by=by,
        at=at,
        article=None,
        subject=f"reference:{kept.pk}",
        details={
            "kept": kept.key,
            "gone": gone.key,
            "gone_id": gone.pk,
            "reason": reason,
            "articles": [article.slug for article in drafts],
        },
    )
    # Whatever still hangs on it is protected: then this raises, and nothing is merged.
    gone.delete()
    take_notices([kept], at=at, by=by)
    kept.refresh_from_db()
    transaction.on_commit(partial(reassess, reference=kept, at=at), robust=True)
    return Merged(kept, drafts)


def stamp(*references: Reference) -> str:
    """Return what says whether records are those that a page showed."""
    rows = sorted(references, key=lambda row: row.pk)
    return " ".join(f"{row.pk}:{clock.exactly(row.updated_at)}" for row in rows)


def drafts_citing(reference: Reference) -> list[Article]:
    """Return the articles whose working copies would be saved if this record went."""
    return list(Article.objects.filter(pk__in=_citing(reference)).order_by("pk"))


def closed_among(articles: Iterable[Article]) -> list[Article]:
    """Return those whose working copy the board has, and which stop the merge until it decides."""
    return [each for each in articles if queries.version_with_the_board(each) is not None]


def _locked(
    kept: Reference, gone: Reference, read: str
) -> tuple[Reference, Reference, list[Article]]:
    """Lock all that is concerned, articles first as every save does, and look again."""
    before = _concerned(kept, gone)
    articles = [transitions.lock(pk) for pk in sorted(before)]
    both = Reference.objects.select_for_update().filter(pk__in=(kept.pk, gone.pk))
    rows = {row.pk: row for row in both.order_by("pk")}
    if len(rows) < 2 or stamp(*rows.values()) != read or _concerned(kept, gone) - before:
        raise Conflict(
            "One of the two sources, or what cites it, has changed since this page was made. Look "
            "at both again, then merge."
        )
    return rows[kept.pk], rows[gone.pk], articles


def _concerned(kept: Reference, gone: Reference) -> set[int]:
    asked = Reassessment.objects.filter(reference__in=(kept, gone), closed_at__isnull=True)
    return _citing(gone) | set(asked.values_list("article_id", flat=True))


def _citing(reference: Reference) -> set[int]:
    listed = ListedReference.objects.filter(reference=reference)
    cited = Citation.objects.filter(reference=reference)
    return {
        *listed.values_list("article_id", flat=True),
        *cited.values_list("claim__article_id", flat=True),
    }


def _save(
    articles: Iterable[Article], kept: Reference, gone: Reference, *, by: Any, at: datetime
) -> None:
    """Save each working copy with the key that stays; where one cannot be, none is."""
    troubles = []
    for article in articles:
        try:
            draft = rekey(queries.draft_of(article), {gone.key: kept.key})
            record = {"kind": kept.kind, "csl": kept.csl}
            listed = (
                each.model_copy(update=record) if each.key == kept.key else each
                for each in draft.references
            )
            save_draft(
                article=article,
                draft=draft.model_copy(update={"references": tuple(listed)}),
                read=article.lock_version,
                by=by,
                at=at,
                note=f"Source {gone.key} is now {kept.key}"[:200],
            )
        except (Closed, Stale, Unfit, DifferentSource) as trouble:
            troubles.append(f"“{article.question}” cannot be saved. {trouble}")
    if troubles:
        raise Conflict(f"Nothing was merged. {' '.join(troubles)}")


def _move_reassessments(kept: Reference, gone: Reference, *, by: Any, at: datetime) -> None:
    """Move what the board was asked about one record to the source.

    Where a version rests on both, what it was asked covers one of them only: that ends, and the
    board is asked anew of all claims.
    """
    rows = Reassessment.objects.filter(reference__in=(kept, gone))
    for notice, twin in joining.twins(kept, gone).items():
        rows.filter(notice_id=notice).update(notice=twin)
    for row in rows.filter(closed_at__isnull=True).select_related("version").order_by("pk"):
        lists = Reliance.objects.filter(snapshot=row.version.snapshot_id, reference=kept, claim="")
        if lists.count() > 1:
            end_reassessment(row, "overtaken", by=by, at=at)
    Reassessment.objects.filter(reference=gone).update(reference=kept)
