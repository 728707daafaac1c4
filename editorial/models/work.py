"""Who is asked to review what until when, and who is at it now."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from editorial.models.rounds import ReviewRound


class Assignment(models.Model):
    """A board member is asked to review a round. Asked again after it ended: another row."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="assignments")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments"
    )
    how = models.CharField(
        max_length=20,
        choices=[("by_hand", "By hand"), ("by_rule", "By rule"), ("delegated", "Delegated")],
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who asked; nobody where the rule did."""
    reason = models.TextField()
    """Why this member, in words: "neurologist, 2 open reviews"."""
    delegated_from = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="delegations"
    )
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(
        max_length=20,
        blank=True,
        choices=[
            ("signed", "Signed"),
            ("delegated", "Delegated"),
            ("taken_back", "Taken back"),
            ("round_over", "Round over"),
        ],
    )

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "member"],
                condition=Q(ended_at__isnull=True),
                name="one_open_assignment_per_member",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end="")
                | (Q(ended_at__isnull=False) & ~Q(end="")),
                name="assignment_ending_is_whole",
            ),
        ]


class Hold(models.Model):
    """ "I'm reviewing this": tells the others for some hours, and stops nobody."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="holds")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="holds"
    )
    taken_at = models.DateTimeField()
    until = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["taken_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "member"],
                condition=Q(released_at__isnull=True),
                name="one_hold_per_member",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("taken_at")), name="hold_ends_after_it_begins"
            ),
        ]
