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


class LinkState(models.Model):
    """How a source's link stands after all its tries: kept when old tries are forgotten."""

    reference = models.OneToOneField(
        Reference, on_delete=models.CASCADE, primary_key=True, related_name="link"
    )
    url = models.TextField()
    """The address that was tried. Of another address this says nothing."""
    outcome = models.CharField(max_length=20)
    """Of the last try, as LinkCheck has it."""
    worked_at = models.DateTimeField(null=True)
    """When it was last found to lead somewhere."""
    failed_from = models.DateTimeField(null=True)
    """The first failure since it last worked."""
    failed_until = models.DateTimeField(null=True)
    """The last one."""
    is_dead = models.BooleanField(default=False)
    """Whether these are two, a day or more apart: see references/links.py."""
    tried_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="link_by_due_day"),
            models.Index(fields=["reference"], condition=Q(is_dead=True), name="link_is_dead"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(failed_from__isnull=True, failed_until__isnull=True)
                | Q(failed_from__isnull=False, failed_until__isnull=False),
                name="link_failures_have_a_first_and_a_last",
            ),
        ]
