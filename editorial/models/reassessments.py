"""Asking the board again: what it says of claims whose source fell under a page readers have."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Article, Version
from references.models import Reference, SourceNotice
from references.notice_kinds import REOPENS, STATUSES


class Reassessment(models.Model):
    """The board's task to look again at the claims of a version that rest on one source."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="reassessments")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="reassessments")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="reassessments")
    key = models.CharField(max_length=100)
    """The key by which the version lists the source."""
    notice = models.ForeignKey(SourceNotice, on_delete=models.PROTECT, related_name="reassessments")
    """The gravest that holds: what readers are told of."""
    status = models.CharField(max_length=20, choices=list(STATUSES.items()))
    """How the source stood when this was opened: another status is asked about anew."""
    noticed_on = models.DateField()
    """The day readers are told: that of the notice, or where it has none the day it was seen."""
    signers_needed = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=20,
        blank=True,
        choices=[
            ("stands", "The board stands by the claims"),
            ("replaced", "A new version was approved"),
            ("withdrawn", "The page was withdrawn"),
            ("lifted", "The notice no longer holds"),
            ("overtaken", "Another notice came, and is looked at instead"),
        ],
    )

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "reference"],
                condition=Q(closed_at__isnull=True),
                name="one_open_reassessment_per_source",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="reassessment_closing_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(status__in=sorted(REOPENS)), name="reassessment_status_reopens"
            ),
        ]


class ReassessedClaim(models.Model):
    """One claim that a reassessment asks about."""

    reassessment = models.ForeignKey(Reassessment, on_delete=models.CASCADE, related_name="claims")
    claim = models.CharField(max_length=80)
    """The claim's id; empty where the page lists the source and no claim cites it."""
    others = models.JSONField(default=list)
    """The keys of other sources of the claim that support it and have no such notice."""

    class Meta:
        ordering = ["claim"]
        constraints = [
            models.UniqueConstraint(
                fields=["reassessment", "claim"], name="one_question_per_reassessed_claim"
            ),
        ]


class Reaffirmation(models.Model):
    """What a board member says of one reassessed claim, re-authenticated, on the record."""

    claim = models.ForeignKey(
        ReassessedClaim, on_delete=models.PROTECT, related_name="reaffirmations"
    )
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    member_name = models.CharField(max_length=200)
    verdict = models.CharField(
        max_length=20, choices=[("stands", "It stands"), ("needs_change", "Needs change")]
    )
    note = models.TextField()
    """Why: what it rests on now, or what must change."""
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "member"], name="one_reaffirmation_per_member"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["stands", "needs_change"]),
                name="reaffirmation_verdict_is_known",
            ),
            models.CheckConstraint(condition=~Q(note=""), name="reaffirmation_says_why"),
        ]
