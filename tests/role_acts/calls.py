"""The acts of the table without a page: called as a command or a task would call them."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from articles.content import claim_digest
from editorial.actions.accept_suggestion import accept_suggestion
from editorial.actions.assign import assign, assign_by_rule
from editorial.actions.begin_review import begin_review
from editorial.actions.cancel_schedule import cancel_schedule
from editorial.actions.decline_suggestion import decline_suggestion
from editorial.actions.delegate import delegate
from editorial.actions.end_emergency import end_emergency
from editorial.actions.give_verdict import give_verdict
from editorial.actions.invite_expert import invite_expert
from editorial.actions.open_thread import open_thread
from editorial.actions.publish_in_emergency import publish_in_emergency
from editorial.actions.ratify_withdrawal import ratify_withdrawal
from editorial.actions.recall import recall
from editorial.actions.release_hold import release_hold
from editorial.actions.reopen_thread import reopen_thread
from editorial.actions.reply import reply
from editorial.actions.resolve_thread import resolve_thread
from editorial.actions.revoke_expert import revoke_expert
from editorial.actions.schedule import schedule
from editorial.actions.sign_off import sign_off
from editorial.actions.submit import submit
from editorial.actions.take_back_assignment import take_back_assignment
from editorial.actions.take_hold import take_hold
from editorial.actions.withdraw import withdraw
from editorial.anchors.place import Place
from editorial.policies.interests import Interests
from editorial.reauthentication import Reauthentication
from tests.role_acts.site import LATER

Call = Callable[[SimpleNamespace, SimpleNamespace, Any], Any]


def _sign(decision: str) -> Call:
    def call(site: SimpleNamespace, row: SimpleNamespace, by: Any) -> Any:
        return sign_off(
            round=row.round,
            decision=decision,
            digest_shown=row.round.digest,
            interests=Interests(),
            note="" if decision == "approve" else "Typed.",
            proof=_proof(by),
            by=by,
            at=LATER,
        )

    return call


def _proof(by: Any) -> Reauthentication:
    return Reauthentication(by.pk, "password", LATER)


def _submit(site: SimpleNamespace, row: SimpleNamespace, by: Any) -> Any:
    row.article.refresh_from_db()
    read = row.article.lock_version
    return submit(article=row.article, read=read, change_note="Typed.", by=by, at=LATER)


def _say(site: SimpleNamespace, row: SimpleNamespace, by: Any) -> Any:
    content = row.round.snapshot.value()
    return give_verdict(
        round=row.round,
        claim=content.claims[0].id,
        claim_digest_shown=claim_digest(content, content.claims[0]),
        verdict="needs_change",
        note="Typed.",
        by=by,
        at=LATER,
    )


CALLS: dict[str, Call] = {
    "submit": _submit,
    "recall": lambda site, row, by: recall(version=row.version, by=by, at=LATER),
    "withdraw": lambda site, row, by: withdraw(
        version=row.article.versions.order_by("-number").get(status="approved")
        if row.article.versions.filter(status="approved")
        else row.version,
        reason="Typed.",
        advice="",
        by=by,
        at=LATER,
    ),
    "ratify": lambda site, row, by: ratify_withdrawal(
        withdrawal=row.version.withdrawal, outcome="contested", note="Typed.", by=by, at=LATER
    ),
    "comment-new": lambda site, row, by: open_thread(
        version=row.article.versions.order_by("-number")[0],
        place=Place(),
        text="Typed.",
        by=by,
        at=LATER,
    ),
    "thread": lambda site, row, by: reply(thread=row.thread, text="Typed.", by=by, at=LATER),
    "thread-resolve": lambda site, row, by: resolve_thread(thread=row.thread, by=by, at=LATER),
    "begin": lambda site, row, by: begin_review(round=row.round, by=by, at=LATER),
    "assign": lambda site, row, by: assign(
        round=row.round, member=site.people["unasked"], by=by, at=LATER
    ),
    "assign-by-rule": lambda site, row, by: assign_by_rule(round=row.round, by=by, at=LATER),
    "assignment-take-back": lambda site, row, by: take_back_assignment(
        assignment=row.assignment, by=by, at=LATER
    ),
    "delegate": lambda site, row, by: delegate(
        assignment=row.assignment, to=site.people["unasked"], reason="Typed.", by=by, at=LATER
    ),
    "hold": lambda site, row, by: take_hold(round=row.round, by=by, at=LATER),
    "hold-release": lambda site, row, by: release_hold(round=row.round, by=by, at=LATER),
    "verdicts": _say,
    "sign approve": _sign("approve"),
    "sign request_changes": _sign("request_changes"),
    "sign recuse": _sign("recuse"),
    "schedule": lambda site, row, by: schedule(
        round=row.round, publish_at=LATER + timedelta(days=1), by=by, at=LATER
    ),
    "schedule-cancel": lambda site, row, by: cancel_schedule(
        schedule=row.round.schedules.all()[0], by=by, at=LATER
    ),
    "emergency": lambda site, row, by: publish_in_emergency(
        round=row.round,
        digest_shown=row.round.digest,
        reason="Typed.",
        proof=_proof(by),
        by=by,
        at=LATER,
    ),
    "suggestion decline": lambda site, row, by: decline_suggestion(
        comment=row.comment, by=by, at=LATER
    ),
    "suggestion accept": lambda site, row, by: accept_suggestion(
        comment=row.comment, read=row.article.lock_version, by=by, at=LATER
    ),
    "emergency-end": lambda site, row, by: end_emergency(
        emergency=row.round.emergencies.all()[0], note="Typed.", by=by, at=LATER
    ),
    "thread-reopen": lambda site, row, by: reopen_thread(thread=row.resolved, by=by, at=LATER),
    "experts": lambda site, row, by: invite_expert(
        version=row.version,
        name="Dr New",
        email="new@example.org",
        expertise="neurologist",
        lasts=timedelta(days=1),
        by=by,
        at=LATER,
    ),
    "expert-revoke": lambda site, row, by: revoke_expert(link=row.expert, by=by, at=LATER),
}
