"""Django's name for the articles package."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Articles stores."""

    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell reversion what the working copy is made of."""
        from articles import versioning

        versioning.register()
