"""Pictures for texts: put in, found again, and shown to the staff before readers get them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from articles.actions.keep_image import keep_image
from articles.fields import Unfit
from articles.models import Image
from articles.pictures import NoPicture, address_of
from articles.publishing.views.images import picture
from editorial import clock
from editorial.forms.image import ImageForm
from editorial.forms.problems import problems_of
from editorial.policies import Person, check_can_edit, check_can_see_workspace
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page

_PER_PAGE = 24


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def images(request: HttpRequest, who: Person) -> HttpResponse:
    """Show the pictures there are, with what to write to show one; keep another."""
    if request.method != "POST":
        return _page(request, ImageForm())
    form = ImageForm(request.POST, request.FILES)
    kept = _kept(form, by=request.user) if form.is_valid() else None
    if request.headers.get("X-Fragment") == "image":
        if kept is None:
            return JsonResponse({"trouble": [p.text for p in problems_of(form)]}, status=400)
        alternative = form.cleaned_data["alternative"]
        return JsonResponse(
            {"address": address_of(kept.digest, kept.kind), "alternative": alternative}
        )
    return _page(request, ImageForm() if kept else form, new=kept, status=200 if kept else 400)


@staff_page(check_can_see_workspace)
@require_safe
def image(request: HttpRequest, who: Person, digest: str, kind: str) -> HttpResponse:
    """Send any picture to the staff, whether readers get it or not."""
    return picture(request, digest, kind, "private, no-store")


def _kept(form: ImageForm, *, by: Any) -> Image | None:
    sent = form.cleaned_data["file"]
    try:
        return keep_image(
            data=sent.read(),
            alternative=form.cleaned_data["alternative"],
            name=sent.name,
            by=by,
            at=clock.now(),
        )
    except NoPicture as trouble:
        form.add_error("file", str(trouble))
    except Unfit as trouble:
        form.add_error("alternative", str(trouble))
    return None


def _page(
    request: HttpRequest, form: ImageForm, *, new: Image | None = None, status: int = 200
) -> HttpResponse:
    rows = Image.objects.defer("data").select_related("by")
    context = {
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
        "new": new,
        "page": look_up.page_of(request, rows, _PER_PAGE),
        "kept": look_up.filters_kept(request),
    }
    return render(request, "workspace/images.html", context, status=status)
