"""Django's name for the publishing room."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Publishing shows."""

    name = "articles.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"
