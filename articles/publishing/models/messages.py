"""What readers write, and what became of it."""

from django.db import models
from django.db.models import Q

from articles.models import Article


class Message(models.Model):
    """What a reader wrote: a problem with the page, or a follow-up question."""

    PROBLEM, QUESTION = "problem", "question"
    OUTCOMES = {
        "answered": "An article answers it",
        "article": "Became an article",
        "mailed": "Answered by mail",
        "duplicate": "Asked by another message",
        "closed": "Closed",
    }

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="messages", null=True, blank=True
    )
    """What it is about; nothing where a reader found no answer to ask about."""
    version_number = models.PositiveIntegerField(null=True, blank=True)
    audience = models.CharField(max_length=20)
    kind = models.CharField(
        max_length=10, choices=[(PROBLEM, "Problem"), (QUESTION, "Follow-up question")]
    )
    text = models.TextField()
    email = models.EmailField(blank=True)
    received_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_name = models.CharField(max_length=200, blank=True)
    closing_note = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, blank=True, choices=list(OUTCOMES.items()))
    """How it was closed; "" while it is open, and of those closed before it was asked for."""
    answered_by = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="answers", null=True, blank=True
    )
    """The article that answers it, or that was begun from it."""
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="duplicates", null=True, blank=True
    )
    """The message that asks the same."""
    reply = models.TextField(blank=True)
    """What was mailed to the reader."""

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by_name="")
                | (Q(closed_at__isnull=False) & ~Q(closed_by_name="")),
                name="message_closing_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["problem", "question"]), name="message_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="question") | Q(article__isnull=False),
                name="message_of_a_problem_has_its_article",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(email=""),
                name="message_keeps_no_address_once_closed",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False) | Q(outcome="", reply=""),
                name="message_has_no_outcome_while_open",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["answered", "article"]) | Q(answered_by__isnull=False),
                name="message_names_what_answers_it",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="duplicate") | Q(duplicate_of__isnull=False),
                name="message_names_what_it_repeats",
            ),
        ]
