"""Approve: when enough have signed and no schedule lies ahead, the version goes live."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from articles.checks.accountability.gate import at_approval
from articles.content import Content
from articles.models import Version
from articles.source_facts import source_status
from articles.status import Status
from editorial import clock, transitions
from editorial.actions.reassess import reassess_approved
from editorial.checking import findings_of
from editorial.closing import close, end_reassessments
from editorial.models import ReviewRound
from editorial.queries import claims_to_decide, quorum_of
from editorial.states import APPROVE, SUPERSEDE
from editorial.threads import blocking

_MOST_TOLD = 3


@transaction.atomic
def approve_if_due(*, round: ReviewRound, by: Any | None, at: datetime) -> bool:
    """Approve the round's version if its quorum stands now and nothing bids to wait.

    False when it is not under review, when signatures are missing, when a comment that blocks is
    open, or when it was scheduled for later. Safe to ask again: a round is approved once.
    """
    transitions.lock(round.version.article_id)
    round = ReviewRound.objects.select_related("version__article", "snapshot").get(pk=round.pk)
    if round.closed_at is not None or round.version.status != Status.UNDER_REVIEW:
        return False
    if not quorum_of(round, on=clock.day(at)).reached:
        return False
    if blocking(round.version_id).exists():
        return False
    if round.schedules.filter(ended_at__isnull=True, publish_at__gt=at).exists():
        return False
    approve(round, by=by, at=at)
    return True


def stopping(round: ReviewRound, *, at: datetime) -> str:
    """Return in words what of a round's content would stop its approval now, "" for nothing.

    Asks the gate and the checks of the draft, with the verdicts of those who signed. Takes time:
    ask before locking. What is under review does not change, so the answer holds afterwards.
    """
    content = round.snapshot.value()
    on = clock.day(at)
    found = at_approval(content, source_status(content), _verdicts(round, content, on=on))
    found += [finding for finding in findings_of(content, on=on) if finding.level == "block"]
    told = [f"{finding.message} {finding.cure}" for finding in found[:_MOST_TOLD]]
    if len(found) > _MOST_TOLD:
        told.append(f"{len(found) - _MOST_TOLD} more stand in the way.")
    return " ".join(told)


def _verdicts(round: ReviewRound, content: Content, *, on: date) -> dict[str, str]:
    """Return what was said of each claim by all who signed; "" where one of them said nothing."""
    said: dict[str, str] = {}
    for signed in quorum_of(round, on=on).valid:
        for each in claims_to_decide(round, content, member=signed.signer):
            word = each.verdict.verdict if each.verdict else "carried" if each.carried_from else ""
            said[each.claim.id] = word and said.get(each.claim.id, word)
    return said


def approve(round: ReviewRound, *, by: Any | None, at: datetime) -> None:
    """Move the version to Approved and the one before it to Superseded; the article is locked."""
    close(round, APPROVE.target, at=at)
    article = round.version.article
    for before in Version.objects.filter(article=article, status=Status.APPROVED):
        transitions.move(before, SUPERSEDE, by=by, at=at, sets={"superseded_at": at})
        end_reassessments(before, "replaced", by=by, at=at)
    approved = transitions.move(round.version, APPROVE, by=by, at=at, sets={"approved_at": at})
    reassess_approved(approved, at=at)
