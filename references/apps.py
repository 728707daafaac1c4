"""Django's name for the references package."""

from django.apps import AppConfig


class ReferencesConfig(AppConfig):
    """References cites."""

    name = "references"
    default_auto_field = "django.db.models.BigAutoField"
