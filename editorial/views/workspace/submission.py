"""Handing a version to the board, taking it back, and taking a page away from readers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from articles import queries
from articles.checks.accountability.gate import unsupported
from articles.checks.finding import Finding
from articles.models import Article, Version
from editorial import clock
from editorial.actions.recall import recall as recall_version
from editorial.actions.submit import Blocked
from editorial.actions.submit import submit as submit_article
from editorial.actions.withdraw import withdraw as withdraw_version
from editorial.assignments import choice_at_submission
from editorial.checking import findings_of
from editorial.forms.problems import problems_of
from editorial.forms.submission import (
    RecallForm,
    SubmissionForm,
    WithdrawForm,
    waivable,
    waivers_in,
)
from editorial.policies import Conflict, Person, check_can_submit, check_can_withdraw
from editorial.queries import terms_for
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.articles import next_number


@staff_page(check_can_submit)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show what stands in the way and, when nothing does, hand the version to the board."""
    article = look_up.article(slug)
    form = SubmissionForm(request.POST or None, initial={"read": article.lock_version})
    if not form.is_bound or not form.is_valid():
        return _page(request, article, form, status=400 if form.is_bound else 200)
    try:
        version = submit_article(
            article=article,
            read=form.cleaned_data["read"],
            change_note=form.cleaned_data["change_note"],
            by=request.user,
            at=clock.now(),
            waivers=waivers_in(request.POST),
        )
    except Blocked as refusal:
        return _page(request, article, form, str(refusal), refusal.findings, status=400)
    except Conflict as refusal:
        return _page(request, article, form, str(refusal), status=409)
    messages.info(request, f"Version {version.number} is with the board.")
    return redirect("workspace:article", slug=slug)


def _page(
    request: HttpRequest,
    article: Article,
    form: SubmissionForm,
    refusal: str = "",
    in_the_way: list[Finding] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    now = clock.now()
    article.refresh_from_db()
    content = queries.content_of(article, on=clock.day(now))
    findings = findings_of(content, on=clock.day(now))
    policy = terms_for(article, at=now)
    known = {(f.id, f.audience, f.where, f.quote) for f in findings}
    # What only the proof of the finished page finds is known after a try.
    for finding in in_the_way or []:
        if (finding.id, finding.audience, finding.where, finding.quote) not in known:
            findings.append(finding)
    return render(
        request,
        "workspace/submit.html",
        {
            "article": article,
            "form": form,
            "refusal": refusal,
            "problems": problems_of(form) if form.is_bound else [],
            "blocking": [f for f in findings if f.level == "block"],
            "stops_approval": unsupported(content),
            "warnings": waivable(findings, request.POST),
            "advice": [f for f in findings if f.level == "advise"],
            "unchecked": [f for f in findings if f.level == "unchecked"],
            "with_board": queries.version_with_the_board(article),
            "approved": queries.approved_version(article),
            "policy": policy,
            "choice": choice_at_submission(
                article, policy, content, by=request.user, on=clock.day(now)
            ),
            "number": next_number(article, list(article.versions.all()[:1])),
            "read": article.lock_version,
        },
        status=status,
    )


@staff_page(check_can_submit)
@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Ask, then take the version back from the board."""
    article = look_up.article(slug)
    version = queries.version_with_the_board(article)
    if version is None:
        raise Conflict("The board has no version of this article. There is nothing to recall.")
    form = RecallForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        recall_version(
            version=version, by=request.user, at=clock.now(), reason=form.cleaned_data["reason"]
        )
        messages.info(request, f"Version {version.number} is recalled. You can change the text.")
        return redirect("workspace:article", slug=slug)
    return render(
        request, "workspace/recall.html", {"article": article, "version": version, "form": form}
    )


@staff_page(check_can_withdraw)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Ask for reason and advice, then put a notice in the page's place at once."""
    article = look_up.article(slug)
    version = queries.approved_version(article)
    if version is None:
        raise Conflict("No version of this article is approved, so none can be withdrawn.")
    form = WithdrawForm(
        request.POST if request.method == "POST" else None, initial={"version": version.pk}
    )
    if form.is_bound and form.is_valid():
        shown = _version_shown(article, form.cleaned_data["version"])
        withdraw_version(
            version=shown,
            reason=form.cleaned_data["reason"],
            advice=form.cleaned_data["advice"],
            by=request.user,
            at=clock.now(),
        )
        messages.info(
            request, f"Version {shown.number} is withdrawn. Readers see your notice in its place."
        )
        return redirect("workspace:article", slug=slug)
    return render(
        request,
        "workspace/withdraw.html",
        {"article": article, "version": version, "form": form, "problems": problems_of(form)},
        status=400 if form.is_bound else 200,
    )


def _version_shown(article: Article, pk: int) -> Version:
    """Return the version that the page was about, through the article it belongs to."""
    version = article.versions.filter(pk=pk).first()
    if version is None:
        raise Http404
    return version
