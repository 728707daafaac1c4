"""One thread: where it stands now, answering in it, resolving and reopening it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from articles import queries
from articles.models import Article
from editorial import clock
from editorial.actions.reopen_thread import reopen_thread
from editorial.actions.reply import reply
from editorial.actions.resolve_thread import resolve_thread
from editorial.forms.comments import ReplyForm, SuggestingReplyForm
from editorial.forms.problems import problems_of
from editorial.forms.strict import refuse_forged
from editorial.models import Thread
from editorial.policies import Conflict, NotAllowed, Person, check_can_see_workspace, may
from editorial.policies.commenting import check_can_answer_suggestion
from editorial.threads import threads_of
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.discussed import content_now
from editorial.views.workspace.threads_shown import ThreadShown, threads_shown


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, who: Person, slug: str, pk: int) -> HttpResponse:
    """Show one thread where it stands now, and take an answer."""
    article = look_up.article(slug)
    row = thread_of(article, pk)
    data = request.POST if request.method == "POST" else None
    form: Any = SuggestingReplyForm(data) if row.quote else ReplyForm(data)
    refuse_forged(request, form)
    if form.is_bound and form.is_valid():
        try:
            reply(
                thread=row,
                text=form.cleaned_data["text"],
                replacement=form.suggested() if row.quote else None,
                by=request.user,
                at=clock.now(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
            status = 409 if isinstance(refusal, Conflict) else 403
            return page_of(request, who, article, row, form, status=status)
        messages.info(request, "Your answer is in the thread.")
        return redirect("workspace:thread", slug=slug, pk=pk)
    return page_of(request, who, article, row, form, status=400 if form.is_bound else 200)


@staff_page(check_can_see_workspace)
@require_POST
def resolve(request: HttpRequest, who: Person, slug: str, pk: int) -> HttpResponse:
    """Say that what a thread asked is dealt with."""
    refuse_forged(request)
    row = thread_of(look_up.article(slug), pk)
    if resolve_thread(thread=row, by=request.user, at=clock.now()):
        messages.info(request, f"Resolved. Version {row.version.number} is approved and goes live.")
    else:
        messages.info(request, "Resolved.")
    return redirect("workspace:thread", slug=slug, pk=pk)


@staff_page(check_can_see_workspace)
@require_POST
def reopen(request: HttpRequest, who: Person, slug: str, pk: int) -> HttpResponse:
    """Say that it is not dealt with after all."""
    refuse_forged(request)
    reopen_thread(thread=thread_of(look_up.article(slug), pk), by=request.user, at=clock.now())
    messages.info(request, "The thread is open again.")
    return redirect("workspace:thread", slug=slug, pk=pk)


def page_of(
    request: HttpRequest,
    who: Person,
    article: Article,
    row: Thread,
    form: Any,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Answer with the page of one thread."""
    content, whose = content_now(row.version)
    (shown,) = threads_shown([row], row.version, content, who)
    context = {
        "article": article,
        "version": row.version,
        "shown": shown,
        "form": form,
        "problems": problems_of(form) if form.is_bound else [],
        "whose": whose,
        "read": article.lock_version,
        "waits": _waits(article, shown) if may(check_can_answer_suggestion, who) else "",
        "may_answer": may(check_can_answer_suggestion, who),
        **more,
    }
    return render(request, "board/thread.html", context, status=status)


def thread_of(article: Article, pk: int) -> Thread:
    """Return a thread of this article; another article's is not there."""
    rows = Thread.objects.filter(version__article=article).values_list("version", flat=True)
    version = rows.filter(pk=pk).first()
    if version is None:
        raise Http404
    found = threads_of(version).select_related(
        "version__article", "version__snapshot", "snapshot", "opened_by", "expert", "resolved_by"
    )
    return found.get(pk=pk)


def _waits(article: Article, shown: ThreadShown) -> str:
    """Return why a suggestion cannot be accepted now, "" when it can."""
    if shown.is_orphaned:
        return "The words are not surely in the text, so it must be changed by hand."
    version = queries.version_with_the_board(article)
    if version is None:
        return ""
    return (
        f"The board has version {version.number}. It can be accepted when the board has asked for "
        "changes, or when the submission is recalled."
    )
