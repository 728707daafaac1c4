"""What live pages are found by: the shelf, the changes told, the sections and their words."""

from django.db import models
from django.db.models import Q

from articles.models import Article, Topic
from articles.publishing import alphabet
from articles.publishing.models.pages import Live, Publication
from articles.publishing.rendering.public_change import KINDS


class Shelfmark(models.Model):
    """Where a live, listed article stands in the A to Z of its language."""

    live = models.OneToOneField(
        Live, on_delete=models.CASCADE, primary_key=True, related_name="shelfmark"
    )
    language = models.CharField(max_length=15)
    """The site's language that lists it, by its code: "en"."""
    letter = models.CharField(max_length=3)
    key = models.CharField(max_length=alphabet.LONGEST_KEY)
    approved_at = models.DateTimeField(null=True)
    """Of the version that is live, so that the newest answers are found without sorting all."""
    topics = models.ManyToManyField(Topic, related_name="shelfmarks")

    class Meta:
        indexes = [
            models.Index(fields=["language", "letter", "key"], name="a_to_z"),
            models.Index(fields=["language", "-approved_at"], name="newest_answers"),
        ]


class PublicChange(models.Model):
    """What a publication told readers anew: an entry of the feed, and the day for the sitemap."""

    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="change")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="public_changes")
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=15)
    """The site's language that tells of it, by its code: "en"."""
    question = models.CharField(max_length=300, blank=True)
    """Empty where the board never approved any version: its question is not to be spread."""
    words = models.TextField(blank=True)
    changed_on = models.DateField()
    """The day of the last change that the pages state."""
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["language", "-at"], name="newest_changes"),
            models.Index(fields=["article", "-at"], name="newest_change_of_an_article"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="public_change_kind_is_known"),
        ]


class Section(models.Model):
    """A part of a live, listed page that can be found and quoted by itself.

    Written and removed with the live pointer. The database keeps its full text beside it
    (publishing/full_text.py); a migration that makes this table again must make that again too.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="sections")
    audience = models.CharField(max_length=20)
    language = models.CharField(max_length=8)
    """Without the country: "en"."""
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    headline = models.CharField(max_length=300)
    """Of the page, as this audience reads it."""
    anchor = models.CharField(max_length=300, blank=True)
    heading = models.TextField(blank=True)
    text = models.TextField()
    citations = models.JSONField(default=list)
    asks = models.CharField(max_length=100, blank=True)
    title_stems = models.TextField()
    heading_stems = models.TextField(blank=True)
    stems = models.TextField()
    length = models.PositiveIntegerField()
    prose = models.FloatField()
    made_by = models.CharField(max_length=16)
    """Which code cut it, so that other code does it again."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "audience", "position"], name="one_section_per_place"
            ),
        ]


class Spelling(models.Model):
    """A word as it was spelled in some text; what is typed amiss is held against these.

    Rows may be double, and stay when the text is gone: whether readers can find a word today is
    asked of the sections before it is shown.
    """

    language = models.CharField(max_length=8)
    word = models.CharField(max_length=40)
    head = models.CharField(max_length=3)
    tail = models.CharField(max_length=3)
    length = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["word"], name="spelling_by_word"),
            models.Index(fields=["head", "length"], name="spelling_by_head"),
            models.Index(fields=["tail", "length"], name="spelling_by_tail"),
        ]
