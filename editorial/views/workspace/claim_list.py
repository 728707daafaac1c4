"""All claims of an article, and giving one another id in every text."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles import queries
from articles.content import Claim, Content
from articles.fields import Unfit
from articles.markup.claiming import CERTAINTIES, KINDS
from articles.models import Article
from articles.renaming import rename
from editorial import clock
from editorial.checking import findings_of
from editorial.policies import Person, check_can_edit, check_can_see_workspace, may
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.claim_cards import cards_of, is_in_every_text, lacks_words
from editorial.views.workspace.claim_history import ClaimHistory
from editorial.views.workspace.saving import Refusal, refusal_to_save

CLAIMS_PER_PAGE = 50


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def claims(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show the claims of the working copy as cards, narrowed by what was chosen; rename one."""
    article = look_up.article(slug)
    if request.method != "POST":
        return _page(request, who, article)
    check_can_edit(who)
    return _rename(request, who, article)


def _rename(request: HttpRequest, who: Person, article: Article) -> HttpResponse:
    """Give a claim another id everywhere, in one save; an id in another text merges the two."""
    draft = queries.draft_of(article)
    old, new = request.POST.get("old", "")[:80], request.POST.get("new", "").strip()[:200]
    read = request.POST.get("read", "")
    merged = any(claim.key == new for claim in article.claims.all())
    try:
        renamed = rename(draft, old, new)
    except Unfit as trouble:
        return _page(request, who, article, Refusal(str(trouble), 400), typed={old: new})
    refusal = refusal_to_save(
        article=article,
        draft=renamed,
        read=int(read) if read.isascii() and read.isdigit() else 0,
        by=request.user,
        note=f"Claim {old} is now {new}"[:200],
    )
    if refusal is not None:
        if refusal.stale:
            refusal = Refusal(
                "Somebody saved this article after you opened the page. Look at the claims again, "
                "then rename.",
                409,
            )
        return _page(request, who, article, refusal, typed={old: new})
    what = f"merged into {new}" if merged else f"now {new}"
    messages.info(request, f"Claim {old} is {what}, in every text. Its history goes with it.")
    return redirect(f"{reverse('workspace:claims', args=[article.slug])}#claim-{new}")


def _page(
    request: HttpRequest,
    who: Person,
    article: Article,
    refusal: Refusal | None = None,
    *,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    article.refresh_from_db()
    today = clock.day(clock.now())
    content = queries.content_of(article, on=today)
    chosen = {
        name: request.GET.get(name, "")[:20] for name in ("kind", "certainty", "words", "texts")
    }
    page = look_up.page_of(request, _narrowed(content, chosen), CLAIMS_PER_PAGE)
    findings = findings_of(content, on=today)
    closed = queries.version_with_the_board(article)
    return render(
        request,
        "workspace/claims.html",
        {
            "article": article,
            "page": page,
            "cards": cards_of(content, page.object_list, findings, ClaimHistory(article)),
            "of": len(content.claims),
            "chosen": chosen,
            "is_narrowed": any(chosen.values()),
            "kept": look_up.filters_kept(request),
            "kinds": KINDS,
            "certainties": CERTAINTIES,
            "may_edit": may(check_can_edit, who) and closed is None,
            "refusal": refusal,
            "typed": typed or {},
        },
        status=refusal.status if refusal else 200,
    )


def _narrowed(content: Content, chosen: dict[str, str]) -> list[Claim]:
    return [
        claim
        for claim in content.claims
        if chosen["kind"] in ("", claim.kind)
        and chosen["certainty"] in ("", claim.certainty)
        and (not chosen["words"] or lacks_words(claim))
        and (not chosen["texts"] or not is_in_every_text(content, claim))
    ]
