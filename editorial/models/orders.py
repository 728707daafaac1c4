"""What was ordered around approval: a time to go live, an emergency, a withdrawal to ratify."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models import Version
from editorial.models.rounds import ReviewRound


class Schedule(models.Model):
    """Not before this time: the round is approved, and goes live, when it is due and in order."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="schedules")
    publish_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(
        max_length=10,
        blank=True,
        choices=[
            ("published", "Published"),
            ("cancelled", "Cancelled"),
            ("replaced", "Replaced"),
            ("refused", "Refused when due"),
            ("round_over", "Round over"),
        ],
    )
    end_note = models.TextField(blank=True)

    class Meta:
        ordering = ["-set_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(ended_at__isnull=True), name="one_schedule_per_round"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end="")
                | (Q(ended_at__isnull=False) & ~Q(end="")),
                name="schedule_ending_is_whole",
            ),
        ]


class Emergency(models.Model):
    """A version shown to readers before the board has signed, said to be so, until a deadline."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="emergencies")
    reason = models.TextField()
    """For readers."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    sign_by = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(
        max_length=20,
        blank=True,
        choices=[
            ("approved", "The board approved"),
            ("expired", "The board did not sign in time"),
            ("ended", "Ended by hand"),
            ("round_over", "The round ended without approval"),
        ],
    )

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(ended_at__isnull=True), name="one_emergency_per_round"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end="")
                | (Q(ended_at__isnull=False) & ~Q(end="")),
                name="emergency_ending_is_whole",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="emergency_has_a_reason"),
            models.CheckConstraint(
                condition=Q(sign_by__gt=F("at")), name="emergency_has_a_deadline"
            ),
        ]


class Withdrawal(models.Model):
    """A version that one person, or the policy, took down; the board says whether rightly."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Nobody where the policy withdrew it."""
    at = models.DateTimeField()
    ratify_by = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=10,
        blank=True,
        choices=[("ratified", "Ratified"), ("contested", "Contested")],
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, outcome="", decided_by__isnull=True)
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(outcome="")),
                name="deciding_a_withdrawal_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(by__isnull=True) | ~Q(decided_by=F("by")),
                name="nobody_ratifies_their_own_withdrawal",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="contested") | ~Q(note=""), name="contesting_says_why"
            ),
        ]
