"""What is typed and not saved yet, and who has an article open."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Article


class Scratch(models.Model):
    """What one person has typed into one article since she saved it: kept, and never a version.

    Nothing but her own edit page reads it. It goes when she saves, or puts it away herself.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="scratches")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    read = models.PositiveIntegerField()
    """The article's lock_version that her form was made from."""
    typed = models.JSONField()
    """The form as it stands, by the names of its fields."""
    count = models.PositiveIntegerField(default=1)
    """Counts the keepings; one that comes late, after a newer one, is not kept."""
    window = models.CharField(max_length=32)
    """Which of her open pages typed it: two of them must not take turns in one row."""
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["-kept_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "by", "window"], name="one_scratch_per_window"
            ),
            models.CheckConstraint(condition=~Q(window=""), name="scratch_names_its_window"),
        ]


class Presence(models.Model):
    """That a person had an article's edit page open a moment ago. It stops nobody."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)
    """When she typed last, if she did."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="one_presence_per_person"),
        ]
