"""The working copy that editors change: an article, its texts, claims and citations."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles import audiences
from references.models import Reference

AUDIENCE_CHOICES = [(a.code, a.name) for a in audiences.AUDIENCES]


class Topic(models.Model):
    """A subject that readers browse by and that a policy may single out."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    retired_at = models.DateTimeField(null=True)
    """Since when nothing new is put under it; its address is never given to another one."""
    leads_to = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="was_called"
    )
    """The topic that it was merged into, or whose address this was before."""

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(leads_to__isnull=True) | Q(retired_at__isnull=False),
                name="topic_that_leads_on_is_retired",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """One question and its living answer: the working copy that editors change.

    No status lives here: history restores this row, and a status must never come back with it.
    """

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, blank=True)
    question = models.CharField(max_length=300)
    language = models.CharField(max_length=15, default="en-GB")
    region = models.CharField(max_length=20, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="articles")
    authors = models.JSONField(default=list)
    not_applicable = models.JSONField(default=list, blank=True)
    imported_furniture = models.JSONField(default=list, blank=True)
    """Lines of the page it was imported from that are no part of the answer: kept to be checked."""
    ai_kind = models.CharField(max_length=20, blank=True)
    ai_tool = models.CharField(max_length=200, blank=True)
    ai_note = models.TextField(blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    references = models.ManyToManyField(
        Reference, through="ListedReference", related_name="articles"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="owned_articles"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    lock_version = models.PositiveIntegerField(default=1)
    """Counts saves; a save carries the number it read, and a stale one is refused."""

    class Meta:
        ordering = ["-changed_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(question=""), name="article_has_a_question"),
            models.CheckConstraint(condition=~Q(slug=""), name="article_has_a_slug"),
        ]

    def __str__(self) -> str:
        return self.question


class ListedReference(models.Model):
    """A reference on an article's list, whether a claim cites it yet or not."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE)
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "reference"], name="listed_once"),
        ]


class Text(models.Model):
    """The article's wording for one audience."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="texts")
    audience = models.CharField(max_length=20, choices=AUDIENCE_CHOICES)
    headline = models.CharField(max_length=300, blank=True)
    short_answer = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "audience"], name="one_text_per_audience"),
            models.CheckConstraint(
                condition=Q(audience__in=audiences.CODES), name="text_audience_is_known"
            ),
        ]


class Claim(models.Model):
    """One checkable statement of the working copy, as read from the marks of its texts."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="claims")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, default="other")
    certainty = models.CharField(max_length=20, default="not-rated")

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="one_claim_per_key"),
        ]


class Citation(models.Model):
    """The tie from a claim to a reference, with the words relied on."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="citations")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="citations")
    locator = models.CharField(max_length=200, blank=True)
    quote = models.TextField(blank=True)
    stance = models.CharField(max_length=20, default="supports")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "reference"], name="cited_once_per_claim"),
            models.CheckConstraint(
                condition=Q(stance__in=["supports", "partly", "contradicts"]),
                name="citation_stance_is_known",
            ),
        ]


class Contribution(models.Model):
    """That a person had a hand in the working copy; such a person never signs it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="contributions")
    contributor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    what = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["article", "at"])]


class Image(models.Model):
    """A picture that texts may show, under the digest of its bytes: the same one for ever.

    A text names it by that address, so that who signs the text signs the picture.
    """

    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the bytes, in hex."""
    kind = models.CharField(max_length=4, choices=[("png", "PNG"), ("jpg", "JPEG")])
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    """Both in pixels."""
    data = models.BinaryField()
    alternative = models.CharField(max_length=300)
    """What it shows, in words, as it was first put in."""
    name = models.CharField(max_length=200)
    """The file's name on the machine of who sent it."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["png", "jpg"]), name="image_kind_known"),
            models.CheckConstraint(
                condition=~Q(alternative=""), name="image_is_described_in_words"
            ),
        ]
