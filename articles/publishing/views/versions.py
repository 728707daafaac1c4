"""What was approved when, by whom, and what changed: the history that readers may see."""

import logging
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from articles import audiences
from articles.models.versions import Tampered
from articles.publishing import history, queries
from articles.publishing.comparing import CannotCompare, compared
from articles.publishing.history import VersionShown
from articles.publishing.rendering.credit import ai_notice, written_by
from articles.publishing.this_site import this_site
from articles.publishing.views.changed import changed_of
from articles.publishing.views.frame import language_asked, spoilt
from articles.publishing.views.telling import (
    answered,
    no_such_version,
    notice_of,
    own_address,
    readers,
    said_of_it,
    told_of,
)

DEFAULT = audiences.DEFAULT.code
logger = logging.getLogger(__name__)


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the versions of an article that were approved, with who signed them and when."""
    found = history.versions_shown(slug)
    if not found and not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    context = {"versions": [told_of(each) for each in found]}
    return answered(request, slug, "site/versions.html", context)


@require_safe
def version(request: HttpRequest, slug: str, number: int, audience: str = DEFAULT) -> HttpResponse:
    """Show one approved version as readers were last shown it; of a withdrawn one its record."""
    found = history.versions_shown(slug)
    shown = _find(found, number)
    if shown is None:
        return no_such_version(request, slug, found, [number])
    parts: Mapping[str, str] = {}
    try:
        if shown.shows_text:
            parts = history.kept_text(shown, audience)
        said = _said_beside(shown)
    except (queries.Mismatch, Tampered) as trouble:
        return spoilt(request, trouble)
    context = {
        "told": told_of(shown),
        **said,
        "notice": notice_of(shown, audience),
        "also": said_of_it(shown, audience),
        "parts": {name.replace("-", "_"): html for name, html in parts.items()},
        "audience": audiences.get(audience),
        "readers": readers(slug, f"versions/{number}/", audience),
    }
    return answered(request, slug, "site/version.html", context)


@require_safe
def compare(
    request: HttpRequest, slug: str, number: int, other: int, audience: str = DEFAULT
) -> HttpResponse:
    """Hold two versions against each other, the earlier one first."""
    found = history.versions_shown(slug)
    one, two = _find(found, number), _find(found, other)
    if one is None or two is None:
        return no_such_version(request, slug, found, [number, other])
    if number > other:
        within = f"versions/{other}/compare/{number}/"
        own = within if audience == DEFAULT else f"{within}{audience}/"
        return HttpResponsePermanentRedirect(own_address(slug, own))
    return _compared(request, slug, found, one, two, audience)


@require_safe
def changes(request: HttpRequest, slug: str, number: int, audience: str = DEFAULT) -> HttpResponse:
    """Hold a version against the one before it that readers were shown."""
    found = history.versions_shown(slug)
    shown = _find(found, number)
    if shown is None:
        return no_such_version(request, slug, found, [number])
    before = _find(found, shown.earlier) if shown.earlier else None
    return _compared(request, slug, found, before, shown, audience)


@require_safe
def default_audience(request: HttpRequest, slug: str, **numbers: int) -> HttpResponse:
    """Send …/patient/ to the one address that the patient's page of a version has."""
    if not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    return HttpResponsePermanentRedirect(request.path.removesuffix(f"{DEFAULT}/"))


def _find(found: list[VersionShown], number: int) -> VersionShown | None:
    return next((each for each in found if each.number == number), None)


def _compared(
    request: HttpRequest,
    slug: str,
    found: list[VersionShown],
    before: VersionShown | None,
    after: VersionShown,
    audience: str,
) -> HttpResponse:
    context: dict[str, Any] = {
        "after": told_of(after),
        "before": told_of(before) if before else None,
        "is_one": before is after,
        "notice": notice_of(after, audience),
        "audience": audiences.get(audience),
        "versions": [told_of(each) for each in found],
    }
    if before is None or before is after or not (before.shows_text and after.shows_text):
        status = 404 if before is after else 200
        return answered(request, slug, "site/not_compared.html", context, status)
    try:
        one, other = history.snapshots_of(before, after)
        found_changes = compared(one, other, audience)
    except CannotCompare as trouble:
        logger.warning("Versions of “%s” were not compared: %s", slug, trouble)
        context["is_too_much"] = True
        return answered(request, slug, "site/not_compared.html", context)
    except Tampered as trouble:
        return spoilt(request, trouble)
    within = f"versions/{before.number}/compare/{after.number}/"
    context |= {
        "changed": changed_of(found_changes, audience),
        "of_reader": "" if audience == DEFAULT else f"{audience}/",
        "readers": readers(slug, within, audience),
    }
    return answered(request, slug, "site/compared.html", context)


def _said_beside(shown: VersionShown) -> dict[str, str]:
    """Return who wrote a version and whether a machine helped, from what was signed."""
    (snapshot,) = history.snapshots_of(shown)
    content, site = snapshot.value(), this_site()
    return {
        "written_by": written_by(content.authors, language_asked().tag),
        "ai_notice": ai_notice(content, shown.standing, site.responsible or site.name)
        if shown.shows_text
        else "",
    }
