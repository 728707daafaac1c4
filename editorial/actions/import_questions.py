"""Import questions: some rows of a list become articles, through the door of every article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from articles.actions.save_draft import create_article
from articles.content import Reference as ReferenceValue
from articles.draft import Draft
from articles.exchange.question_rows import QuestionRow
from articles.fields import Unfit
from articles.models import Article
from editorial import audit, keeping_cards
from editorial.models import BulkImport, BulkRow
from editorial.policies import Conflict, check_can_edit
from editorial.queries import person
from references.intake import take_in
from references.library import DifferentSource
from references.models import Reference


@dataclass(frozen=True)
class _Source:
    """A reference of a draft as the library takes it in."""

    csl: dict[str, Any]
    kind: str


@transaction.atomic
def import_questions(
    *, bulk: BulkImport, rows: Sequence[QuestionRow], finished: int, at: datetime
) -> None:
    """Store the next rows of a confirmed list; `finished` are those that were done before.

    Raises Conflict where somebody else has stored these rows meanwhile, and NotAllowed where the
    one who confirmed may not any more. Then nothing was stored.
    """
    check_can_edit(person(bulk.by))
    # Compare and swap: of two workers at the same rows, one goes on.
    mine = BulkImport.objects.filter(pk=bulk.pk, stage="confirmed", finished=finished)
    if not mine.update(finished=finished + len(rows), attempts=0):
        raise Conflict("Somebody else is storing these rows.")
    planned = {
        row.number: row
        for row in BulkRow.objects.filter(bulk=bulk, number__in=[r.number for r in rows])
    }
    before = [row.outcome for row in planned.values()]
    to_store = [row for row in rows if planned[row.number].outcome == "new"]
    _skip_what_came_meanwhile(bulk, [planned[row.number] for row in to_store])
    to_store = [row for row in to_store if planned[row.number].outcome == "new"]
    drafts = _with_sources(to_store, planned, by=bulk.by, at=at)
    with keeping_cards.together(at=at):
        for row, draft in drafts:
            _store(planned[row.number], draft, bulk, at=at)
    BulkRow.objects.bulk_update(planned.values(), ["outcome", "slug", "article", "message"])
    after = [row.outcome for row in planned.values()]
    BulkImport.objects.filter(pk=bulk.pk).update(
        **{
            outcome: F(outcome) + after.count(outcome) - before.count(outcome)
            for outcome in ("new", "known", "refused")
        }
    )


@transaction.atomic
def end_bulk_import(*, bulk: BulkImport, stage: str, trouble: str = "", at: datetime) -> None:
    """End a confirmed import, as "done" or "failed", and write down what came of it."""
    confirmed = BulkImport.objects.filter(pk=bulk.pk, stage="confirmed")
    if not confirmed.update(
        stage=stage, ended_at=at, leased_until=None, data=None, trouble=trouble
    ):
        return
    bulk.refresh_from_db()
    audit.record(
        action="questions_imported",
        by=bulk.by,
        at=at,
        article=None,
        subject=f"bulk_import:{bulk.pk}",
        details={
            "file": bulk.name,
            "digest": bulk.digest,
            "articles": bulk.listed.filter(article__isnull=False).count(),
            "known": bulk.known,
            "refused": bulk.refused,
            "whole": stage == "done",
        },
    )


def _skip_what_came_meanwhile(bulk: BulkImport, rows: Sequence[BulkRow]) -> None:
    """Mark as known what somebody else began since the list was looked at."""
    others = Article.objects.filter(
        Q(slug__in=[row.slug for row in rows]) | Q(question__in=[row.question for row in rows])
    ).exclude(bulk_rows__bulk=bulk)
    found = list(others.values_list("slug", "question"))
    taken = {slug for slug, _ in found}
    asked = {question: slug for slug, question in found}
    for row in rows:
        if row.question in asked or row.slug in taken:
            row.slug = asked.get(row.question, row.slug)
            row.outcome = "known"
            row.message = "Somebody began an article of it meanwhile. Its answer stays."


def _with_sources(
    rows: Sequence[QuestionRow], planned: dict[int, BulkRow], *, by: Any, at: datetime
) -> list[tuple[QuestionRow, Draft]]:
    """Take the rows' sources into the library, and return drafts that list them as it has them."""
    found = []
    for row in rows:
        if row.draft is None:  # It was read otherwise when the list was looked at.
            _refuse(planned[row.number], row.trouble)
        else:
            found.append((row, row.draft))
    said = [reference for _, draft in found for reference in draft.references]
    sources = [_Source(each.model_dump(mode="json")["csl"], each.kind) for each in said]
    told = take_in(sources, at=at, by=by) if sources else []
    keys = {outcome.key for outcome in told}
    library = {row.key: row for row in Reference.objects.filter(key__in=keys)}
    outcomes = iter(told)
    drafts = []
    for row, draft in found:
        its = [next(outcomes) for _ in draft.references]
        refused = next((outcome for outcome in its if outcome.what == "refused"), None)
        if refused is not None:
            _refuse(planned[row.number], refused.message)
            continue
        listed = tuple(_as_listed(library[outcome.key]) for outcome in its)
        drafts.append((row, draft.model_copy(update={"references": listed})))
    return drafts


def _as_listed(row: Reference) -> ReferenceValue:
    return ReferenceValue.model_validate({"key": row.key, "kind": row.kind, "csl": row.csl})


def _store(row: BulkRow, draft: Draft, bulk: BulkImport, *, at: datetime) -> None:
    draft = draft.model_copy(update={"slug": row.slug, "topics": tuple(bulk.topics)})
    try:
        with transaction.atomic():
            row.article = create_article(draft=draft, by=bulk.by, at=at, note="Imported")
    except (Unfit, DifferentSource) as trouble:
        _refuse(row, str(trouble))


def _refuse(row: BulkRow, why: str) -> None:
    row.outcome, row.message = "refused", why
