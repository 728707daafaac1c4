"""The WSGI entry point for production servers."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "editorial.settings")
django_alone = get_wsgi_application()

# What it imports needs Django to be set up.
from articles.publishing.front import Front  # noqa: E402

application = Front(django_alone, most=settings.PAGES_IN_MEMORY)
