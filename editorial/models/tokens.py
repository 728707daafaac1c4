"""Tokens by which programs act for a person, without her password and without a session."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class AccessToken(models.Model):
    """One token: only its digest is kept, so that nobody can read it here."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="access_tokens"
    )
    name = models.CharField(max_length=80)
    """What it is for, as its owner calls it."""
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token, which is random and long enough for that."""
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="token_expires_after_it_is_made"
            ),
        ]
