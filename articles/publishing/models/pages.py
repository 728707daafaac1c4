"""What readers get: renderings and papers, publications, the live pointer."""

from django.db import models
from django.db.models import Q

from articles import audiences, languages
from articles.models import Article, Snapshot, Version


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
    """When readers first got this version in this state; pages made anew change nothing here."""


class ShownImage(models.Model):
    """That readers were shown a picture: from then on they get it, for old versions show it too."""

    digest = models.CharField(max_length=64, primary_key=True)
    """Of the picture's bytes."""
    since = models.DateTimeField()


class Failure(models.Model):
    """That an article could not be published, and why; gone when it succeeds."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="publishing_failure"
    )
    message = models.TextField()
    at = models.DateTimeField()
