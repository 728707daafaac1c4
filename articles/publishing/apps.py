"""Django's name for the publishing room."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Publishing shows."""

    name = "articles.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the tree of pages follow the live pointers."""
        from articles.publishing.moved import pointer_moved
        from articles.publishing.tree import follow

        pointer_moved.connect(follow)
