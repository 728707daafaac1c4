"""The tables of articles: the working copy, its claims, and what was frozen from it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles import audiences, canonical
from articles.content import Content
from articles.status import OPEN, Status
from references.models import Reference

AUDIENCE_CHOICES = [(a.code, a.name) for a in audiences.AUDIENCES]


class Topic(models.Model):
    """A subject that readers browse by and that a policy may single out."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]

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


class Tampered(ValueError):
    """A frozen row was changed behind the product's back; nobody may be shown or sign it."""


class Snapshot(models.Model):
    """A frozen copy of an article as the board saw it: never changed, never deleted."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="snapshots")
    format = models.PositiveSmallIntegerField()
    content = models.TextField()
    """The canonical JSON, character for character what the digest was taken of."""
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "digest"], name="one_snapshot_per_digest"),
        ]

    def value(self) -> Content:
        """Return the frozen content. Raises Tampered unless it is what the digest was taken of."""
        encoded = self.content.encode("utf-8", "surrogatepass")
        if canonical.digest_bytes(canonical.CONTENT, encoded) != self.digest:
            raise Tampered(
                f"Snapshot {self.pk} is not what was frozen. Run `manage.py verify` and tell an "
                "administrator."
            )
        return Content.model_validate_json(self.content)


class Version(models.Model):
    """A numbered state of the article meant for readers. Its status moves by one door only."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="versions")
    status = models.CharField(max_length=20, choices=[(s.value, s.word) for s in Status])
    change_note = models.TextField()
    submitted_at = models.DateTimeField()
    review_began_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_by_role = models.CharField(max_length=100, blank=True)
    withdrawal_reason = models.TextField(blank=True)
    withdrawal_advice = models.TextField(blank=True)
    lock_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(status__in=sorted(OPEN)),
                name="one_open_version_per_article",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(status=Status.APPROVED),
                name="one_approved_version_per_article",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Status]), name="version_status_is_known"
            ),
            models.CheckConstraint(
                condition=(
                    Q(status__in=["approved", "superseded", "withdrawn"], approved_at__isnull=False)
                    | Q(
                        status__in=["submitted", "under_review", "changes_requested", "recalled"],
                        approved_at__isnull=True,
                    )
                ),
                name="approved_at_goes_with_approval",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")
                )
                | (~Q(status="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="withdrawal_has_a_date_and_a_reason",
            ),
            models.CheckConstraint(condition=~Q(change_note=""), name="version_has_a_change_note"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}, {Status(self.status).word}"


class Disclaimer(models.Model):
    """A versioned text required on a page, by audience and state; itself approved."""

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
        ordering = ["audience", "state", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["audience", "state", "number"], name="one_disclaimer_per_number"
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
