"""The tables of sources."""

from django.db import models
from django.db.models import Q

from references.kinds import WORDS


class Reference(models.Model):
    """The bibliographic record of a source: CSL-JSON whole, beside the columns one searches by."""

    key = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=30, choices=list(WORDS.items()), default="other")
    csl = models.JSONField()
    title = models.TextField()
    year = models.IntegerField(null=True, blank=True)
    doi = models.CharField(max_length=300, blank=True)
    pmid = models.CharField(max_length=20, blank=True)
    isbn = models.CharField(max_length=20, blank=True)
    url = models.TextField(blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="reference_has_a_key"),
            models.CheckConstraint(
                condition=Q(kind__in=list(WORDS)), name="reference_kind_is_known"
            ),
            # One source is one record: an identifier names one reference at most.
            models.UniqueConstraint(fields=["doi"], condition=~Q(doi=""), name="one_doi"),
            models.UniqueConstraint(fields=["pmid"], condition=~Q(pmid=""), name="one_pmid"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"
