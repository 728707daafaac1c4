"""What approval takes, and which checks ask more here than as shipped."""

from django.db import models
from django.db.models import Q

from articles.models import Article, Topic


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


class LibraryCheck(models.Model):
    """What the last run over the whole library found in one working copy."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="library_check")
    lock_version = models.PositiveIntegerField()
    """The save that was checked."""
    rules = models.CharField(max_length=64)
    """A digest of the checks there were: with other checks, the article is checked again."""
    counts = models.JSONField(default=dict)
    """By id of the check, how many findings."""
    checked_at = models.DateTimeField()
