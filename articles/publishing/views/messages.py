"""What readers send: a problem with a page, or a follow-up question."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles import audiences
from articles.publishing import flood, queries
from articles.publishing.forms import MessageForm
from articles.publishing.models import Message, Publication
from articles.publishing.receive import HOUR, TooMany, receive
from articles.publishing.rendering import addresses
from articles.publishing.views import typed
from articles.publishing.views.frame import answer, language_asked, wait_in_words
from articles.publishing.views.own_language import in_its_language


@csrf_exempt  # Published pages are the same bytes for everyone and cannot carry a token.
@require_http_methods(["GET", "HEAD", "POST"])
@in_its_language
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form to report a problem with a page, and take the report to the editors' queue."""
    about = queries.live(slug)
    if about is None:
        raise Http404("There is no published article at this address.")
    if request.method == "POST":
        return send(request, MessageForm(request.POST), Message.PROBLEM, about)
    form = MessageForm(
        initial={
            "audience": typed.choice(request.GET, "audience", audiences.CODES),
            "version": typed.number(request.GET, "version")
            if "version" in request.GET
            else about.version.number,
        }
    )
    return answer(request, "site/message.html", _shown(form, Message.PROBLEM, about))


def send(
    request: HttpRequest, form: MessageForm, kind: str, about: Publication | None
) -> HttpResponse:
    """Take a message to the editors' queue; hand back what was typed where that cannot be."""
    if not form.is_valid():
        return _again(request, form, kind, about, status=400)
    if wait := flood.must_wait(request, flood.MESSAGES):
        form.add_error(None, wait_in_words(wait))
        return _again(request, form, kind, about, status=429, wait=wait)
    try:
        receive(
            article=about.article if about else None,
            kind=kind,
            audience=form.cleaned_data["audience"],
            version_number=form.cleaned_data["version"],
            text=form.cleaned_data["message"],
            email=form.cleaned_data["email"],
            at=timezone.now(),
        )
    except TooMany as refusal:
        form.add_error(None, str(refusal))
        wait = int(HOUR.total_seconds())
        return _again(request, form, kind, about, status=429, wait=wait)
    if about is None:
        return HttpResponseRedirect(f"{language_asked().prefix}/ask/thanks/")
    return HttpResponseRedirect(f"{page_of(about)}thanks/{kind}/")


@require_safe
def thanks(request: HttpRequest, slug: str = "", kind: str = Message.QUESTION) -> HttpResponse:
    """Say that the editors have the message, and what happens with it."""
    about = queries.live(slug) if slug else None
    if slug and about is None:
        raise Http404("There is no published article at this address.")
    return answer(
        request,
        "site/thanks.html",
        {"back": page_of(about), "problem": kind == Message.PROBLEM},
    )


def _again(
    request: HttpRequest,
    form: MessageForm,
    kind: str,
    about: Publication | None,
    *,
    status: int,
    wait: int = 0,
) -> HttpResponse:
    response = answer(request, "site/message.html", _shown(form, kind, about), status=status)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _shown(form: MessageForm, kind: str, about: Publication | None) -> dict[str, Any]:
    return {
        "form": form,
        "problem": kind == Message.PROBLEM,
        "about": about,
        "back": page_of(about),
        "refused": form.is_bound,
    }


def page_of(about: Publication | None, audience: str = audiences.DEFAULT.code) -> str:
    """Return where readers have a page; "" for none."""
    if about is None:
        return ""
    return addresses.article(about.article.slug, audience, about.live.language)
