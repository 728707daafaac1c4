"""When a source was looked up or its link tried, and what came of it."""

from django.db import models
from django.db.models import Q

from references.models.sources import Reference


class LookUp(models.Model):
    """One question to a register about one identifier, and its answer."""

    reference = models.ForeignKey(
        Reference, null=True, on_delete=models.CASCADE, related_name="look_ups"
    )
    service = models.CharField(max_length=30)
    """ "crossref", "pubmed", "open-library" or "web"."""
    identifier = models.CharField(max_length=2000)
    outcome = models.CharField(
        max_length=20,
        choices=[
            ("found", "Found"),
            ("not_found", "Not known there"),
            ("failed", "No answer"),
            ("refused", "Not asked"),
        ],
    )
    detail = models.TextField(blank=True)
    """What went wrong and what to do, for people."""
    record = models.JSONField(null=True)
    """The answer as CSL-JSON; None where there was none."""
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="found", record__isnull=False)
                | (~Q(outcome="found") & Q(record__isnull=True)),
                name="look_up_found_a_record_or_none",
            ),
        ]


class LinkCheck(models.Model):
    """One try of a source's link."""

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="link_checks")
    url = models.TextField()
    outcome = models.CharField(
        max_length=20,
        choices=[
            ("works", "Leads to a page"),
            ("fails", "Fails"),
            ("not_checked", "Could not be tried"),
        ],
    )
    detail = models.TextField(blank=True)
    """What was answered: "404", "leads to the home page"."""
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["reference", "-at"], name="link_check_newest")]
