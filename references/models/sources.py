"""A source: its record, and what became of records that turned out to be of one source."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from references.kinds import WORDS
from references.notice_kinds import STATUSES


class Reference(models.Model):
    """The bibliographic record of a source: CSL-JSON whole, beside the columns one searches by."""

    key = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=30, choices=list(WORDS.items()), default="other")
    csl = models.JSONField()
    title = models.TextField()
    authors = models.TextField(blank=True, default="")
    """The family names or bodies, in order, with commas between."""
    container = models.TextField(blank=True, default="")
    """The journal, book or site it came out in."""
    publisher = models.TextField(blank=True, default="")
    edition = models.CharField(max_length=100, blank=True, default="")
    year = models.IntegerField(null=True, blank=True)
    doi = models.CharField(max_length=300, blank=True)
    pmid = models.CharField(max_length=20, blank=True)
    pmcid = models.CharField(max_length=20, blank=True, default="")
    nct = models.CharField(max_length=20, blank=True, default="")
    """The number of a trial at ClinicalTrials.gov: "NCT01234567"."""
    isbn = models.CharField(max_length=20, blank=True)
    url = models.TextField(blank=True)
    accessed_on = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    """The last day that its date of issue can mean: a year alone runs to 31 December."""
    confirmed_on = models.DateField(null=True, blank=True)
    """The day on which its body said that it still holds."""
    is_landmark = models.BooleanField(default=False)
    """Whether an editor noted why it is cited whatever its age."""
    superseded_by_words = models.TextField(blank=True, default="")
    """What an editor noted on the record as its successor, where that is no source of ours."""
    words = models.TextField(blank=True, default="", editable=False)
    """What it is found by, folded; full_text keeps the databases' indexes of it."""
    region = models.CharField(max_length=20, blank=True, default="")
    """Where it holds: "GB", "US"; empty where it is bound to no place."""
    is_by_issuing_body = models.BooleanField(default=False)
    """Whether its publisher is a body that issues guidance, by the site's list of such bodies."""
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supersedes"
    )
    status = models.CharField(max_length=20, choices=list(STATUSES.items()), blank=True, default="")
    """The gravest of the notices that hold: worked out, never typed."""
    status_on = models.DateField(null=True, blank=True)
    """The day of the notice that the status rests on."""
    notices_checked_at = models.DateTimeField(null=True, blank=True)
    """When a register was last asked about it; None: never."""
    mismatch = models.TextField(blank=True, default="")
    """In what the records of two registers disagree; empty while they agree."""
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="reference_has_a_key"),
            models.CheckConstraint(
                condition=Q(kind__in=list(WORDS)), name="reference_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=list(STATUSES)), name="reference_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=F("id")),
                name="nothing_supersedes_itself",
            ),
            # One source is one record: an identifier names one reference at most.
            models.UniqueConstraint(fields=["doi"], condition=~Q(doi=""), name="one_doi"),
            models.UniqueConstraint(fields=["pmid"], condition=~Q(pmid=""), name="one_pmid"),
            models.UniqueConstraint(fields=["pmcid"], condition=~Q(pmcid=""), name="one_pmcid"),
        ]
        indexes = [
            models.Index(fields=["year"], name="reference_by_year"),
            # The constraints' own indexes are of those that have one, and SQLite takes them only
            # where it is told so in the question.
            models.Index(fields=["doi"], name="reference_by_doi"),
            models.Index(fields=["pmid"], name="reference_by_pmid"),
            models.Index(fields=["pmcid"], name="reference_by_pmcid"),
            models.Index(fields=["nct"], name="reference_by_trial"),
            models.Index(fields=["isbn"], name="reference_by_number"),
            models.Index(fields=["status"], condition=~Q(status=""), name="reference_by_status"),
            models.Index(fields=["-updated_at", "-id"], name="reference_last_changed"),
            models.Index(fields=["-year", "-id"], name="reference_newest"),
            models.Index(fields=["kind", "-updated_at", "-id"], name="reference_kind_changed"),
            models.Index(fields=["kind", "-year", "-id"], name="reference_kind_newest"),
            models.Index(
                fields=["-updated_at"],
                condition=Q(doi="", pmid="", pmcid="", isbn="", nct=""),
                name="reference_without_name",
            ),
            models.Index(
                fields=["-updated_at"], condition=~Q(mismatch=""), name="reference_mismatched"
            ),
            models.Index(fields=["region"], condition=~Q(region=""), name="reference_by_region"),
            models.Index(fields=["kind", "issued_on"], name="reference_by_age"),
            models.Index(
                fields=["superseded_by"],
                condition=Q(superseded_by__isnull=False),
                name="reference_superseded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"


class RecordChange(models.Model):
    """One change of a source's record: what it said before and after, and whose act it was."""

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="changes")
    how = models.CharField(
        max_length=20,
        choices=[
            ("added", "Added"),
            ("edited", "Edited"),
            ("imported", "Completed by an import"),
            ("looked_up", "Completed from a register"),
            ("merged", "Merged with another record"),
        ],
    )
    before = models.JSONField(null=True)
    """The record as CSL-JSON, with our kind under "kind"; None where there was none."""
    after = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]


class MergedKey(models.Model):
    """A key that another record had before the two were merged: what cites it finds the source."""

    key = models.CharField(max_length=100, unique=True)
    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="merged_keys")
    record = models.JSONField()
    """The record that was merged, as it was."""
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()


class Apart(models.Model):
    """That somebody looked at two records that seem alike and found two sources."""

    one = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="apart_in_order"),
        ]
