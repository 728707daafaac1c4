"""Answering a suggestion: one click takes its words into the text, another turns them down."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from editorial import clock
from editorial.actions.accept_suggestion import Overtaken, accept_suggestion
from editorial.actions.decline_suggestion import decline_suggestion
from editorial.forms.comments import ReplyForm, SuggestingReplyForm
from editorial.forms.strict import refuse_forged
from editorial.models import Comment
from editorial.policies import Person, check_can_see_workspace
from editorial.threads import author
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.threads import page_of, thread_of


@staff_page(check_can_see_workspace)
@require_POST
def answer(request: HttpRequest, who: Person, slug: str, pk: int, comment: int) -> HttpResponse:
    """Accept or decline; when the text was saved meanwhile, show both and let the editor decide."""
    refuse_forged(request, ("answer", "read", "back"))
    article = look_up.article(slug)
    thread = thread_of(article, pk)
    row = Comment.objects.filter(pk=comment, thread=thread).select_related("author").first()
    if row is None:
        raise Http404
    row.thread = thread
    said, read = request.POST.get("answer", ""), request.POST.get("read", "")
    if said == "decline":
        decline_suggestion(comment=row, by=request.user, at=clock.now())
        messages.info(request, "The suggestion is declined. The text stays as it is.")
        return _back(request, slug, pk)
    if said != "accept" or not read.isdecimal() or len(read) > 9:
        raise BadRequest("Neither accepted nor declined.")
    try:
        accept_suggestion(comment=row, read=int(read), by=request.user, at=clock.now())
    except Overtaken as refusal:
        article.refresh_from_db()
        form = SuggestingReplyForm() if thread.quote else ReplyForm()
        overtaken = {"refusal": refusal, "suggested": row.replacement}
        return page_of(request, who, article, thread, form, status=409, overtaken=overtaken)
    messages.info(
        request,
        f"The words are in the text. {author(row)} is a contributor now and cannot sign it.",
    )
    return _back(request, slug, pk)


def _back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Lead to where the answer was given: to the texts, or to the thread."""
    if request.POST.get("back") == "edit":
        return redirect("workspace:edit", slug=slug)
    return redirect("workspace:thread", slug=slug, pk=pk)
