"""What readers wrote to us, and what was done about it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages as notices
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.publishing.models import Live, Message
from editorial import clock
from editorial.actions.answer_message import answer_message
from editorial.actions.close_message import close_message
from editorial.actions.reopen_message import reopen_message
from editorial.actions.repeat_message import repeat_message
from editorial.actions.reply_to_reader import reply_to_reader
from editorial.forms.messages import (
    STATES,
    AnsweredForm,
    MessageFilters,
    RepeatsForm,
    ReplyForm,
    reply_begun,
)
from editorial.forms.problems import problems_of
from editorial.forms.rules import ClosingForm
from editorial.messages_like import may_answer, repeats
from editorial.policies import (
    Conflict,
    NotAllowed,
    Person,
    check_can_answer_readers,
    check_can_edit,
    may,
)
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page


@staff_page(check_can_answer_readers)
@require_safe
def messages(request: HttpRequest, who: Person) -> HttpResponse:
    """List the messages: the open ones, the oldest first, unless others are asked for."""
    form = MessageFilters(request.GET)
    form.is_valid()
    chosen = form.cleaned_data.get("state") or "open"
    return render(
        request,
        "workspace/messages.html",
        {
            "page": look_up.page_of(request, _narrowed(chosen, form.cleaned_data)),
            "kept": look_up.filters_kept(request),
            "without_state": look_up.filters_kept(request, but="state"),
            "form": form,
            "chosen": chosen,
            "states": [(code, word, code == chosen) for code, word in STATES],
            "is_narrowed": any(v for k, v in form.cleaned_data.items() if k != "state"),
        },
    )


def _narrowed(state: str, said: dict[str, Any]) -> QuerySet[Message]:
    rows = Message.objects.select_related("article", "answered_by")
    if state == "closed":
        rows = rows.filter(closed_at__isnull=False).order_by("-closed_at", "-pk")
    elif state == "open":
        rows = rows.filter(closed_at__isnull=True).order_by("received_at", "pk")
    for name in ("kind", "audience", "outcome"):
        if said.get(name):
            rows = rows.filter(**{name: said[name]})
    if said.get("wants"):
        rows = rows.exclude(email="")
    if said.get("article") == "none":
        rows = rows.filter(article=None)
    elif said.get("article"):
        rows = rows.filter(article__slug=said["article"])
    for word in str(said.get("q") or "").split()[:8]:
        rows = rows.filter(Q(text__icontains=word) | Q(closing_note__icontains=word))
    return rows


@staff_page(check_can_answer_readers)
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show a message with what may answer it, and do with it what is asked."""
    row = _look_up(pk)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "reopen":
        reopen_message(message=row, by=request.user, at=clock.now())
        notices.info(request, "The message is open again.")
        return redirect("workspace:message", pk=pk)
    return _page(request, who, row, act)


def _page(request: HttpRequest, who: Person, row: Message, act: str) -> HttpResponse:
    typed = _forms(request, row, act)
    refusal = None
    if act in _ACTS and typed[act].is_valid():
        try:
            said = _ACTS[act](request, row, typed[act].cleaned_data)
        except Conflict:
            raise
        except NotAllowed as trouble:
            refusal = trouble
        else:
            notices.info(request, said)
            return redirect("workspace:message", pk=row.pk)
    problems = [each for form in typed.values() if form.is_bound for each in problems_of(form)]
    live = Live.objects.select_related("publication__version").filter(article=row.article_id)
    return render(
        request,
        "workspace/message.html",
        {
            "message": row,
            "forms": typed,
            "act": act,
            "problems": problems,
            "refusal": refusal,
            "repeats": repeats(row),
            "duplicates": row.duplicates.order_by("received_at"),
            "pages": may_answer(row) if row.closed_at is None else [],
            "live": live.first() if row.article_id else None,
            "mail": row.mails.first(),
            "may_begin": may(check_can_edit, who),
        },
        status=400 if problems or refusal else 200,
    )


def _look_up(pk: int) -> Message:
    row = (
        Message.objects.select_related("article", "answered_by", "duplicate_of")
        .filter(pk=pk)
        .first()
    )
    if row is None:
        raise Http404
    return row


def _forms(request: HttpRequest, row: Message, act: str) -> dict[str, forms.Form]:
    """Return the form of each outcome; the one that was sent holds what was typed."""
    page = request.GET.get("page", "")[:120]
    kinds: dict[str, Callable[..., forms.Form]] = {
        "answered": AnsweredForm, "reply": ReplyForm, "repeats": RepeatsForm, "close": ClosingForm,
    }  # fmt: skip
    return {
        name: kind(
            request.POST if act == name else None,
            auto_id=f"id_{name}_%s",
            initial=reply_begun(row, page) if name == "reply" else None,
        )
        for name, kind in kinds.items()
    }


def _answered(request: HttpRequest, row: Message, typed: dict[str, Any]) -> str:
    answer_message(
        message=row, article=typed["article"], note=typed["note"], by=request.user, at=clock.now()
    )
    return "The message is closed, with the article that answers it."


def _reply(request: HttpRequest, row: Message, typed: dict[str, Any]) -> str:
    reply_to_reader(
        message=row, words=typed["words"], page=typed["page"], by=request.user, at=clock.now()
    )
    return "The mail goes in a minute. Until then you can take it back: open the message again."


def _repeats(request: HttpRequest, row: Message, typed: dict[str, Any]) -> str:
    repeat_message(message=row, first=typed["first"], by=request.user, at=clock.now())
    return "The message is closed, as one that repeats another."


def _close(request: HttpRequest, row: Message, typed: dict[str, Any]) -> str:
    close_message(message=row, note=typed["note"], by=request.user, at=clock.now())
    return "The message is closed."


_ACTS = {"answered": _answered, "reply": _reply, "repeats": _repeats, "close": _close}
