"""An import of files by a person: what was sent, what became of each record, how far it is."""

from django.conf import settings
from django.db import models
from django.db.models import Q

STAGES = {
    "waiting": "Being read",
    "preview": "Read; waits for a decision",
    "confirmed": "Being stored",
    "done": "Imported",
    "failed": "Failed; nothing was imported",
    "dropped": "Given up; nothing was imported",
}
OUTCOMES = {"new": "New", "known": "Known", "merged": "Completes one", "refused": "Refused"}


class SourceImport(models.Model):
    """One import, from files to what they became; nothing is stored before it is confirmed."""

    stage = models.CharField(max_length=20, choices=list(STAGES.items()))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    """When it was confirmed or given up."""
    ended_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    """Until when somebody works on it; a time that has passed means that nobody does."""
    attempts = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=200, blank=True)
    """What is being done, in words."""
    finished = models.PositiveIntegerField(default=0)
    """Of a hundred, how much of the step before it waits again is done."""
    trouble = models.TextField(blank=True)
    new = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    merged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    forgotten_at = models.DateTimeField(null=True)
    """When the list of its records was deleted."""

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=list(STAGES)), name="import_stage_known"),
            models.CheckConstraint(
                condition=Q(stage__in=["waiting", "preview", "confirmed"], ended_at__isnull=True)
                | (~Q(stage__in=["waiting", "preview", "confirmed"]) & Q(ended_at__isnull=False)),
                name="import_end_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"],
                condition=Q(stage__in=["waiting", "confirmed"]),
                name="import_to_do",
            )
        ]


class SourceImportFile(models.Model):
    """One file or pasted text of an import; its bytes go when the import has ended."""

    source_import = models.ForeignKey(SourceImport, on_delete=models.CASCADE, related_name="files")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    """The file's name without folders, as the person's machine has it."""
    size = models.PositiveIntegerField()
    """In bytes, as it was sent."""
    data = models.BinaryField(null=True)
    """Packed with gzip; None when it was deleted."""
    format = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["source_import", "place"], name="one_file_per_place")
        ]


class SourceImportRecord(models.Model):
    """What becomes, or became, of one record of an import."""

    source_import = models.ForeignKey(
        SourceImport, on_delete=models.CASCADE, related_name="records"
    )
    number = models.PositiveIntegerField()
    """Its place among all records of the import."""
    file = models.PositiveSmallIntegerField()
    record = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=list(OUTCOMES.items()))
    key = models.CharField(max_length=100, blank=True)
    """The source's; of a refused record that of the source it clashes with, if any."""
    title = models.CharField(max_length=300, blank=True)
    message = models.TextField(blank=True)
    """Why it is refused, and the cure."""
    words = models.TextField(blank=True)
    """What the file says there, of a refused record."""
    alike = models.JSONField(default=list)
    """The keys of sources that may be the same, of a new record."""

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_import", "number"], name="one_import_record_per_number"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=list(OUTCOMES)), name="import_outcome_known"
            ),
        ]
        indexes = [
            models.Index(fields=["source_import", "outcome", "number"], name="import_by_outcome")
        ]
