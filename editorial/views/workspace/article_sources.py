"""An article's references, and the words of each that its claims rely on."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from articles import queries
from articles.assemble import assemble
from articles.content import Content, Reference
from articles.draft import Draft
from articles.models import Article
from articles.reliance import Rests, claims_resting_on
from editorial import clock
from editorial.checking import own_site
from editorial.forms.evidence import EvidenceForm, rows_for
from editorial.forms.problems import problems_of
from editorial.forms.reference import ReferenceForm, initial_of
from editorial.policies import Person, check_can_edit
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.saving import Refusal, refusal_to_save
from editorial.views.workspace.sources.picking import found_for
from references.formatting import ama_text

CLAIMS_PER_PAGE = 20


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def reference(request: HttpRequest, who: Person, slug: str, pk: int | None = None) -> HttpResponse:
    """Show one reference of an article, or a new one, as a form, and save it."""
    article = look_up.article(slug)
    draft = queries.draft_of(article)
    known = _listed(article, pk) if pk is not None else None
    form = ReferenceForm(
        request.POST if request.method == "POST" else None,
        initial={"read": article.lock_version, **(initial_of(known) if known else {})},
        known=known.model_dump(mode="json")["csl"] if known else None,
    )
    if known:
        # Texts cite the key: a source that changed it would leave them behind.
        form.fields["key"].disabled = True
    refusal = None
    if form.is_bound and form.is_valid():
        new = form.value()
        others = [r for r in draft.references if r.key != new.key]
        if known is None and len(others) != len(draft.references):
            form.add_error("key", f"Key: “{new.key}” is already on this list. Choose another.")
        else:
            refusal = refusal_to_save(
                article=article,
                draft=draft.model_copy(update={"references": (*others, new)}),
                read=form.cleaned_data["read"],
                by=request.user,
                note=f"Reference {new.key}",
            )
            if refusal is None:
                messages.info(request, f"Reference {new.key} is saved. Cite it as [@{new.key}].")
                return redirect("workspace:edit", slug=slug)
    wrong = bool(form.errors) or refusal is not None
    asked = request.GET.get("q", "").strip()[:300] if known is None else ""
    listed = list(article.references.values_list("pk", flat=True)) if asked else []
    return render(
        request,
        "workspace/reference.html",
        {
            "q": asked,
            "found": found_for(asked, listed) if asked else [],
            "listed": listed,
            "article": article,
            "form": form,
            "pk": pk,
            "known": known,
            "printed": ama_text(known.csl, known.kind) if known else "",
            "rests": _resting(draft, known.key) if known else (),
            "problems": problems_of(form) if form.is_bound else [],
            "refusal": refusal,
            "read": article.lock_version,
        },
        status=(refusal.status if refusal else 400) if wrong else 200,
    )


@staff_page(check_can_edit)
@require_POST
def remove_reference(request: HttpRequest, who: Person, slug: str, pk: int) -> HttpResponse:
    """Take a reference off an article's list."""
    article = look_up.article(slug)
    gone = _listed(article, pk)
    draft = queries.draft_of(article)
    kept = tuple(r for r in draft.references if r.key != gone.key)
    refusal = refusal_to_save(
        article=article,
        draft=draft.model_copy(update={"references": kept}),
        read=article.lock_version,
        by=request.user,
        note=f"Took {gone.key} off the list",
    )
    said = f"Reference {gone.key} is off the list. A finding names every text that still cites it."
    messages.info(request, refusal.message if refusal else said)
    return redirect("workspace:edit", slug=slug)


@staff_page(check_can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show the claims with the words relied on, a page at a time, and save them."""
    article = look_up.article(slug)
    content = queries.content_of(article, on=clock.day(clock.now()))
    cited = [claim for claim in content.claims if claim.citations]
    page = Paginator(cited, CLAIMS_PER_PAGE).get_page(request.GET.get("page"))
    typed = request.POST if request.method == "POST" else None
    claims = rows_for(content, list(page.object_list), _in_words(content), typed)
    forms = [form for claim in claims for form, _ in claim.rows]
    refusal = None
    if typed is not None and not sum(not form.is_valid() for form in forms):
        refusal = _save_evidence(request, article, forms)
        if refusal is None:
            messages.info(request, "The words relied on are saved.")
            after = page.next_page_number() if page.has_next() and "next" in typed else page.number
            return redirect(f"{request.path}?page={after}")
    wrong = typed is not None
    return render(
        request,
        "workspace/evidence.html",
        {
            "article": article,
            "page": page,
            "claims": claims,
            "problems": problems_of(*forms) if wrong else [],
            "refusal": refusal,
            "read": article.lock_version if typed is None else typed.get("read", ""),
            "without": [claim for claim in content.claims if not claim.citations],
        },
        status=(refusal.status if refusal else 400) if wrong else 200,
    )


def _save_evidence(
    request: HttpRequest, article: Article, forms: list[EvidenceForm]
) -> Refusal | None:
    draft = queries.draft_of(article)
    new = {(e.claim, e.reference): e for form in forms for e in [form.value()]}
    kept = [e for e in draft.evidence if (e.claim, e.reference) not in new]
    read = request.POST.get("read", "")
    return refusal_to_save(
        article=article,
        draft=draft.model_copy(update={"evidence": (*kept, *new.values())}),
        read=int(read) if read.isascii() and read.isdigit() else 0,
        by=request.user,
        note="Words relied on",
    )


def _resting(draft: Draft, key: str) -> tuple[Rests, ...]:
    """Return the draft's claims that cite a source, as they would stand without it."""
    return claims_resting_on(assemble(draft), key, site=own_site())


def _listed(article: Article, pk: int) -> Reference:
    """Return a reference through the article that lists it, so that no other's is reached."""
    row = article.references.filter(pk=pk).first()
    if row is None:
        raise Http404
    return Reference(key=row.key, kind=row.kind, csl=row.csl)  # type: ignore[arg-type]  # pydantic checks the choice


def _in_words(content: Content) -> dict[str, str]:
    return {r.key: ama_text(r.csl, r.kind) for r in content.references}
