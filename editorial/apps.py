"""Django's name for the editorial package."""

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    """Editorial moves."""

    name = "editorial"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the configuration checks and what listens; with a broker, let acts call workers."""
        from django.conf import settings

        from editorial import (  # noqa: F401  # checks and receivers register
            accounts,
            keeping_cards,
            outbox,
            source_changes,
            system_checks,
            tasks,
        )

        if settings.REDIS_URL:
            outbox.on_wake(tasks.call_workers)
