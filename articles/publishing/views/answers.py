"""A follow-up question: what approved pages say to it, at once, and the way to the editors.

What is asked by an address is answered and forgotten: it enters no table and no log, and no cache
keeps the answer.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import audiences
from articles.publishing import flood, queries, search_index
from articles.publishing.forms import QuestionForm
from articles.publishing.models import Message, Publication
from articles.publishing.rendering import addresses
from articles.publishing.safe_answers import SAFE_ANSWERS
from articles.publishing.views import typed
from articles.publishing.views.frame import answer, language_asked, too_many, unkept
from articles.publishing.views.messages import page_of, send

LONGEST = search_index.LONGEST


@csrf_exempt  # Published pages are the same bytes for everyone and cannot carry a token.
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Quote what approved pages say to a question; take the question to the editors when sent."""
    if request.method == "POST":
        form = QuestionForm(request.POST)
        about = queries.live(request.POST.get("about", ""))
        return send(request, form, Message.QUESTION, about)
    question = typed.words(request.GET, "q", LONGEST)
    if question and (wait := flood.must_wait(request, flood.QUESTIONS)):
        return too_many(request, wait, words=question, action="ask")
    audience = typed.choice(request.GET, "audience", audiences.CODES) or audiences.DEFAULT.code
    about = queries.live(request.GET.get("about", ""))
    context = {
        "question": question,
        "about": about,
        "back": page_of(about, audience),
        "reader": audiences.get(audience),
        "most": LONGEST,
        "form": QuestionForm(
            initial={
                "message": question,
                "about": about.article.slug if about else "",
                "audience": audience,
                "version": about.version.number if about else "",
            }
        ),
        **(_answers(question, audience, about) if question else {}),
    }
    return unkept(answer(request, "site/answers.html", context))


def _answers(question: str, audience: str, about: Publication | None) -> dict[str, Any]:
    """Return what can be said to a question, and where each quote of it stands."""
    found = search_index.answer(
        question,
        audience=audience,
        language=language_asked().tag,
        slug=about.article.slug if about else "",
    )
    return {
        "kind": found.kind,
        "safe": SAFE_ANSWERS[audience],
        "quotes": [(quote, _place(quote), audiences.get(quote.audience)) for quote in found.quotes],
    }


def _place(quote: search_index.Quote) -> str:
    page = addresses.article(quote.slug, quote.audience, language_asked().tag)
    return f"{page}#{quote.anchor}" if quote.anchor else page
