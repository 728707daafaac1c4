"""What readers wrote to us, and what was done about it."""

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from articles.publishing.models import Message
from editorial import clock
from editorial.actions.close_message import close_message
from editorial.forms.problems import problems_of
from editorial.forms.rules import ClosingForm
from editorial.policies import Person, check_can_answer_readers
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page

FILTERS = (("open", "Open"), ("closed", "Closed"), ("all", "All"))


@staff_page(check_can_answer_readers)
@require_safe
def messages(request: HttpRequest, who: Person) -> HttpResponse:
    """List the messages: the open ones, the oldest first, unless others are asked for."""
    chosen = request.GET.get("state", "open")
    rows = Message.objects.select_related("article")
    if chosen == "closed":
        rows = rows.filter(closed_at__isnull=False).order_by("-closed_at")
    elif chosen != "all":
        chosen = "open"
        rows = rows.filter(closed_at__isnull=True).order_by("received_at")
    if request.GET.get("article"):
        rows = rows.filter(article__slug=request.GET["article"][:120])
    return render(
        request,
        "workspace/messages.html",
        {
            "page": look_up.page_of(request, rows),
            "kept": look_up.filters_kept(request),
            "filters": [(code, word, code == chosen) for code, word in FILTERS],
        },
    )


@staff_page(check_can_answer_readers)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show a message, and close it with what was done."""
    message = Message.objects.select_related("article").filter(pk=pk).first()
    if message is None:
        raise Http404
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        close_message(
            message=message, note=form.cleaned_data["note"], by=request.user, at=clock.now()
        )
        notices.info(request, "The message is closed.")
        return redirect("workspace:messages")
    return render(
        request,
        "workspace/message.html",
        {"message": message, "form": form, "problems": problems_of(form)},
        status=400 if form.is_bound else 200,
    )
