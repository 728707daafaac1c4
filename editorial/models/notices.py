"""Who is to be told what and when: a ledger, so that nothing is lost and nobody told twice."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Article


class Notice(models.Model):
    """One thing that one person is told, in the product and, as she chose, by mail.

    Holds ids, never text: the words are made when it is shown or sent, for who may read it then.
    """

    key = models.CharField(max_length=200, unique=True)
    """Names what is told to whom: told once, however often it is asked for."""
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices"
    )
    event = models.CharField(max_length=40)
    article = models.ForeignKey(
        Article, null=True, on_delete=models.PROTECT, related_name="notices"
    )
    subject = models.CharField(max_length=100)
    """What it is about, as the record names it: "round:12"."""
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    mail_due_at = models.DateTimeField(null=True)
    """When the mail should go; None: not by mail."""
    mailed_at = models.DateTimeField(null=True)
    dropped = models.CharField(max_length=200, blank=True)
    """Why no mail went after all: "may no longer read it"."""
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["mail_due_at"],
                condition=Q(mailed_at__isnull=True, dropped=""),
                name="mail_due_and_not_sent",
            ),
            models.Index(
                fields=["person"], condition=Q(seen_at__isnull=True), name="notice_not_seen"
            ),
        ]


class NoticeChoice(models.Model):
    """How a person wants to hear of an event, where it is not as shipped."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_choices"
    )
    event = models.CharField(max_length=40)
    mail = models.CharField(
        max_length=10,
        choices=[("at_once", "At once"), ("digest", "In the daily digest"), ("never", "Never")],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "event"], name="one_choice_per_event"),
            models.CheckConstraint(
                condition=Q(mail__in=["at_once", "digest", "never"]), name="choice_is_known"
            ),
        ]
