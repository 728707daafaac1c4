"""A version before the board: the round, what members say of claims, and what they sign."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Snapshot, Version
from editorial.models.policies import Policy
from editorial.policies.terms import Terms


class ReviewRound(models.Model):
    """One pass of one snapshot before the board, from submission to decision."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="rounds")
    digest = models.CharField(max_length=64)
    policy = models.ForeignKey(Policy, on_delete=models.PROTECT)
    terms = models.JSONField(null=True)
    """What the policies asked when it was opened, taken together; None: those of `policy`."""
    signers_needed = models.PositiveSmallIntegerField()
    compared_with = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The approved version that unchanged claims are carried from."""
    change_note = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    """When the board should have decided, by the policy it started with."""
    finding_counts = models.JSONField(null=True)
    """By level, how many findings were open when this was submitted. None: not counted."""
    contributors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    """Who had a hand in the text: none of them may sign."""

    class Meta:
        ordering = ["version", "-number"]
        indexes = [
            # With all that the times of decisions are worked out of: no row is read for them.
            models.Index(
                fields=["closed_at", "outcome", "opened_at"],
                condition=Q(closed_at__isnull=False),
                name="round_by_decision",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="one_round_per_number"),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(closed_at__isnull=True),
                name="one_open_round_per_version",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="round_closing_is_whole",
            ),
            models.CheckConstraint(condition=Q(signers_needed__gte=1), name="round_needs_a_signer"),
        ]

    def asks(self) -> Terms:
        """Return what it asks of the board: as it was when the round was opened."""
        return Terms.from_json(self.terms) if self.terms else Terms.of(self.policy)


class Verdict(models.Model):
    """What a board member says of one claim in one round."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="verdicts")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verdicts"
    )
    claim = models.CharField(max_length=80)
    claim_digest = models.CharField(max_length=64)
    verdict = models.CharField(
        max_length=20, choices=[("supported", "Supported"), ("needs_change", "Needs change")]
    )
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "member", "claim"], name="one_verdict_per_member_and_claim"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["supported", "needs_change"]),
                name="verdict_is_known",
            ),
            models.CheckConstraint(
                condition=Q(verdict="supported") | ~Q(note=""),
                name="needs_change_says_what",
            ),
        ]


class SeenChange(models.Model):
    """A board member ticked one dangerous change as seen: "1 mg → 10 mg"."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="seen_changes")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seen_changes"
    )
    change = models.CharField(max_length=64)
    """Digest of the change: what, where, from and to."""
    words = models.TextField()
    """The change as it was shown."""
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "member", "change"], name="one_tick_per_member_and_change"
            ),
        ]


class SignOff(models.Model):
    """A board member's recorded decision on a round, bound to the digest. Never edited."""

    APPROVE, REQUEST_CHANGES, RECUSE = "approve", "request_changes", "recuse"

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="sign_offs")
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_offs"
    )
    decision = models.CharField(
        max_length=20,
        choices=[
            (APPROVE, "Approved"),
            (REQUEST_CHANGES, "Requested changes"),
            (RECUSE, "Recused"),
        ],
    )
    digest = models.CharField(max_length=64)
    record = models.TextField()
    """Canonical JSON of everything wording.md §4 lists: name, credential, interests, meaning,
    verdicts, re-authentication, times, as they were at signing."""
    record_digest = models.CharField(max_length=64)
    specialty = models.CharField(max_length=100)
    note = models.TextField(blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["round", "signer"], name="one_sign_off_per_signer"),
            models.CheckConstraint(
                condition=Q(decision__in=["approve", "request_changes", "recuse"]),
                name="decision_is_known",
            ),
            models.CheckConstraint(
                condition=Q(decision="approve") | ~Q(note=""),
                name="only_plain_approval_needs_no_note",
            ),
        ]
