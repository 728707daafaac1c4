"""What is typed and not saved: kept as it is typed, offered again, put away; and who is here."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from articles import queries
from articles.citing import with_cited
from articles.draft import Draft
from articles.models import Article
from editorial import clock
from editorial.actions.keep_scratch import keep_scratch
from editorial.actions.note_presence import note_presence
from editorial.actions.put_away_scratch import put_away_scratch
from editorial.forms.scratch import forms_of, number_in, typed_in_form, window_of
from editorial.models import Scratch
from editorial.policies import Person, check_can_edit
from editorial.scratches import others_at, scratches_of
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.differences import Change, changes
from editorial.views.workspace.meeting import in_words, who_saved

MOST = 20


@dataclass(frozen=True)
class Offer:
    """What somebody typed and did not save, beside what is saved."""

    scratch: Scratch
    changes: list[Change]
    is_fit: bool
    """Whether a draft can be made of it; else its changes are seen in the form alone."""
    is_behind: bool
    """Somebody has saved since it was begun."""


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def scratch(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show what I typed here and did not save; take what an open page holds now."""
    article = look_up.article(slug)
    if request.method == "POST":
        at = clock.now()
        kept = keep_sent(article, request)
        note_presence(article=article, has_typed=True, by=request.user, at=at)
        return JsonResponse({"kept": kept, "at": f"{clock.local(at):%H:%M}"})
    saved = queries.draft_of(article)
    found = scratches_of(article, request.user)[:MOST]
    context = {"article": article, "offers": [_offer(each, article, saved) for each in found]}
    return render(request, "workspace/scratch.html", context)


@staff_page(check_can_edit)
@require_POST
def put_away(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Forget one thing that I typed and do not want any more."""
    article = look_up.article(slug)
    put_away_scratch(
        article=article,
        window=window_of(request.POST.dict()),
        count=0,
        by=request.user,
        at=clock.now(),
    )
    messages.info(request, "What you had typed is put away. The saved text is as it was.")
    return redirect("workspace:edit", slug=slug)


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Say who else has the article open, and what an open page needs to go on after a log-in."""
    article = look_up.article(slug)
    at = clock.now()
    if request.method == "POST":
        note_presence(article=article, has_typed=False, by=request.user, at=at)
    return JsonResponse(
        {
            "token": get_token(request),
            "who": who.id,
            "others": [str(each) for each in others_at(article, request.user, at=at)],
            "came": _what_came(article, request),
        }
    )


def keep_sent(article: Article, request: HttpRequest) -> bool:
    """Keep what an edit page has sent, if it says which page it is."""
    sent = request.POST.dict()
    window, typed = window_of(sent), typed_in_form(sent)
    if not window or not typed:
        return False
    return keep_scratch(
        article=article,
        window=window,
        count=number_in(sent, "count"),
        read=number_in(sent, "read"),
        typed=typed,
        by=request.user,
        at=clock.now(),
    )


def carried_on(article: Article, request: HttpRequest) -> Scratch | None:
    """Return what the edit page is asked to carry on with, if it is still there and mine."""
    window = window_of(request.GET.dict())
    found = Scratch.objects.filter(article=article, by=request.user.pk, window=window)
    return found.exclude(typed={}).first()


def kept_context(
    request: HttpRequest, article: Article, saved: Draft, *, kept: Scratch | None
) -> dict[str, Any]:
    """Return what the edit page says of keeping: its window, what to carry on with, who is here."""
    sent = request.POST.dict()
    window = kept.window if kept else window_of(sent) or uuid.uuid4().hex
    return {
        "window": window,
        "count": kept.count + 1 if kept else number_in(sent, "count") + 1,
        "carries_on": kept,
        "scratches": _offered(article, saved, request, window),
        "others": others_at(article, request.user, at=clock.now()),
    }


def _what_came(article: Article, request: HttpRequest) -> str:
    """Return that somebody saved since the asking page was opened, or ""."""
    read = number_in(request.POST.dict(), "read")
    if not read or read == article.lock_version:
        return ""
    who = in_words(who_saved(article, read, request.user))
    return f"{who} saved this article meanwhile. When you save, both are put together."


def _offer(row: Scratch, article: Article, saved: Draft) -> Offer:
    forms = forms_of(row.typed, saved, read=row.read)
    is_fit = forms.is_valid()
    return Offer(
        scratch=row,
        changes=changes(saved, with_cited(forms.value())) if is_fit else [],
        is_fit=is_fit,
        is_behind=row.read != article.lock_version,
    )


def _offered(article: Article, saved: Draft, request: HttpRequest, window: str) -> list[Scratch]:
    """Return what can be carried on with: not what says the same as the saved text."""
    found = scratches_of(article, request.user, but=window)[:MOST]
    offers = [_offer(each, article, saved) for each in found]
    return [each.scratch for each in offers if each.changes or not each.is_fit]
