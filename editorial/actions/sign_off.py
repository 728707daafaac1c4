"""Sign off: a board member's decision on exactly what she was shown."""

from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction

from articles import audiences, canonical
from articles.content import Content
from articles.status import Status
from editorial import audit, clock, transitions
from editorial.actions.approve import approve_if_due
from editorial.actions.assign import assign_by_rule
from editorial.assignments import end_for_signer
from editorial.checking import check_can_be_approved
from editorial.closing import close
from editorial.dangers import check_all_seen, seen_on_record
from editorial.models import BoardMember, InterestDeclaration, ReviewRound, SignOff
from editorial.policies import Conflict, NotAllowed, check_can_review, check_interests
from editorial.policies.interests import Interests, check_statement, parties
from editorial.queries import ClaimToDecide, claims_to_decide, person
from editorial.reauthentication import Reauthentication, check_fresh
from editorial.states import REQUEST_CHANGES
from editorial.threads import check_nothing_blocks

MEANING = {
    SignOff.APPROVE: (
        "I have read this version and its sources, and I approve it for publication to {audiences}."
    ),
    SignOff.REQUEST_CHANGES: (
        "I have read this version and its sources, and I ask for changes before it is published."
    ),
    SignOff.RECUSE: "I take no part in the decision on this version.",
}


def readers() -> str:
    """Return for whom every version is published: "patients, carers, students and clinicians"."""
    *most, last = (f"{audience.name.lower()}s" for audience in audiences.AUDIENCES)
    return f"{', '.join(most)} and {last}"


def meaning_of(decision: str) -> str:
    """Return the sentence that a signature stands for, as it is shown and stored."""
    return MEANING[decision].format(audiences=readers())


@transaction.atomic
def sign_off(
    *,
    round: ReviewRound,
    decision: str,
    digest_shown: str,
    interests: Interests,
    proof: Reauthentication,
    by: Any,
    at: datetime,
    note: str = "",
) -> SignOff:
    """Record a decision bound to the digest that was shown; at quorum, approve the version.

    Raises Conflict when what was shown is not what is under review or the member has signed
    already, NotAllowed when she may not sign, a claim still lacks her verdict or a dangerous change
    her tick. `interests` is her statement on the medicines and companies named here.
    """
    transitions.lock(round.version.article_id)
    round = ReviewRound.objects.select_related(
        "version__article", "snapshot", "compared_with__snapshot", "policy"
    ).get(pk=round.pk)
    check_fresh(proof, by=by, at=at)
    _check_may_sign(round, decision, digest_shown, note, by=by, at=at)
    content = round.snapshot.value()
    declared = InterestDeclaration.objects.filter(member__user=by).first()
    if decision != SignOff.RECUSE:
        check_statement(interests, parties(content), (declared.ties or []) if declared else [])
    claims = claims_to_decide(round, content, member=by)
    if decision == SignOff.APPROVE:
        _check_verdicts(claims)
        check_nothing_blocks(round.version)
        said = {c.claim.id: c.verdict.verdict if c.verdict else "carried" for c in claims}
        check_can_be_approved(content, said)
        check_all_seen(round, content, by)
    row = _write(round, content, claims, decision, interests, note, proof, by=by, at=at)
    end_for_signer(round, by, at=at)
    if decision == SignOff.REQUEST_CHANGES:
        close(round, REQUEST_CHANGES.target, at=at)
        transitions.move(
            round.version, REQUEST_CHANGES, by=by, at=at, details={"note": note.strip()}
        )
    elif decision == SignOff.APPROVE:
        approve_if_due(round=round, by=by, at=at)
    else:
        assign_by_rule(round=round, by=None, at=at)
    return row


