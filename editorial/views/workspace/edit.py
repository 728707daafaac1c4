"""Changing an article's words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from articles import queries
from articles.checks.finding import Finding
from articles.examine import counts, examine
from articles.models import Article, Topic
from editorial import clock
from editorial.forms.draft import DraftForms
from editorial.forms.problems import problems_of
from editorial.policies import Person, check_can_edit
from editorial.views.workspace import differences, look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.saving import Refusal, refusal_to_save


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show the working copy as a form, and save it."""
    found = look_up.article(slug)
    saved = queries.draft_of(found)
    if request.method != "POST":
        return _form(request, found, DraftForms(saved, read=found.lock_version))
    typed = DraftForms(saved, read=found.lock_version, data=request.POST)
    if not typed.is_valid():
        return _form(request, found, typed, status=400)
    fields = typed.article.cleaned_data
    draft = typed.value()
    if draft != saved or fields["read"] != found.lock_version:
        refusal = refusal_to_save(
            article=found, draft=draft, read=fields["read"], by=request.user, note=fields["note"]
        )
        if refusal is not None:
            return _form(request, found, typed, refusal=refusal, status=refusal.status)
    messages.info(request, _what_next(found, changed=draft != saved))
    if "preview" in request.POST:
        audience = draft.texts[0].audience if draft.texts else "patient"
        return redirect("workspace:preview", slug=slug, audience=audience)
    return redirect("workspace:edit", slug=slug)


def _form(
    request: HttpRequest,
    article: Article,
    forms: DraftForms,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    findings = _findings(article)
    context = {
        "article": article,
        "findings": findings,
        "counts": counts(findings),
        "forms": forms,
        "form": forms.article,
        "problems": problems_of(*forms.all) if forms.article.is_bound else [],
        "refusal": refusal,
        "read": forms.article["read"].value(),
        "with_board": queries.version_with_the_board(article),
        "references": article.references.order_by("key"),
        "known_topics": Topic.objects.values_list("slug", flat=True),
    }
    if refusal is not None and refusal.stale:
        article.refresh_from_db()
        saved = queries.draft_of(article)
        # Sent again, this page puts what was typed over what it shows was saved.
        context["read"] = article.lock_version
        context["changes"] = differences.changes(saved, forms.value())
        context["theirs"] = saved
    return render(request, "workspace/edit.html", context, status=status)


def _what_next(article: Article, *, changed: bool) -> str:
    """Return what happened and how far the text is from the board, in a sentence or two."""
    found = counts(_findings(Article.objects.get(pk=article.pk)))
    said = "Saved." if changed else "Nothing was changed, so nothing was saved."
    if found["block"]:
        count = found["block"]
        what = "1 finding stands" if count == 1 else f"{count} findings stand"
        return f"{said} {what} in the way of submitting it."
    return f"{said} Nothing stands in the way of submitting it."


def _findings(article: Article) -> list[Finding]:
    today = clock.day(clock.now())
    content = queries.content_of(article, on=today)
    return examine(content, queries.checks_context(today=today))
