"""Asking somebody from outside what they think of a version, by a link that ends."""

from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from articles.status import OPEN, Status
from editorial import clock, outside
from editorial.actions.invite_expert import invite_expert
from editorial.actions.revoke_expert import revoke_expert
from editorial.forms.comments import ExpertForm
from editorial.forms.problems import problems_of
from editorial.forms.strict import refuse_forged
from editorial.models import ExpertLink
from editorial.policies import Conflict, NotAllowed, Person
from editorial.policies.commenting import check_can_be_shown_outside, check_can_invite_expert
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.discussed import version_of


@staff_page(check_can_invite_expert)
@require_http_methods(["GET", "HEAD", "POST"])
def experts(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """List the links to an article's versions, and send another one."""
    article = look_up.article(slug)
    version = version_of(article, "")
    if version is None:
        raise Conflict("Nothing was submitted yet, so there is no version to show anybody.")
    form = ExpertForm(request.POST if request.method == "POST" else None)
    refuse_forged(request, form)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        try:
            link, token = invite_expert(
                version=version,
                name=typed["name"],
                email=typed["email"],
                expertise=typed["expertise"],
                lasts=timedelta(days=typed["days"]),
                by=request.user,
                at=clock.now(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            _send(request, link, token)
            return redirect("workspace:experts", slug=slug)
    now = clock.now()
    rows = ExpertLink.objects.filter(version__article=article).order_by("-made_at")
    context = {
        "article": article,
        "version": version,
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
        "why_not": _why_not(version.status, version.number),
        "links": [
            {
                "link": row,
                "works": row.revoked_at is None
                and row.expires_at > now
                and row.version.status in OPEN,
            }
            for row in rows.select_related("version", "made_by").prefetch_related("comments")
        ],
    }
    return render(request, "board/experts.html", context, status=400 if form.is_bound else 200)


@staff_page(check_can_invite_expert)
@require_POST
def revoke(request: HttpRequest, who: Person, slug: str, pk: int) -> HttpResponse:
    """End a link to one of this article's versions before its time."""
    refuse_forged(request)
    rows = ExpertLink.objects.filter(version__article=look_up.article(slug))
    link = rows.select_related("version__article").filter(pk=pk).first()
    if link is None:
        raise Http404
    revoke_expert(link=link, by=request.user, at=clock.now())
    messages.info(request, f"The link of {link.name} opens nothing any more.")
    return redirect("workspace:experts", slug=slug)


def _send(request: HttpRequest, link: ExpertLink, token: str) -> None:
    """Send the link, and tell whether the mail went out; it is shown to nobody here."""
    try:
        outside.send(link, token)
    except (SMTPException, OSError) as trouble:
        messages.warning(
            request,
            f"The mail to {link.email} could not be sent ({type(trouble).__name__}). Revoke the "
            "link, and invite again when the mail server answers.",
        )
        return
    where = (
        f" Mail is kept in {settings.EMAIL_FILE_PATH} on this machine."
        if settings.EMBEDDED and hasattr(settings, "EMAIL_FILE_PATH")
        else ""
    )
    messages.info(request, f"The link is on its way to {link.email}.{where}")


def _why_not(status: str, number: int) -> str:
    try:
        check_can_be_shown_outside(Status(status), number)
    except NotAllowed as refusal:
        return str(refusal)
    return ""
