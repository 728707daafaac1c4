"""What is said of sources after they came out: a mirror of a register, and the notices that hit."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from references.models.sources import Reference
from references.notice_kinds import WORDS


class RegisterImport(models.Model):
    """One reading of a register's list into the mirror: how much it said, and of when."""

    register = models.CharField(max_length=30)
    name = models.CharField(max_length=300)
    """The file's name, without folders, or the address it came from."""
    digest = models.CharField(max_length=64)
    """SHA-256 of its bytes."""
    is_whole = models.BooleanField()
    """Whether what it does not name is no longer said; False for an update."""
    rows = models.PositiveIntegerField()
    new = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    gone = models.PositiveIntegerField()
    refused = models.JSONField(default=list)
    """By row: number and message."""
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-at"]


class RegisterUpload(models.Model):
    """A list that somebody sent and has not decided on yet; it goes when that is decided."""

    name = models.CharField(max_length=300)
    data = models.BinaryField()
    """Its bytes, packed with gzip."""
    is_whole = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["-at"]


class RegisterEntry(models.Model):
    """One row of a register as mirrored here, whether a source of ours is meant or not."""

    register = models.CharField(max_length=30)
    identity = models.CharField(max_length=700)
    """What tells this row from all others of its register, the same in every later list."""
    kind = models.CharField(max_length=30, choices=list(WORDS.items()))
    title = models.TextField(blank=True)
    doi = models.CharField(max_length=300, blank=True)
    pmid = models.CharField(max_length=20, blank=True)
    notice_doi = models.CharField(max_length=300, blank=True)
    notice_pmid = models.CharField(max_length=20, blank=True)
    on = models.DateField(null=True)
    """The day of the notice; None where the register does not say."""
    reasons = models.TextField(blank=True)
    seen_in = models.ForeignKey(RegisterImport, on_delete=models.PROTECT, related_name="+")
    """The last list that had it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "identity"], name="one_entry_per_identity"),
        ]
        indexes = [
            models.Index(fields=["doi"], condition=~Q(doi=""), name="entry_by_doi"),
            models.Index(fields=["pmid"], condition=~Q(pmid=""), name="entry_by_pmid"),
        ]


class SourceNotice(models.Model):
    """That a register or a publisher says something of a source of ours; kept when it is lifted."""

    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=30, choices=list(WORDS.items()))
    register = models.CharField(max_length=30)
    """Who says so: "retraction-watch", "crossref", "pubmed" or "editor"."""
    notice_doi = models.CharField(max_length=300, blank=True)
    notice_pmid = models.CharField(max_length=20, blank=True)
    on = models.DateField(null=True)
    reasons = models.TextField(blank=True)
    seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    """When the register was first found not to say so any more."""

    class Meta:
        ordering = ["-on", "-seen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reference", "register", "kind", "notice_doi", "notice_pmid"],
                name="one_notice_per_register",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(WORDS)), name="notice_kind_is_known"),
        ]


class SourceNoticeDecision(models.Model):
    """What a person decided of a notice, with a reason; the last one counts, all are kept."""

    notice = models.ForeignKey(SourceNotice, on_delete=models.PROTECT, related_name="decisions")
    decision = models.CharField(
        max_length=20,
        choices=[
            ("holds", "It holds"),
            ("does_not_apply", "It is not about this source"),
            ("read", "Read; the source may be cited with it"),
        ],
    )
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="notice_decision_has_a_reason"),
            models.CheckConstraint(
                condition=Q(decision__in=["holds", "does_not_apply", "read"]),
                name="notice_decision_is_known",
            ),
        ]
