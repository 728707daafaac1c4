"""What approval takes, and which checks ask more here than as shipped."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models import Topic


class Policy(models.Model):
    """What approval takes, by topic, with a default. Rows are versions: the newest counts."""

    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    signers = models.PositiveSmallIntegerField()
    specialties = models.JSONField(default=list)
    """Specialties of which one signer each is needed, e.g. ["neurology"]."""
    review_months = models.PositiveSmallIntegerField()
    show_pending = models.BooleanField(default=False)
    """Whether readers may see a version before approval, under the caution notice."""
    risk = models.CharField(
        max_length=10, default="routine", choices=[("routine", "Routine"), ("high", "High")]
    )
    deadline_days = models.PositiveSmallIntegerField(default=14)
    """Days from submission until the board should have decided."""
    emergency_hours = models.PositiveSmallIntegerField(default=72)
    """Hours that an emergency publication may stand without the board's signatures."""
    ratify_hours = models.PositiveSmallIntegerField(default=48)
    """Hours in which the board ratifies a withdrawal before it is escalated."""
    overdue_withdraw_days = models.PositiveSmallIntegerField(null=True)
    """Days after its review date that a page is withdrawn by itself; None: never."""
    in_force_from = models.DateTimeField()
    made_by_name = models.CharField(max_length=200)
    note = models.TextField()

    class Meta:
        ordering = ["topic__name", "-number"]
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="one_policy_per_number"),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(topic__isnull=True),
                name="one_default_policy_per_number",
            ),
            models.CheckConstraint(condition=Q(signers__gte=1), name="policy_needs_a_signer"),
            models.CheckConstraint(
                condition=Q(review_months__gte=1, review_months__lte=36),
                name="policy_review_within_36_months",
            ),
            models.CheckConstraint(
                condition=Q(risk__in=["routine", "high"]), name="policy_risk_is_known"
            ),
            models.CheckConstraint(
                condition=Q(deadline_days__gte=1, emergency_hours__gte=1, ratify_hours__gte=1),
                name="policy_deadlines_are_positive",
            ),
        ]


class PolicyProposal(models.Model):
    """A change of policy that somebody proposed and somebody else decides on."""

    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT)
    terms = models.JSONField()
    """The fields of Policy as they would be."""
    note = models.TextField()
    """Why; readers see it on the policy page once it is in force."""
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=10, blank=True, choices=[("accepted", "Accepted"), ("refused", "Refused")]
    )
    decision_note = models.TextField(blank=True)
    policy = models.OneToOneField(
        Policy, null=True, on_delete=models.PROTECT, related_name="proposal"
    )

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, outcome="", decided_by__isnull=True)
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(outcome="")),
                name="deciding_a_policy_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="nobody_decides_their_own_policy",
            ),
        ]


class CheckLevel(models.Model):
    """A check's level as a site has tightened it, for a topic or for all. The newest counts."""

    check_id = models.CharField(max_length=20)
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT)
    level = models.CharField(
        max_length=10,
        blank=True,
        choices=[
            ("block", "Stands in the way"),
            ("warn", "Warning"),
            ("", "As shipped"),
        ],
    )
    reason = models.TextField()
    set_by_name = models.CharField(max_length=200)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=["block", "warn", ""]), name="check_level_only_tightens"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="check_level_has_a_reason"),
            models.CheckConstraint(condition=~Q(check_id=""), name="check_level_names_a_check"),
        ]
