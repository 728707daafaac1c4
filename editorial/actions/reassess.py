"""Reassess: a source fell, so the board looks again at the claims that readers have from it.

By the status of the source as it is stored, whatever was asked before: called twice, late or out
of order it does nothing wrong.
"""

import logging
import time
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction

from articles.models import Article, Reliance, Version
from articles.publishing.models import Live
from articles.status import WITH_THE_BOARD, Status
from editorial import audit, clock, outbox, transitions
from editorial.actions.publish import publish
from editorial.closing import end_reassessment
from editorial.models import ReassessedClaim, Reassessment
from editorial.policies import days_to_look, is_graver
from editorial.queries import terms_for
from editorial.reassessments import (
    claims_of,
    fallen_among,
    keys_in_doubt,
    notice_of,
    other_sources,
    was_signed_in_sight,
)
from references.models import Reference, SourceNotice

logger = logging.getLogger(__name__)

# What is made at once, before the rest is left to the sweep.
_SECONDS = 20.0


def reassess(*, reference: Reference, at: datetime) -> list[Reassessment]:
    """Ask the board again about every claim that readers have from a source, or stop asking.

    Returns what was opened or lifted; nothing when all is as it should be. Locks every article
    concerned, in one order, before it records anything: call it outside of other transactions.
    """
    with transaction.atomic():
        articles = [transitions.lock(pk) for pk in _articles_with(reference)]
        reference = Reference.objects.get(pk=reference.pk)
        done: list[Reassessment] = []
        for article in articles:
            for version in article.versions.filter(
                status=Status.APPROVED, snapshot__reliances__reference=reference
            ).distinct():
                done += _follow(version, reference, at=at)
        shown = _ask_for_pages(articles, reference, at)
        transaction.on_commit(partial(_publish_now, shown, at), robust=True)
    return done


def reassess_approved(version: Version, *, at: datetime) -> list[Reassessment]:
    """Ask the same for a version that was just approved, of all its sources; its article is locked.

    What the board signed with the notice in sight it has just answered, claim by claim: that is
    noted as such, and nobody is asked again.
    """
    return [
        row for reference in fallen_among(version) for row in _follow(version, reference, at=at)
    ]


def _articles_with(reference: Reference) -> list[int]:
    """Return the articles whose pages may have to change with a source, in the order of locks."""
    listing = Reliance.objects.filter(reference=reference).values("snapshot")
    statuses = [Status.APPROVED, *WITH_THE_BOARD]
    rows = Version.objects.filter(status__in=statuses, snapshot__in=listing)
    return sorted(set(rows.values_list("article_id", flat=True)))


def _follow(version: Version, reference: Reference, *, at: datetime) -> list[Reassessment]:
    """Bring what is asked of one version about one source up to the source's status."""
    rows = Reassessment.objects.filter(version=version, reference=reference)
    running = rows.filter(closed_at__isnull=True).first()
    last = rows.filter(closed_at__isnull=False).order_by("-closed_at", "-pk").first()
    notice = notice_of(reference)
    if notice is None:
        if running is None:
            return []
        end_reassessment(running, "lifted", by=None, at=at)
        return [running]
    if running is not None:
        if running.status == reference.status and not _is_news(running, notice):
            return []
        return [_open(version, reference, notice, before=running, at=at)]
    if last is not None and not _reopens(last, reference, notice):
        return []
    return [_open(version, reference, notice, before=None, at=at)]


def _reopens(last: Reassessment, reference: Reference, notice: SourceNotice) -> bool:
    """Whether what holds now is more than what the board has answered."""
    if last.outcome != "stands":
        return True
    if reference.status == last.status:
        return _is_news(last, notice)
    return is_graver(reference.status, last.status)


def _is_news(asked: Reassessment, notice: SourceNotice) -> bool:
    """Whether a notice of the same gravity is another one, and not the same from another register.

    A source is retracted once; corrected it can be again, on a later day and by another notice.
    """
    if asked.status == "retracted" or notice.pk == asked.notice_id or notice.on is None:
        return False
    known = asked.notice
    same = (notice.notice_doi and notice.notice_doi == known.notice_doi) or (
        notice.notice_pmid and notice.notice_pmid == known.notice_pmid
    )
    return notice.seen_at > asked.opened_at and notice.on > asked.noticed_on and not same


def _open(
    version: Version,
    reference: Reference,
    notice: SourceNotice,
    *,
    before: Reassessment | None,
    at: datetime,
) -> Reassessment:
    if before is not None:
        _close(before, "overtaken", at)
    terms = terms_for(version.article, at=at)
    days = days_to_look(reference.status, risk=terms.risk, deadline_days=terms.deadline_days)
    keys = Reliance.objects.filter(snapshot=version.snapshot_id, reference=reference)
    row = Reassessment.objects.create(
        article=version.article,
        version=version,
        reference=reference,
        key=keys.filter(claim="").order_by("key").values_list("key", flat=True)[0],
        notice=notice,
        status=reference.status,
        noticed_on=notice.on or clock.day(notice.seen_at),
        signers_needed=terms.signers,
        opened_at=at,
        due_at=at + timedelta(days=days),
    )
    content, doubtful = version.snapshot.value(), keys_in_doubt(version)
    claims = claims_of(version, reference)
    ReassessedClaim.objects.bulk_create(
        ReassessedClaim(reassessment=row, claim=id, others=other_sources(content, id, but=doubtful))
        for id in claims
    )
    if before is not None:
        _record("source_problem_changed", row, claims, at, before=before)
    elif was_signed_in_sight(version, notice):
        _close(row, "stands", at)
        _record("source_problem_in_sight", row, claims, at)
    else:
        _record("source_problem_found", row, claims, at)
    return row


def _close(row: Reassessment, outcome: str, at: datetime) -> None:
    Reassessment.objects.filter(pk=row.pk).update(closed_at=at, outcome=outcome)
    row.refresh_from_db()


def _record(
    action: str,
    row: Reassessment,
    claims: list[str],
    at: datetime,
    *,
    before: Reassessment | None = None,
) -> None:
    details: dict[str, Any] = {
        "version": row.version.number,
        "source": row.key,
        "status": row.status,
        "notice": row.notice_id,
        "claims": claims,
        "signers_needed": row.signers_needed,
        "due_at": clock.exactly(row.due_at),
    }
    if before is not None:
        details["before"] = before.pk
    audit.record(
        action=action,
        by=None,
        at=at,
        article=row.article,
        subject=f"reassessment:{row.pk}",
        details=details,
    )


def _ask_for_pages(articles: list[Article], reference: Reference, at: datetime) -> list[Article]:
    """Ask that pages follow: their lists of references say how sources stand."""
    shown = set(Live.objects.filter(article__in=articles).values_list("article_id", flat=True))
    concerned = [article for article in articles if article.pk in shown]
    for article in concerned:
        outbox.ask(
            kind=outbox.PUBLISH,
            key=f"publish:{article.pk}:source:{reference.pk}:{clock.exactly(at)}",
            at=at,
            payload={"article": article.pk},
        )
    return concerned


def _publish_now(articles: list[Article], at: datetime) -> None:
    """Make the pages here and now; what takes too long or fails is in the outbox all the same."""
    began = time.monotonic()
    for article in articles:
        if time.monotonic() - began > _SECONDS:
            return
        try:
            publish(article=article, at=at)
        except Exception:
            logger.exception("The page of %s does not say yet that a source fell.", article.slug)