def _check_may_sign(
    round: ReviewRound,
    decision: str,
    digest_shown: str,
    note: str,
    *,
    by: Any,
    at: datetime,
) -> None:
    if decision not in MEANING:
        raise NotAllowed("Decision: choose to approve, to request changes or to stand aside.")
    signer = person(by)
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    check_can_review(signer, contributors=contributors, on=clock.day(at))
    if round.closed_at is not None or round.version.status != Status.UNDER_REVIEW:
        raise Conflict("This round is not under review now. Reload the page.")
    if digest_shown != round.snapshot.digest or round.snapshot_id != round.version.snapshot_id:
        raise Conflict(
            "What you were shown is not what is under review now. Nothing was signed. Reload the "
            "page, look at what changed, and sign that."
        )
    if decision != SignOff.RECUSE:
        check_interests(signer, on=clock.day(at))
    if decision != SignOff.APPROVE and not note.strip():
        raise NotAllowed("Comment: it is empty. Say what to change, or why you stand aside.")
    if SignOff.objects.filter(round=round, signer=by).exists():
        raise Conflict("You have already signed this round. Your first signature stands.")


def _check_verdicts(claims: list[ClaimToDecide]) -> None:
    undecided = [c.claim.id for c in claims if c.carried_from is None and c.verdict is None]
    if undecided:
        raise NotAllowed(
            f"{len(undecided)} claims have no verdict of yours yet: {', '.join(undecided[:5])}"
            f"{' …' if len(undecided) > 5 else ''}. Decide them, then sign."
        )
    doubtful = [c.claim.id for c in claims if c.verdict and c.verdict.verdict == "needs_change"]
    if doubtful:
        raise NotAllowed(
            f"You said that {', '.join(doubtful)} needs change. Request changes, or change your "
            "verdict, then sign."
        )


def _write(
    round: ReviewRound,
    content: Content,
    claims: list[ClaimToDecide],
    decision: str,
    interests: Interests,
    note: str,
    proof: Reauthentication,
    *,
    by: Any,
    at: datetime,
) -> SignOff:
    member = BoardMember.objects.get(user=by)
    declared = member.declarations.first()
    record = {
        "round": round.pk,
        "article": content.slug,
        "version": round.version.number,
        "digest": round.snapshot.digest,
        "audiences": list(audiences.CODES),
        "decision": decision,
        "meaning": meaning_of(decision),
        "note": note.strip(),
        "signer": {
            "id": by.pk,
            "name": member.printed_name,
            "profession": member.profession,
            "specialty": member.specialty,
            "register": member.register,
            "register_number": member.register_number,
            "verified_by": member.verified_by,
            "verified_on": member.verified_on.isoformat(),
            "verified_until": member.verified_until.isoformat(),
        },
        "interests": {
            "declared_at": declared.declared_at.astimezone(UTC).isoformat() if declared else "",
            "declared": declared.statement if declared else "",
            "asked_about": [{"name": p.name, "kind": p.kind} for p in parties(content)],
            "held_in": list(interests.held_in),
            "in_this_article": interests.statement() if decision != SignOff.RECUSE else "",
        },
        "reauthentication": {
            "method": proof.method,
            "at": clock.exactly(proof.at),
        },
        "signed_at": clock.exactly(at),
        "claims": [
            {
                "id": each.claim.id,
                "digest": each.digest,
                "carried_from": each.carried_from,
                "verdict": each.verdict.verdict if each.verdict else "",
                "note": each.verdict.note if each.verdict else "",
            }
            for each in claims
        ],
        "changes_seen": seen_on_record(round, content, by),
        # As counted at submission: by then every warning had its waiver.
        "findings": round.finding_counts or {},
        "waivers": [waiver.model_dump(mode="json") for waiver in content.waivers],
        "compared_with": round.compared_with.snapshot.digest if round.compared_with else "",
    }
    encoded = canonical.encode(record)
    try:
        with transaction.atomic():
            row = SignOff.objects.create(
                round=round,
                signer=by,
                decision=decision,
                digest=round.snapshot.digest,
                record=encoded.decode("utf-8"),
                record_digest=canonical.digest_bytes(canonical.SIGN_OFF, encoded),
                specialty=member.specialty,
                note=note.strip(),
                signed_at=at,
            )
    except IntegrityError as refusal:
        raise Conflict("The database refused this signature. Reload the page.") from refusal
    line = audit.record(
        action="sign_off",
        by=by,
        at=at,
        article=round.version.article,
        subject=f"sign_off:{row.pk}",
        details={
            "decision": decision,
            "digest": row.digest,
            "record": row.record_digest,
            "round": round.pk,
        },
    )
    # A page that is shown before approval says how many have signed.
    transitions.ask_for_page(line)
    return row
