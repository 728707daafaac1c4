"""What the writing surface asks the server while somebody writes; nothing of it is saved."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles import audiences
from articles.assemble import assemble
from articles.checks.language.figures_of_texts import figures_json
from articles.checks.language.reading import TARGETS
from articles.content import Text
from articles.draft import Draft
from articles.exchange.html_text import to_dialect_json
from articles.fields import MAX_BODY, MAX_SHORT
from articles.markup import limits
from articles.markup.limits import Failed, LimitExceeded
from articles.models import Term
from articles.terms.matching import Matcher, openings
from editorial.policies import Person, check_can_edit, check_can_see_workspace
from editorial.views.workspace.access import staff_page

MOST_LOOKED_UP = 400
"""Characters of a selection in which terms are looked for."""


@staff_page(check_can_edit)
@require_POST
def paste(request: HttpRequest, who: Person) -> HttpResponse:
    """Return what was copied from a page or a word processor as the dialect has it.

    With it, in words, what was left behind. Where this cannot be read, the page that asks still
    has the plain words that lay on the clipboard beside it.
    """
    try:
        made = limits.run(to_dialect_json, request.POST.get("html", ""))
    except (LimitExceeded, Failed):
        return _told("This could not be read as formatted text.")
    if len(made["text"]) > MAX_BODY:
        return _told(f"This has {len(made['text']):,} characters; a text holds {MAX_BODY:,}.")
    return JsonResponse(made)


@staff_page(check_can_edit)
@require_POST
def measure(request: HttpRequest, who: Person) -> HttpResponse:
    """Return how many words a text has and the grade it reads at, with the grade aimed at."""
    audience = request.POST.get("audience", "")
    typed = {name: request.POST.get(name, "") for name in ("short_answer", "body")}
    if audience not in audiences.CODES or len(typed["body"]) > MAX_BODY:
        return _told("This text cannot be measured.")
    text = Text(
        audience=audience,  # type: ignore[arg-type]  # a known code
        headline="",
        short_answer=typed["short_answer"][:MAX_SHORT],
        body=typed["body"],
    )
    language = request.POST.get("language", "")[:20] or "en"
    content = assemble(Draft(slug="text", question="", language=language, texts=(text,)))
    try:
        figures = limits.run(figures_json, content.to_json())
    except (LimitExceeded, Failed):
        return _told("This text cannot be measured.")
    words, grade = figures.get(audience, [0, None])
    aim, most = TARGETS[audience]
    return JsonResponse({"words": words, "grade": grade, "aim": aim, "most": most})


@staff_page(check_can_see_workspace)
@require_safe
def term(request: HttpRequest, who: Person) -> HttpResponse:
    """Return what the glossary says of the terms in a selection, for this audience first."""
    words = request.GET.get("q", "")[:MOST_LOOKED_UP]
    audience = request.GET.get("audience", "")
    rows = list(Term.objects.filter(active=True, opening__in=openings(words)))
    occur = {match.word for match in Matcher({row.word for row in rows}).find(words)}
    found = [row for row in rows if row.word in occur]
    found.sort(key=lambda row: (row.audience != audience, row.word.casefold(), row.audience))
    return JsonResponse({"found": [_shown(row) for row in found]})


def _shown(row: Term) -> dict[str, Any]:
    return {
        "word": row.word,
        "audience": audiences.get(row.audience).name,
        "plain": row.plain,
        "definition": row.definition,
        "credit": row.credit,
        "address": reverse("workspace:term", args=[row.pk]),
    }


def _told(said: str) -> HttpResponse:
    return JsonResponse({"said": said}, status=400)
