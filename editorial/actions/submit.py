"""Submit: freeze the working copy and hand it to the board."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from articles import content as content_value
from articles import queries
from articles.actions.freeze import freeze
from articles.checks.finding import Finding
from articles.content import Content
from articles.examine import counts
from articles.models import Article, Contribution, Snapshot, Version
from articles.publishing.actions.make_renderings import trial
from articles.publishing.this_site import this_site
from articles.status import Status
from editorial import clock, transitions
from editorial.actions.assign import assign_by_rule
from editorial.assignments import asks_of
from editorial.checking import findings_of
from editorial.models import Policy, ReviewRound
from editorial.naming import full_name
from editorial.policies import Conflict, NotAllowed, check_can_submit
from editorial.policies.terms import Terms, together
from editorial.queries import person, policies_for
from editorial.states import SUBMIT


@dataclass(frozen=True)
class Waiver:
    """Why a warning does not stop this submission. Becomes part of what the board signs."""

    finding: str
    quote: str
    reason: str


class Blocked(NotAllowed):
    """Findings stand in the way; they come with the refusal."""

    def __init__(self, message: str, findings: list[Finding]) -> None:
        super().__init__(message)
        self.findings = findings


def submit(
    *,
    article: Article,
    read: int,
    change_note: str,
    by: Any,
    at: datetime,
    waivers: tuple[Waiver, ...] = (),
) -> Version:
    """Freeze the working copy that has been read, open a round on it and ask members to review it.

    `read` is the lock_version of the working copy the submitter saw. Raises Blocked with the
    findings, Conflict when the text has changed since or a version is already with the board.
    """
    check_can_submit(person(by))
    if not change_note.strip():
        raise NotAllowed("Change note: it is empty. Say what changed and why, for the board.")
    article = Article.objects.get(pk=article.pk)
    _check_read(article, read)
    # Checked and proven before the lock: both take time, and nothing may hold a lock that long.
    content = queries.content_of(article, on=clock.day(at))
    findings = check_findings(content, waivers, at=at)
    content = content.with_waivers(_as_signed(waiver, by) for waiver in waivers)
    with transaction.atomic():
        article = transitions.lock(article.pk)
        _check_read(article, read)
        _check_not_with_the_board(article)
        policies = policies_for(article, at=at)
        asked = together(Terms.of(policy) for policy in policies)
        snapshot = freeze(article=article, content=content, by=by, at=at)
        _check_something_changed(article, snapshot)
        # The submitter is a contributor of his own submission, whatever the working copy says.
        contributors = queries.contributors_since_approval(article) | {by.pk}
        terms = {
            "policy": policies[0].pk,
            "policies": sorted(policy.pk for policy in policies),
            "signers": asked.signers,
            "specialties": list(asked.specialties),
            "asks": asked.to_json(),
            "contributors": sorted(contributors),
        }
        version = _open_version(article, snapshot, change_note, terms, by=by, at=at)
        round = _open_round(
            version, snapshot, policies[0], asked, change_note, counts(findings), by=by, at=at
        )
        round.contributors.set(contributors)
        assign_by_rule(round=round, asks=asks_of(asked, contributors, content), by=None, at=at)
        return version


def check_findings(content: Content, waivers: tuple[Waiver, ...], *, at: datetime) -> list[Finding]:
    """Return the findings that the board will meet, all of them waived, advice or not checked.

    Raises Blocked for a blocking finding, or for a warning that nobody waived with a reason.
    """
    waived = {(waiver.finding, waiver.quote) for waiver in waivers if waiver.reason.strip()}
    findings = findings_of(content, on=clock.day(at))
    standing_in_the_way = [
        finding
        for finding in findings
        if finding.level == "block"
        or (finding.level == "warn" and (finding.id, finding.quote) not in waived)
    ]
    if not standing_in_the_way:
        standing_in_the_way = _unprovable(content, at=at)
    if standing_in_the_way:
        count = len(standing_in_the_way)
        raise Blocked(
            f"{count} {'finding stands' if count == 1 else 'findings stand'} in the way. Put them "
            "right in the text, or give a reason for a warning, then submit again.",
            standing_in_the_way,
        )
    return findings


def _unprovable(content: Content, *, at: datetime) -> list[Finding]:
    """Return, as findings, what would keep the pages from being published after approval."""
    troubles = trial(
        content,
        disclaimers=queries.disclaimers_in_force(on=at, language=content.language),
        site=this_site(),
    )
    return [
        Finding(
            id="PUB-01",
            level="block",
            audience="",
            where="article",
            quote="",
            message=trouble,
            cure="Write the passage more plainly; if it looks right as it is, tell us.",
        )
        for trouble in troubles
    ]


def _check_read(article: Article, read: int) -> None:
    if article.lock_version != read:
        raise Conflict(
            "The text was saved after you opened this page. Reload, look at it, submit again."
        )


def _check_not_with_the_board(article: Article) -> None:
    version = queries.version_with_the_board(article)
    if version is not None:
        raise Conflict(f"The board already has version {version.number}. Recall it first.")


def _check_something_changed(article: Article, snapshot: Snapshot) -> None:
    approved = queries.approved_version(article)
    if approved is not None and approved.snapshot_id == snapshot.pk:
        raise NotAllowed(
            f"Nothing has changed since version {approved.number}, which is approved. For a new "
            "review of the same text, set a new next review date and submit that."
        )


def _open_version(
    article: Article,
    snapshot: Snapshot,
    change_note: str,
    terms: Mapping[str, Any],
    *,
    by: Any,
    at: datetime,
) -> Version:
    """Begin the next version, or bring back the one that changes were requested of.

    `terms` are those of the round to come: the record keeps who must sign and who must not.
    """
    version = queries.open_version(article)
    sets = {
        "snapshot": snapshot,
        "change_note": change_note,
        "submitted_at": at,
        "review_began_at": None,
    }
    Contribution.objects.create(article=article, contributor=by, what=queries.SUBMITTED, at=at)
    if version is not None:
        return transitions.move(version, SUBMIT, by=by, at=at, sets=sets, details=terms)
    last = article.versions.order_by("-number").first()
    version = Version.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        status=Status.SUBMITTED,
        **sets,
    )
    transitions.record_move(version, SUBMIT, before=None, by=by, at=at, details=terms)
    return version


def _open_round(
    version: Version,
    snapshot: Snapshot,
    policy: Policy,
    asked: Terms,
    change_note: str,
    finding_counts: dict[str, int],
    *,
    by: Any,
    at: datetime,
) -> ReviewRound:
    return ReviewRound.objects.create(
        version=version,
        number=version.rounds.count() + 1,
        snapshot=snapshot,
        digest=snapshot.digest,
        policy=policy,
        terms=asked.to_json(),
        signers_needed=asked.signers,
        due_at=at + timedelta(days=asked.deadline_days),
        compared_with=queries.approved_version(version.article),
        change_note=change_note,
        finding_counts=finding_counts,
        opened_at=at,
        opened_by=by,
    )


def _as_signed(waiver: Waiver, by: Any) -> content_value.Waiver:
    return content_value.Waiver(
        id=waiver.finding,
        quote=waiver.quote,
        reason=waiver.reason.strip(),
        by=full_name(by),
    )
