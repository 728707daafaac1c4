"""Many articles begun from one file: what was sent, what became of each row, how far it is."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Article

STAGES = {
    "waiting": "Being read",
    "preview": "Read; waits for a decision",
    "confirmed": "Being stored",
    "done": "Imported",
    "failed": "Broke off; what was stored stays",
    "dropped": "Given up; nothing was imported",
}
OUTCOMES = {"new": "New article", "known": "Known already", "refused": "Refused"}
_OPEN = ["waiting", "preview", "confirmed"]


class BulkImport(models.Model):
    """One file of questions and answers, from its upload to the articles that it became."""

    stage = models.CharField(max_length=20, choices=list(STAGES.items()))
    name = models.CharField(max_length=200)
    """The file's name without folders."""
    size = models.PositiveIntegerField()
    """In bytes, as it was sent."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the file."""
    data = models.BinaryField(null=True)
    """Packed with gzip; None when the import has ended."""
    topics = models.JSONField(default=list)
    """What every article of it is filed under."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    """That the file has."""
    finished = models.PositiveIntegerField(default=0)
    """Rows that the step under way has done: where it goes on after a break."""
    new = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=dict)
    """Fields of the file that no article takes over, each with how many rows have it."""
    trouble = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=list(STAGES)), name="bulk_stage_known"),
            models.CheckConstraint(
                condition=Q(stage__in=_OPEN, ended_at__isnull=True)
                | (~Q(stage__in=_OPEN) & Q(ended_at__isnull=False)),
                name="bulk_end_is_whole",
            ),
        ]


class BulkRow(models.Model):
    """What becomes, or became, of one row of a file."""

    bulk = models.ForeignKey(BulkImport, on_delete=models.CASCADE, related_name="listed")
    number = models.PositiveIntegerField()
    """Its line in the file, from 1."""
    outcome = models.CharField(max_length=10, choices=list(OUTCOMES.items()))
    question = models.CharField(max_length=300, blank=True)
    slug = models.CharField(max_length=120, blank=True)
    """The address of the article that it becomes, or that is known already."""
    article = models.ForeignKey(
        Article, null=True, on_delete=models.SET_NULL, related_name="bulk_rows"
    )
    """Once it is stored."""
    message = models.TextField(blank=True)
    """Why it is refused, and the cure."""

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["bulk", "number"], name="one_bulk_row_per_line"),
            models.CheckConstraint(
                condition=Q(outcome__in=list(OUTCOMES)), name="bulk_outcome_known"
            ),
        ]
        indexes = [models.Index(fields=["bulk", "outcome", "number"], name="bulk_by_outcome")]
