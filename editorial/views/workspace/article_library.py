"""From the library onto an article's list: a source that is there, or one by its identifier."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from articles import queries
from articles.content import Reference as Listed
from articles.models import Article
from editorial import clock
from editorial.actions.add_source import add_source
from editorial.forms.reference import ReferenceForm
from editorial.policies import Person, check_can_edit
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.saving import Refusal, refusal_to_save
from editorial.views.workspace.sources.look_ups import told
from references.adding import LONGEST, Added, NotAdded
from references.models import Reference


@staff_page(check_can_edit)
@require_POST
def from_library(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Put a source on an article's list: by its key, or by an identifier that is looked up."""
    article = look_up.article(slug)
    text = request.POST.get("text", "").strip()[:LONGEST]
    source: Reference | None
    missing: NotAdded | Refusal | None = None
    if key := request.POST.get("key", "")[:100]:
        source, said = Reference.objects.filter(key=key).first(), ""
        if source is None:
            missing = Refusal(f"The library has no source “{key}” (any more). Search for it.", 400)
    else:
        added = add_source(text=text, by=request.user, at=clock.now(), bare="bare" in request.POST)
        source = added.reference if isinstance(added, Added) else None
        said = told(added) if isinstance(added, Added) else ""
        missing = added if isinstance(added, NotAdded) else None
    if source is not None:
        missing = _put(article, source, by=request.user)
    if missing is None and source is not None:
        messages.info(request, f"{said} It is on this list: cite it as [@{source.key}].".strip())
        return redirect("workspace:edit", slug=slug)
    return render(
        request,
        "workspace/reference.html",
        {
            "article": article,
            "form": ReferenceForm(initial={"read": article.lock_version}),
            "refusal": missing,
            "missing": missing if isinstance(missing, NotAdded) else None,
            "text": text,
            "read": article.lock_version,
            "act": "added",
        },
        status=missing.status if isinstance(missing, Refusal) else 400,
    )


def _put(article: Article, source: Reference, *, by: object) -> Refusal | None:
    draft = queries.draft_of(article)
    if any(one.key == source.key for one in draft.references):
        return None
    listed = Listed(key=source.key, kind=source.kind, csl=source.csl)  # type: ignore[arg-type]  # pydantic checks the choice
    return refusal_to_save(
        article=article,
        draft=draft.model_copy(update={"references": (*draft.references, listed)}),
        read=article.lock_version,
        by=by,
        note=f"Reference {source.key}",
    )
