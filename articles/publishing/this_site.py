"""The publisher of this installation, as its settings name it."""

from django.conf import settings

from articles.publishing import reference_style
from articles.publishing.pages import Site


def this_site() -> Site:
    """Return what every page says of the site it is on."""
    return Site(
        name=settings.SITE_NAME,
        public_url=settings.PUBLIC_URL,
        contact_email=settings.CONTACT_EMAIL,
        reference_style=reference_style.in_force(),
    )
