"""The dossier of a version: a page, a PDF, a file, and the script that checks the file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from articles.models import Version
from articles.publishing.pdf import CannotPrint, pdf
from editorial import clock
from editorial.dossier import file, offline
from editorial.dossier.collect import sections
from editorial.dossier.showing import context
from editorial.policies import Person, check_can_see_workspace
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_workspace)
@require_safe
def page(request: HttpRequest, who: Person, slug: str, number: int) -> HttpResponse:
    """Show everything that was decided on a version."""
    return _page(request, _version(slug, number))


@staff_page(check_can_see_workspace)
@require_safe
def as_file(request: HttpRequest, who: Person, slug: str, number: int) -> HttpResponse:
    """Hand over the dossier as one file."""
    version = _version(slug, number)
    raw = file.encode(sections(version, at=clock.now()))
    return _download(raw, "application/json", f"{slug}-{number}-dossier.json")


@staff_page(check_can_see_workspace)
@require_safe
def as_pdf(request: HttpRequest, who: Person, slug: str, number: int) -> HttpResponse:
    """Hand over the dossier on paper; where the machine cannot, show the page and say so."""
    version = _version(slug, number)
    shown = context(sections(version, at=clock.now()))
    style = (settings.BASE_DIR / "static" / "css" / "print.css").read_text()
    try:
        made = pdf(render_to_string("dossier/print.html", shown), style)
    except CannotPrint as trouble:
        return _page(request, version, trouble=str(trouble), status=503)
    return _download(made, "application/pdf", f"{slug}-{number}-dossier.pdf")


@staff_page(check_can_see_workspace)
@require_safe
def script(request: HttpRequest, who: Person) -> HttpResponse:
    """Hand over the script that checks a dossier far from here."""
    return _download(Path(offline.__file__).read_bytes(), "text/x-python", "check_dossier.py")


def _page(
    request: HttpRequest, version: Version, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    found = sections(version, at=clock.now())
    shown: dict[str, Any] = {
        **context(found),
        "article": version.article,
        "file_digest": file.digest_of(file.digests_of(found)),
        "trouble": trouble,
    }
    return render(request, "dossier/page.html", shown, status=status)


def _version(slug: str, number: int) -> Version:
    rows = Version.objects.select_related("article", "snapshot", "withdrawal")
    found = rows.filter(article__slug=slug, number=number).first()
    if found is None:
        raise Http404
    return found


def _download(raw: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(raw, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
