"""Mails to readers who asked: kept with the address until they are sent, and no longer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Article
from articles.publishing.models import Message


class ReaderReply(models.Model):
    """One mail to the reader of one message. Its words are on the message, as its reply."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="mails")
    to = models.EmailField(blank=True)
    """Empty as soon as the mail is sent, taken back or given up."""
    page = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="+")
    """The article whose page the mail leads to."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    """What the mail server said last."""
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(
        max_length=10,
        blank=True,
        choices=[("sent", "Sent"), ("taken_back", "Taken back"), ("given_up", "Given up")],
    )

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end="") & ~Q(to="")
                | Q(ended_at__isnull=False, to="") & ~Q(end=""),
                name="reply_keeps_its_address_until_it_ends",
            ),
            models.UniqueConstraint(
                fields=["message"],
                condition=Q(ended_at__isnull=True),
                name="one_open_reply_per_message",
            ),
        ]
