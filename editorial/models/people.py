"""Who may sign, and what is known of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class BoardMember(models.Model):
    """A person who may sign, with the credential that was verified."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="board_member"
    )
    printed_name = models.CharField(max_length=200)
    profession = models.CharField(max_length=100)
    specialty = models.CharField(max_length=100)
    register = models.CharField(max_length=200)
    register_number = models.CharField(max_length=50)
    verified_by = models.CharField(max_length=200)
    verified_on = models.DateField()
    verified_until = models.DateField()
    active = models.BooleanField(default=True)
    biography = models.TextField(blank=True)

    class Meta:
        ordering = ["printed_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_until__gte=models.F("verified_on")),
                name="credential_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.printed_name


class InterestDeclaration(models.Model):
    """What a member declared of interests; the newest counts, for twelve months."""

    member = models.ForeignKey(BoardMember, on_delete=models.PROTECT, related_name="declarations")
    declared_at = models.DateTimeField()
    statement = models.TextField()
    """In the member's words; that there are none is a statement too."""

    class Meta:
        ordering = ["-declared_at"]


class UsedCode(models.Model):
    """A one-time code that was used; the unique row burns it for every process."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    code = models.CharField(max_length=64)
    """A digest of the code, never the code."""
    used_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "code"], name="code_used_once")]
