"""A plain Django view with a template and a database: a page made from its row on each request."""

import os
from pathlib import Path

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(os.environ["BENCH_ANSWER"]) / "plain.sqlite3",
            "CONN_MAX_AGE": None,
        }
    },
    INSTALLED_APPS=["django.contrib.contenttypes"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="for measuring only",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {
                            "base.html": "<!doctype html><title>{{ page.title }}</title>"
                            "<main>{% block main %}{% endblock %}</main>",
                            "page.html": "{% extends 'base.html' %}{% block main %}"
                            "<h1>{{ page.title }}</h1>{{ page.body|safe }}<ol>"
                            "{% for each in sources %}<li>{{ each.title }}</li>{% endfor %}</ol>"
                            "{% endblock %}",
                        },
                    )
                ]
            },
        }
    ],
)
django.setup()

from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path


class Page(models.Model):
    """A page as a content management system would keep it."""

    slug = models.SlugField(unique=True)
    title = models.TextField()
    body = models.TextField()

    class Meta:
        app_label = "contenttypes"


class Source(models.Model):
    """A source of a page."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="sources")
    title = models.TextField()

    class Meta:
        app_label = "contenttypes"


def view(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page from its row and those of its sources."""
    page = get_object_or_404(Page, slug=slug)
    return render(request, "page.html", {"page": page, "sources": page.sources.all()})


urlpatterns = [path("articles/<slug:slug>/", view)]
application = get_wsgi_application()


def fill(slug: str, body: str) -> None:
    """Make the tables, and one page with the bytes of a file and twenty sources."""
    with connection.schema_editor() as schema:
        schema.create_model(Page)
        schema.create_model(Source)
    page = Page.objects.create(slug=slug, title="Can it be so?", body=Path(body).read_text())
    Source.objects.bulk_create(
        Source(page=page, title=f"A study of question {n}") for n in range(20)
    )
