"""Which live pages a wording that is told to readers stands on."""

from django.db.models import QuerySet

from articles.models import Disclaimer
from articles.publishing.models import Live


def made_again(wording: Disclaimer) -> QuerySet[Live]:
    """Return the live pages that are made again when a wording comes into force."""
    return Live.objects.filter(language=wording.language)


def pages_with(wording: Disclaimer) -> QuerySet[Live]:
    """Return the live pages that tell their readers this: in its language, and in its state."""
    pages = made_again(wording).select_related("article", "publication__version")
    if wording.state:
        pages = pages.filter(publication__state=wording.state)
    return pages.order_by("article__question", "pk")
