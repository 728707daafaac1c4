"""How an article begins: from a question, with a template, a copy, or a reader's words."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from articles.fields import Unfit
from articles.models import Article
from articles.publishing.models import Message
from editorial import clock
from editorial.actions.begin_article import begin_article
from editorial.forms.begin import BeginForm
from editorial.forms.problems import problems_of, refuse
from editorial.policies import Conflict, Person, check_can_answer_readers, check_can_edit
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page

LONGEST_QUESTION = 300


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, who: Person) -> HttpResponse:
    """Start an article from its question; ?copy= names another one, ?message= a reader's words."""
    copied = _copied(request)
    message = _message(request, who)
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        initial={"question": _asked(message) if message else "", "kind": ""},
    )
    if form.is_bound and form.is_valid():
        try:
            article = begin_article(
                slug=form.cleaned_data["slug"],
                question=form.cleaned_data["question"],
                kind=form.cleaned_data["kind"],
                copied=copied,
                message=message,
                by=request.user,
                at=clock.now(),
            )
        except Unfit as trouble:
            refuse(form, trouble)
        else:
            messages.info(request, _begun(copied, form.cleaned_data["kind"], message))
            return redirect("workspace:edit", slug=article.slug)
    return render(
        request,
        "workspace/new.html",
        {"form": form, "problems": problems_of(form), "copied": copied, "message": message},
        status=400 if form.errors else 200,
    )


def _copied(request: HttpRequest) -> Article | None:
    slug = request.GET.get("copy", "")
    return look_up.article(slug[:120]) if slug else None


def _message(request: HttpRequest, who: Person) -> Message | None:
    """Return the message that asks for the article, for whoever may read what readers wrote."""
    asked = request.GET.get("message", "")
    if not asked:
        return None
    check_can_answer_readers(who)
    if not asked.isdecimal() or len(asked) > 15:
        raise Http404
    found = Message.objects.select_related("article").filter(pk=int(asked)).first()
    if found is None:
        raise Http404
    if found.closed_at is not None and request.method != "POST":
        raise Conflict("This message is closed. Open it again to begin an article from it.")
    return found


def _asked(message: Message) -> str:
    """Return the first of the message's sentences that asks, or its beginning, on one line."""
    words = " ".join(message.text.split())
    upto, mark, _ = words.partition("?")
    begin = max(upto.rfind(end) for end in (". ", "! ")) + 1
    return (upto[begin:].strip() + mark)[:LONGEST_QUESTION]


def _begun(copied: Article | None, kind: str, message: Message | None) -> str:
    closed = " The message is closed." if message is not None else ""
    if copied is not None:
        return f"This is a copy of “{copied.question}”. Nothing of it is approved.{closed}"
    if kind:
        return f"The template says what is to be written, in lines that begin so.{closed}"
    return f"The article is begun. Write the patient's text first.{closed}"
