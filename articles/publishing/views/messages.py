"""What readers send: a problem with a page, or a follow-up question."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article
from articles.publishing import queries
from articles.publishing.forms import MessageForm
from articles.publishing.models import Message
from articles.publishing.receive import TooMany, receive
from articles.publishing.views.frame import answer


@csrf_exempt  # Published pages are the same bytes for everyone and cannot carry a token.
@require_POST
def message(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Take a reader's report or question to the editors' queue."""
    if not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    article = get_object_or_404(Article, slug=slug)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return answer(
            request, "site/message.html", {"form": form, "slug": slug, "kind": kind}, status=400
        )
    try:
        receive(
            article=article,
            kind=kind,
            audience=form.cleaned_data["audience"],
            version_number=form.cleaned_data["version"],
            text=form.cleaned_data["message"],
            email=form.cleaned_data["email"],
            at=timezone.now(),
        )
    except TooMany as refusal:
        form.add_error(None, str(refusal))
        return answer(
            request, "site/message.html", {"form": form, "slug": slug, "kind": kind}, status=429
        )
    return redirect("reading:thanks", slug=slug, kind=kind)


@require_safe
def thanks(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Say that the editors have the message, and what happens with it."""
    if not queries.is_public(slug):
        raise Http404("There is no published article at this address.")
    return answer(
        request,
        "site/thanks.html",
        {"slug": slug, "problem": kind == Message.PROBLEM},
    )
