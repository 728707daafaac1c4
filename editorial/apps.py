"""Django's name for the editorial package."""

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    """Editorial moves."""

    name = "editorial"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the configuration checks."""
        from editorial import system_checks  # noqa: F401  # registers itself
