"""Reading people, rounds, verdicts and quorums out of the tables, as the values rules take."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.content import Claim, Content, claim_digest
from articles.models import Article, Version
from articles.status import Status
from editorial import clock
from editorial.doubts import doubts_of, newest
from editorial.models import BoardMember, Policy, ReviewRound, SignOff, Verdict
from editorial.naming import full_name
from editorial.policies import (
    Credential,
    Person,
    Quorum,
    Required,
    Signed,
    check_can_review,
    may,
    quorum,
)
from editorial.policies.terms import Terms, together


def person(user: Any) -> Person:
    """Return who this user is today: roles, credential, newest declaration of interests."""
    member = BoardMember.objects.filter(user_id=user.pk).prefetch_related("declarations").first()
    return person_of(user, member)


def person_of(user: Any, member: BoardMember | None) -> Person:
    """Return who a user is, from rows that were read with groups and declarations."""
    declarations = list(member.declarations.all()) if member else []
    return Person(
        id=user.pk,
        name=full_name(user),
        roles=frozenset(group.name for group in user.groups.all()),
        active=user.is_active,
        credential=Credential(member.specialty, member.verified_until, member.active)
        if member
        else None,
        interests_declared_on=clock.day(declarations[0].declared_at) if declarations else None,
    )


def policies_in_force(*, at: datetime) -> list[Policy]:
    """Return the newest policy of each topic and the default's, the default first."""
    newest: dict[int | None, Policy] = {}
    rows = Policy.objects.filter(in_force_from__lte=at).select_related("topic")
    for policy in rows.order_by("number"):
        newest[policy.topic_id] = policy
    return sorted(newest.values(), key=lambda p: (p.topic is not None, str(p.topic)))


def policies_for(article: Article, *, at: datetime) -> list[Policy]:
    """Return the policies in force for the article's topics, else the default; strictest first.

    Strictest: most signers, then most specialties. Raises Policy.DoesNotExist where a site has
    no default yet.
    """
    topics = set(article.topics.values_list("pk", flat=True))
    in_force = policies_in_force(at=at)
    candidates = [policy for policy in in_force if policy.topic_id in topics]
    candidates = candidates or [policy for policy in in_force if policy.topic_id is None]
    if not candidates:
        raise Policy.DoesNotExist("There is no default review policy. Add one under Policies.")
    return sorted(candidates, key=lambda p: (p.signers, len(p.specialties)), reverse=True)


def terms_for(article: Article, *, at: datetime) -> Terms:
    """Return what a round opened now would ask: all the policies for the article, together."""
    return together(Terms.of(policy) for policy in policies_for(article, at=at))


def open_round(version: Version) -> ReviewRound | None:
    """Return the round that is before the board, if there is one."""
    return version.rounds.filter(closed_at__isnull=True).first()


def quorum_of(round: ReviewRound, *, on: date) -> Quorum:
    """Derive, from what is true now, how far a round has come (invariants 2, 5 and 12)."""
    contributors = frozenset(round.contributors.values_list("pk", flat=True))
    sign_offs = with_signers().filter(round=round)
    return quorum_from(round, round.snapshot.digest, sign_offs, contributors, on=on)


def with_signers() -> QuerySet[SignOff]:
    """Return sign-offs with everything that decides whether they count."""
    sign_offs = SignOff.objects.select_related("signer__board_member")
    return sign_offs.prefetch_related("signer__groups", "signer__board_member__declarations")


def quorum_from(
    round: ReviewRound,
    digest: str,
    sign_offs: Iterable[SignOff],
    contributors: frozenset[int],
    *,
    on: date,
) -> Quorum:
    """Derive a quorum, for the digest of the round's snapshot, from rows read with_signers."""
    return quorum(
        Required(round.signers_needed, round.asks().specialties),
        [
            Signed(
                signer=row.signer_id,
                decision=row.decision,
                digest=row.digest,
                specialty=row.specialty,
                interest=bool(json.loads(row.record)["interests"].get("held_in")),
                eligible=may(
                    check_can_review,
                    person_of(row.signer, getattr(row.signer, "board_member", None)),
                    contributors=contributors,
                    on=on,
                ),
            )
            for row in sign_offs
        ],
        digest,
    )


@dataclass(frozen=True)
class ClaimToDecide:
    """A claim as a board member meets it: what it was, what it is, what she said of it."""

    claim: Claim
    digest: str
    before: Claim | None
    carried_from: int | None
    """The approved version whose approval still covers this claim word for word."""
    verdict: Verdict | None
    doubts: tuple[str, ...] = ()
    """What is said of its sources that fell: with them it is never carried."""


def claims_to_decide(round: ReviewRound, content: Content, *, member: Any) -> list[ClaimToDecide]:
    """Return every claim of a round; those without `carried_from` need the member's verdict.

    A claim that the board is looking at again is not carried, and what a member said of it before
    its source was known to have fallen is not her verdict any more.
    """
    base = round.compared_with
    # Withdrawn meanwhile: nobody stands by its claims any more, so each is looked at again. After
    # the round it counts what was carried then.
    stands = base is not None and (round.closed_at is not None or base.status == Status.APPROVED)
    base_content = base.snapshot.value() if base else None
    before = {claim.id: claim for claim in base_content.claims} if base_content else {}
    verdicts = {v.claim: v for v in round.verdicts.filter(member=member)}
    doubts = doubts_of(round)
    found = []
    for claim in content.claims:
        digest = claim_digest(content, claim)
        old = next((before[id] for id in (claim.id, *claim.was) if id in before), None)
        same = (
            stands
            and base_content is not None
            and old is not None
            and claim_digest(base_content, old) == digest
            and not doubts.is_asked(old)
        )
        verdict, fallen = verdicts.get(claim.id), doubts.of(claim)
        known = newest(fallen)
        if verdict and (verdict.claim_digest != digest or (known and verdict.at < known)):
            verdict = None
        found.append(
            ClaimToDecide(
                claim=claim,
                digest=digest,
                before=old,
                carried_from=base.number if base and same else None,
                verdict=verdict,
                doubts=tuple(each.words for each in fallen),
            )
        )
    return found


def rounds_open() -> QuerySet[ReviewRound]:
    """Return the rounds before the board, oldest first, with what lists show of them."""
    return (
        ReviewRound.objects.filter(closed_at__isnull=True)
        .select_related("version__article", "snapshot", "policy", "opened_by")
        .prefetch_related(
            Prefetch("sign_offs", SignOff.objects.select_related("signer")), "contributors"
        )
        .order_by("opened_at")
    )
