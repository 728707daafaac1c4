"""What a site says on every page: disclaimers, and the terms it explains."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles import audiences, languages
from articles.models.working_copy import AUDIENCE_CHOICES


class Disclaimer(models.Model):
    """A versioned text required on a page, by language, audience and state; itself approved."""

    language = models.CharField(max_length=15, default=languages.FIRST.code)
    """The site's language it is written in, by its code: "en"."""
    audience = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=30, blank=True)
    number = models.PositiveIntegerField()
    text = models.TextField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by_name = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["language", "audience", "state", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "audience", "state", "number"],
                name="one_disclaimer_per_number",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by_name="")
                | (Q(approved_at__isnull=False) & ~Q(approved_by_name="")),
                name="disclaimer_approval_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(approved_by=F("proposed_by")),
                name="disclaimer_needs_four_eyes",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="disclaimer_has_a_text"),
        ]


class Term(models.Model):
    """A technical word of the site's glossary, with its plain wording, for one audience.

    Articles take a copy when they are submitted; a change here reaches the next submission only.
    """

    word = models.CharField(max_length=120)
    key = models.CharField(max_length=160, editable=False)
    """The word without its capitals: one entry for "Ulcer" and "ulcer"."""
    opening = models.CharField(max_length=160, editable=False, db_index=True)
    """The first word as texts are searched for it; matching.opening says how."""
    audience = models.CharField(max_length=20, choices=AUDIENCE_CHOICES)
    plain = models.CharField(max_length=200, blank=True)
    definition = models.TextField(blank=True)
    later = models.CharField(
        max_length=10,
        default="word",
        choices=[("word", "the technical word"), ("plain", "the plain wording")],
    )
    """What a derived text says after it explained the term once."""
    active = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    """For the staff: why it is switched off, or what to mind."""
    source = models.CharField(max_length=200, blank=True)
    """Where it was imported from; empty for the site's own words."""
    credit = models.CharField(max_length=300, blank=True)
    """Whom pages name for the wording."""
    licence = models.CharField(max_length=100, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who wrote it or changed it by hand; an import leaves it alone then."""
    lock_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["key", "audience"]
        constraints = [
            models.UniqueConstraint(fields=["key", "audience"], name="one_term_per_audience"),
            models.CheckConstraint(
                condition=~Q(word="") & ~Q(key="") & ~Q(opening=""), name="term_has_a_word"
            ),
            models.CheckConstraint(
                condition=~Q(plain="", definition=""), name="term_says_what_it_means"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=audiences.CODES), name="term_audience_is_known"
            ),
            models.CheckConstraint(
                condition=Q(later__in=["word", "plain"]), name="term_later_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.word} ({self.audience})"
