"""What was frozen for the board, and the versions that were made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles import canonical
from articles.content import Content
from articles.models.working_copy import Article
from articles.status import OPEN, Status
from references.models import Reference


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


class Reliance(models.Model):
    """That frozen content rests on a source: made of a snapshot when it is frozen, to be found by.

    Only the snapshot is signed; these rows can be made of it again.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="reliances")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="reliances")
    key = models.CharField(max_length=100)
    """The key by which the snapshot lists it: that of the record it was then."""
    claim = models.CharField(max_length=80, blank=True)
    """The claim that cites it; empty for the list, which has every source once."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "key", "claim"], name="relied_on_once"),
        ]


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
