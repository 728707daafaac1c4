"""Editorial moves: rounds, verdicts, sign-offs, policy, the record, and the staff's screens."""

from editorial.celery import app as celery_app

__all__ = ["celery_app"]
