"""What is said about a version before it is decided, and who from outside may say it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles import audiences
from articles.models import Snapshot, Version


class ExpertLink(models.Model):
    """An outside expert's signed link: one version, to read and comment, until it expires."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="expert_links")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    expertise = models.CharField(max_length=200)
    token_digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token; the token itself is in the mail and nowhere else."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="expert_link_expires"
            ),
        ]


class Thread(models.Model):
    """A conversation on a claim, on a passage or on the whole of a version."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="threads")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="threads")
    """What its first words were said of. Where it stands in a later snapshot is derived."""
    scope = models.CharField(
        max_length=10,
        choices=[("claim", "Claim"), ("passage", "Passage"), ("whole", "The whole")],
    )
    claim = models.CharField(max_length=80, blank=True)
    audience = models.CharField(max_length=20, blank=True)
    field = models.CharField(max_length=20, blank=True)
    """"headline", "short_answer" or "body" of the audience's text."""
    quote = models.TextField(blank=True)
    """The words of the source meant, exactly."""
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField(null=True)
    """Offset of the quote in the source of its field."""
    blocking = models.BooleanField(default=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="threads"
    )
    expert = models.ForeignKey(
        ExpertLink, null=True, on_delete=models.PROTECT, related_name="threads"
    )
    opened_at = models.DateTimeField()
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(scope="whole", claim="", quote="")
                | (Q(scope="claim", quote="") & ~Q(claim=""))
                | (Q(scope="passage", position__isnull=False) & ~Q(quote="")),
                name="thread_says_what_it_is_on",
            ),
            models.CheckConstraint(
                condition=Q(audience="") | Q(audience__in=audiences.CODES),
                name="thread_audience_is_known",
            ),
            models.CheckConstraint(
                condition=Q(opened_by__isnull=False, expert__isnull=True)
                | Q(opened_by__isnull=True, expert__isnull=False),
                name="thread_has_one_opener",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="resolving_a_thread_is_whole",
            ),
        ]


class Comment(models.Model):
    """One contribution to a thread; it may suggest other words for the thread's quote."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="comments"
    )
    expert = models.ForeignKey(
        ExpertLink, null=True, on_delete=models.PROTECT, related_name="comments"
    )
    text = models.TextField()
    replacement = models.TextField(null=True)  # "" suggests to strike the words
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="mentioned_in")
    at = models.DateTimeField()
    answer = models.CharField(
        max_length=10, blank=True, choices=[("accepted", "Accepted"), ("declined", "Declined")]
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=False, expert__isnull=True)
                | Q(author__isnull=True, expert__isnull=False),
                name="comment_has_one_author",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(replacement__isnull=False),
                name="comment_says_something",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (Q(answered_at__isnull=False, replacement__isnull=False) & ~Q(answer="")),
                name="only_suggestions_are_answered",
            ),
        ]
