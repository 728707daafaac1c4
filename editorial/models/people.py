"""Who may sign, and what is known of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


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
    ties = models.JSONField(null=True)
    """Medicines and companies concerned: [{"name": "metformin"}]; None: not asked then."""

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


class Invitation(models.Model):
    """A link by which somebody takes an account over: once, until it expires."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations"
    )
    token_digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token; the token itself is in the mail and nowhere else."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]


class RoleRequest(models.Model):
    """A role with power over what readers get: one administrator asks, another agrees."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_requests"
    )
    role = models.CharField(max_length=20)
    reason = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=10, blank=True, choices=[("agreed", "Agreed"), ("refused", "Refused")]
    )

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(decided_at__isnull=True),
                name="one_open_request_per_role",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, outcome="", decided_by__isnull=True)
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(outcome="")),
                name="deciding_a_role_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                name="another_administrator_agrees",
            ),
        ]
