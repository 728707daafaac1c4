"""The card of an article: what lists, counts and plots of the whole library are made of.

Worked out of the tables that have the say, so that a list of a hundred thousand articles asks
one narrow table. Nothing is ever decided by a card.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles import audiences
from articles.models import Article
from articles.models.working_copy import AUDIENCE_CHOICES
from articles.status import WITH_THE_BOARD


class ArticleCard(models.Model):
    """What lists say of one article."""

    DRAFT = "draft"

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="card"
    )
    state = models.CharField(max_length=20, default=DRAFT)
    """The status of the newest version, "draft" while there is none."""
    number = models.PositiveIntegerField(null=True)
    """Of the newest version."""
    submitted_at = models.DateTimeField(null=True)
    """When the newest version was submitted."""
    live_number = models.PositiveIntegerField(null=True)
    """Of the version that readers get."""
    round = models.ForeignKey(
        "editorial.ReviewRound",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        db_index=False,
    )
    """The one that is open."""
    due_at = models.DateTimeField(null=True)
    """When the board's decision on it is due."""
    next_review_on = models.DateField(null=True)
    """When what is live, or else the draft, should be looked at again."""
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    question = models.CharField(max_length=300)
    changed_at = models.DateTimeField()
    """When the working copy was saved last."""
    renewed_at = models.DateTimeField(null=True)
    """When all the above was worked out last; None: it is to be worked out anew."""
    open_messages = models.PositiveIntegerField(default=0)
    """From readers, not closed yet."""
    examined = models.PositiveIntegerField(default=0)
    """The lock_version that the checks have looked at; 0: they have to look, for the first time or
    again."""
    examined_at = models.DateTimeField(null=True)
    rules = models.CharField(max_length=64, blank=True)
    """A digest of the checks there were: with other checks, the article is examined again."""
    blocking = models.PositiveIntegerField(default=0)
    """Findings in the way of submitting it, when it was examined."""
    warnings = models.PositiveIntegerField(default=0)
    advice = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["changed_at"], name="card_by_change"),
            models.Index(fields=["state", "changed_at"], name="card_by_state"),
            models.Index(fields=["owner", "changed_at"], name="card_by_owner"),
            models.Index(fields=["owner", "state", "changed_at"], name="card_by_owner_and_state"),
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="card_by_due"),
            models.Index(
                fields=["next_review_on"],
                condition=Q(next_review_on__isnull=False),
                name="card_by_review",
            ),
            models.Index(
                fields=["changed_at"], condition=Q(blocking__gt=0), name="card_in_trouble"
            ),
            models.Index(
                fields=["changed_at"], condition=Q(open_messages__gt=0), name="card_with_messages"
            ),
            models.Index(
                fields=["changed_at"],
                condition=Q(blocking__gt=0, live_number__isnull=False),
                name="card_live_in_trouble",
            ),
            models.Index(fields=["question"], name="card_by_question"),
            models.Index(fields=["examined_at"], name="card_by_examination"),
            models.Index(
                fields=["changed_at"], condition=Q(examined=0), name="card_to_be_examined"
            ),
            models.Index(
                fields=["article"], condition=Q(renewed_at__isnull=True), name="card_to_be_renewed"
            ),
        ]

    @property
    def is_with_the_board(self) -> bool:
        """Whether the working copy is closed until the board has decided."""
        return self.state in WITH_THE_BOARD


class ArticleWords(models.Model):
    """The words that a working copy is found by, each once, folded by references/words.py.

    The databases keep their full text of them (editorial/article_words.py); a migration that makes
    this table anew must make that again too.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="found_by_words"
    )
    words = models.TextField(blank=True)


class CardText(models.Model):
    """The wording for one audience, in figures."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="card_texts")
    audience = models.CharField(max_length=20, choices=AUDIENCE_CHOICES)
    words = models.PositiveIntegerField()
    grade = models.FloatField(null=True)
    """School years needed to read it; None where it is too short to say."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "audience"], name="one_card_text"),
            models.CheckConstraint(
                condition=Q(audience__in=audiences.CODES), name="card_text_audience_is_known"
            ),
        ]
        indexes = [models.Index(fields=["audience", "grade"], name="card_text_by_grade")]


class CardFinding(models.Model):
    """That a check fires in a working copy, and how often."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="card_findings")
    check_id = models.CharField(max_length=20)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_id", "article"], name="one_card_finding"),
        ]


class DayCount(models.Model):
    """How many findings and articles there were at the end of a day, for plots over time."""

    day = models.DateField()
    what = models.CharField(max_length=40)
    """"articles:approved", "findings:block", "findings:NUM-04" …"""
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["day", "what"]
        constraints = [
            models.UniqueConstraint(fields=["what", "day"], name="one_count_a_day"),
        ]


class SavedFilter(models.Model):
    """Filters of the library that somebody wants again, under a name."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    """As in the address of the list, without the page."""
    is_shared = models.BooleanField(default=False)
    """Whether all of the staff see it."""
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "name"], name="one_saved_filter_per_name"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_filter_has_a_name"),
        ]
