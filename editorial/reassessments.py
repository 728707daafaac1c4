"""Reading what is being looked at again since a source fell, and what the board has said of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.content import Content
from articles.models import Reliance, Version
from articles.reliance import other_support
from articles.status import Status
from editorial import clock
from editorial.checking import own_site
from editorial.models import Reaffirmation, Reassessment, ReviewRound, SignOff
from editorial.policies import Answer, check_can_reaffirm, is_graver, may, outcome_of
from editorial.policies.reassessing import Outcome
from editorial.queries import person
from references.models import Reference, SourceNotice
from references.notice_kinds import REOPENS
from references.noticing import notices_under


def open_ones() -> QuerySet[Reassessment]:
    """Return what waits for the board, the most urgent first, with what lists show of it."""
    return (
        Reassessment.objects.filter(closed_at__isnull=True)
        .select_related("article", "version", "reference", "notice")
        .order_by("due_at", "pk")
    )


def notice_of(reference: Reference) -> SourceNotice | None:
    """Return the notice for which the board is asked again; None where nothing asks for it."""
    return notices_under([reference]).get(reference.pk) if reference.status in REOPENS else None


def fallen_among(version: Version) -> QuerySet[Reference]:
    """Return the sources of a version whose status asks for another look at its claims."""
    return Reference.objects.filter(
        pk__in=Reliance.objects.filter(snapshot=version.snapshot_id).values("reference"),
        status__in=sorted(REOPENS),
    ).order_by("pk")


def not_followed() -> QuerySet[Reference]:
    """Return the sources whose status is not what the board is, or was, asked about."""
    open_rows = Reassessment.objects.filter(closed_at__isnull=True)
    elsewhere = open_rows.exclude(status=F("reference__status")).values("reference")
    # What was lifted or replaced answers nothing that holds now; nor does what was less grave.
    answered = Q()
    for status in REOPENS:
        as_grave = [one for one in REOPENS if not is_graver(status, one)]
        answered |= Q(reference__status=status, outcome="stands", status__in=as_grave)
    asked = Reassessment.objects.filter(
        Q(closed_at__isnull=True) | answered,
        version__snapshot=OuterRef("snapshot"),
        reference=OuterRef("reference"),
        version__status=Status.APPROVED,
    )
    unasked = Reliance.objects.filter(
        ~Exists(asked),
        claim="",
        reference__status__in=sorted(REOPENS),
        snapshot__versions__status=Status.APPROVED,
    )
    return Reference.objects.filter(
        Q(pk__in=elsewhere) | Q(pk__in=unasked.values("reference"))
    ).order_by("pk")


def claims_of(version: Version, reference: Reference) -> list[str]:
    """Return the ids of the claims that cite a source; [""] where the list alone has it."""
    rows = Reliance.objects.filter(snapshot=version.snapshot_id, reference=reference)
    return sorted(rows.exclude(claim="").values_list("claim", flat=True).distinct()) or [""]


def other_sources(content: Content, claim: str, *, but: frozenset[str]) -> list[str]:
    """Return the keys of sources that carry a claim alone; `but` are those in doubt."""
    found = content.claim(claim)
    return list(other_support(content, found, "", but, site=own_site())) if found else []


def keys_in_doubt(version: Version) -> frozenset[str]:
    """Return by which keys a version lists sources that have fallen."""
    rows = Reliance.objects.filter(
        snapshot=version.snapshot_id, reference__status__in=sorted(REOPENS)
    )
    return frozenset(rows.values_list("key", flat=True))


def was_signed_in_sight(version: Version, notice: SourceNotice) -> bool:
    """Return whether all who approved a version signed it after the notice had been seen here."""
    round = round_approving(version)
    if round is None:
        return False
    signed = round.sign_offs.filter(decision=SignOff.APPROVE)
    return signed.exists() and not signed.filter(signed_at__lt=notice.seen_at).exists()


def round_approving(version: Version) -> ReviewRound | None:
    """Return the round in which a version was approved."""
    return version.rounds.filter(outcome=Status.APPROVED).order_by("-number").first()


def contributors_of(version: Version) -> frozenset[int]:
    """Return who had a hand in a version, and so never says of it that it stands."""
    round = round_approving(version)
    return frozenset(round.contributors.values_list("pk", flat=True)) if round else frozenset()


@dataclass(frozen=True)
class SoFar:
    """What the board has said of a reassessment by now."""

    outcome: Outcome
    stands: int
    """How many members, who count today, said of every claim that it stands."""
    needed: int


def so_far(row: Reassessment, *, at: datetime) -> SoFar:
    """Derive, from what is true now, how far a reassessment has come."""
    claims = list(row.claims.values_list("claim", flat=True))
    contributors, on = contributors_of(row.version), clock.day(at)
    answers: list[Answer] = []
    counted: dict[int, bool] = {}
    for said in reaffirmations_of(row):
        who = said.member
        if who.pk not in counted:
            counted[who.pk] = may(check_can_reaffirm, person(who), contributors=contributors, on=on)
        if counted[who.pk] or said.verdict == "needs_change":
            answers.append(Answer(who.pk, said.claim.claim, said.verdict))
    outcome = outcome_of(claims, answers, needed=row.signers_needed)
    whole = {each.member for each in answers if each.verdict == "stands"}
    whole -= {each.member for each in answers if each.verdict != "stands"}
    return SoFar(outcome, len(whole), row.signers_needed)


def reaffirmations_of(row: Reassessment) -> Iterable[Reaffirmation]:
    """Return what members said of a reassessment's claims, in the order in which they did."""
    rows = Reaffirmation.objects.filter(claim__reassessment=row)
    return rows.select_related("claim", "member").order_by("at", "claim__claim")


def has_answered(row: Reassessment, user: Any) -> bool:
    """Return whether somebody has answered already; an answer stays."""
    return Reaffirmation.objects.filter(claim__reassessment=row, member=user.pk).exists()
