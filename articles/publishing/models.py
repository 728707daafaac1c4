"""The tables of what readers get: renderings, publications, the live pointer, their messages."""

from django.db import models
from django.db.models import Q

from articles import audiences, languages
from articles.models import Article, Snapshot, Topic, Version
from articles.publishing import alphabet
from articles.publishing.rendering.public_change import KINDS


class Fragment(models.Model):
    """The slow half of a rendering: one snapshot's words for one audience, as HTML parts."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT)
    audience = models.CharField(max_length=20)
    renderer = models.CharField(max_length=64)
    data = models.TextField()
    """Canonical JSON as publishing.rendering.fragment makes it."""
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "audience", "renderer"], name="one_fragment_per_key"
            ),
        ]


class Rendering(models.Model):
    """The page of one snapshot for one audience and standing, served byte for byte."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="renderings")
    audience = models.CharField(max_length=20)
    standing_digest = models.CharField(max_length=64)
    """Of what this audience is told of the standing."""
    renderer = models.CharField(max_length=64)
    page = models.BinaryField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "audience", "standing_digest", "renderer"],
                name="one_rendering_per_key",
            ),
            models.CheckConstraint(
                condition=Q(audience__in=audiences.CODES), name="rendering_audience_is_known"
            ),
        ]


class Paper(models.Model):
    """A rendering as a tagged PDF: made when the first reader asks for it, then kept."""

    rendering = models.OneToOneField(
        Rendering, on_delete=models.PROTECT, primary_key=True, related_name="paper"
    )
    pdf = models.BinaryField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()


class Publication(models.Model):
    """A complete set of renderings, one an audience, that readers are or were shown."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="publications")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="publications")
    sequence = models.PositiveIntegerField()
    state = models.CharField(max_length=30)
    standing = models.TextField()
    """Canonical JSON of the standing that the pages state."""
    standing_digest = models.CharField(max_length=64)
    renderer = models.CharField(max_length=64)
    manifest = models.JSONField()
    """Audience code to the digest of its rendering; every audience once."""
    digest = models.CharField(max_length=64)
    listed = models.BooleanField()
    """Whether lists, feeds and search may name it: approved pages only."""
    question = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    topics = models.JSONField(default=list)
    next_review_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    renderings = models.ManyToManyField(Rendering, related_name="publications")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "sequence"], name="one_publication_per_sequence"
            ),
        ]


class Live(models.Model):
    """Which publication readers get now. Moved in one transaction, never half."""

    article = models.OneToOneField(
        Article, on_delete=models.PROTECT, primary_key=True, related_name="live"
    )
    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="live")
    language = models.CharField(max_length=15, default=languages.FIRST.code)
    """The site's language below whose address the pages are, by its code: "en"."""
    since = models.DateTimeField()


class ShownImage(models.Model):
    """That readers were shown a picture: from then on they get it, for old versions show it too."""

    digest = models.CharField(max_length=64, primary_key=True)
    """Of the picture's bytes."""
    since = models.DateTimeField()


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


class Failure(models.Model):
    """That an article could not be published, and why; gone when it succeeds."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="publishing_failure"
    )
    message = models.TextField()
    at = models.DateTimeField()


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
