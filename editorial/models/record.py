"""What happened and what must happen: the chained record, and effects that are due."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Article


class AuditEvent(models.Model):
    """One line of the record: append-only, each chained to the one before."""

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=50)
    article = models.ForeignKey(
        Article, null=True, on_delete=models.PROTECT, related_name="audit_events"
    )
    subject = models.CharField(max_length=100)
    """What was acted on, e.g. "version:12"."""
    details = models.TextField()
    """Canonical JSON."""
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]
        indexes = [models.Index(fields=["article", "sequence"])]


class ChainHead(models.Model):
    """The newest line of the record. One row; locking it puts the lines in order."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_chain_head")]


class OutboxEntry(models.Model):
    """What must happen later, written in the transaction that decided it."""

    key = models.CharField(max_length=200, unique=True)
    """Names the effect: the same effect is asked for once."""
    kind = models.CharField(max_length=20)
    payload = models.JSONField(default=dict)
    """Ids only, never text."""
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(done_at__isnull=True), name="outbox_waiting"
            ),
            models.Index(
                fields=["kind", "due_at"],
                condition=Q(done_at__isnull=True),
                name="outbox_waiting_by_kind",
            ),
        ]
