"""The working copy's history: every save, who, when, and how to get it back.

The only module that knows django-reversion. It is an editor's convenience, never the record of
what was approved: a renamed field would silently empty it. Snapshots are that record.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import reversion
from django.db.models import QuerySet
from reversion.models import Version as SavedRow

from articles import queries, topics
from articles.content import AiUse, Author, NotApplicable
from articles.content import Text as TextValue
from articles.draft import Draft, Evidence
from articles.models import Article, Citation, Claim, Text
from references.models import MergedKey

_SINCE = 10
"""So many saves are looked through for one that must be there."""


@dataclass(frozen=True)
class Revision:
    """One save of the working copy."""

    id: int
    at: datetime
    by: str
    note: str


def register() -> None:
    """Tell reversion what belongs to a working copy. References are shared and not followed."""
    reversion.register(Article, follow=("texts", "claims"))
    reversion.register(Text)
    reversion.register(Claim, follow=("citations",))
    reversion.register(Citation)


@contextmanager
def revision(*, of: Article, by: Any, at: datetime, note: str) -> Iterator[None]:
    """Save the article, and record it with all its rows as they are at the end as one revision."""
    with reversion.create_revision(manage_manually=True):
        yield
        of.save()
        # Read in one go for each table: reversion asks each row for what hangs on it.
        whole = Article.objects.prefetch_related("topics", "texts", "claims__citations").get(
            pk=of.pk
        )
        reversion.add_to_revision(whole)
        reversion.set_user(by)
        reversion.set_comment(note)
        reversion.set_date_created(at)


def history(article: Article, limit: int = 50) -> list[Revision]:
    """Return the newest saves of a working copy, newest first."""
    return _revisions(_saves(article)[:limit])


def revisions(article: Article, ids: Iterable[int]) -> list[Revision]:
    """Return these saves of a working copy, newest first."""
    return _revisions(_saves(article).filter(revision_id__in=list(ids)))


def moments(article: Article) -> list[tuple[int, datetime, int | None]]:
    """Return the id, the moment and the person of every save: all of it, and no more, is light."""
    of_it = ("revision_id", "revision__date_created", "revision__user_id")
    return list(_saves(article).values_list(*of_it))


def _saves(article: Article) -> QuerySet[SavedRow]:
    rows = SavedRow.objects.get_for_object(article)
    return rows.select_related("revision__user").order_by("-revision__date_created", "-pk")


def _revisions(rows: Iterable[SavedRow]) -> list[Revision]:
    return [
        Revision(
            row.revision_id,
            row.revision.date_created,
            (row.revision.user.get_full_name() or row.revision.user.get_username())
            if row.revision.user
            else "",
            row.revision.get_comment(),
        )
        for row in rows
    ]


def draft_read(article: Article, lock_version: int) -> Draft | None:
    """Return the working copy that a form was made from, by the number of the save it read.

    None where that save is in no revision: without it nobody knows who changed what since.
    """
    back = article.lock_version - lock_version
    if back < 0 or lock_version < 1:
        return None
    # Each save counts one up and makes one revision; some may have come since the article was read.
    rows = SavedRow.objects.get_for_object(article).order_by("-pk")[back : back + _SINCE]
    for row in rows:
        if row.field_dict["lock_version"] == lock_version:
            return draft_at(article, row.revision_id)
    return None


def draft_at(article: Article, revision_id: int) -> Draft:
    """Return the working copy as it was saved in that revision.

    References are those of today: they are shared records with a history of their own.
    Raises Article.DoesNotExist where the article has no such revision.
    """
    row = (
        SavedRow.objects.get_for_object(article)
        .filter(revision_id=revision_id)
        .select_related("revision")
        .first()
    )
    if row is None:
        raise Article.DoesNotExist(f"No revision {revision_id} of this article.")
    saved = list(row.revision.version_set.select_related("content_type"))
    by_model: dict[str, list[dict[str, Any]]] = {}
    for each in saved:
        by_model.setdefault(each.content_type.model, []).append(each.field_dict)
    fields = row.field_dict
    claims = {claim["id"]: claim["key"] for claim in by_model.get("claim", [])}
    keys = {**_merged_since(), **dict(article.references.values_list("pk", "key"))}
    return Draft(
        slug=fields["slug"],
        kind=fields["kind"],
        language=fields["language"],
        question=fields["question"],
        region=fields["region"],
        topics=topics.slugs_now(fields.get("topics", [])),
        ai_use=AiUse(kind=fields["ai_kind"], tool=fields["ai_tool"], note=fields["ai_note"]),
        next_review_on=fields["next_review_on"].isoformat() if fields["next_review_on"] else "",
        authors=tuple(Author(**author) for author in fields["authors"]),
        not_applicable=tuple(NotApplicable(**part) for part in fields["not_applicable"]),
        texts=tuple(
            TextValue(
                audience=text["audience"],
                headline=text["headline"],
                short_answer=text["short_answer"],
                body=text["body"],
            )
            for text in by_model.get("text", [])
        ),
        evidence=tuple(
            Evidence(
                claim=claims[citation["claim_id"]],
                reference=keys[citation["reference_id"]],
                locator=citation["locator"],
                quote=citation["quote"],
                stance=citation["stance"],
            )
            for citation in by_model.get("citation", [])
            if citation["claim_id"] in claims and citation["reference_id"] in keys
        ),
        references=queries.references_of(article),
    )


def _merged_since() -> dict[int, str]:
    """Return the keys of records that are no more; the save door knows what they lead to."""
    return {row.record["id"]: row.key for row in MergedKey.objects.only("key", "record")}
