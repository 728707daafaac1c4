"""One article, and what leaves it: its file and its page for readers."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import queries, versioning
from articles.examine import counts
from articles.exchange import markdown_form
from articles.models import Article, Version
from articles.publishing.models import Failure, Live
from editorial import clock
from editorial.checking import findings_of
from editorial.models import AuditEvent
from editorial.policies import (
    Person,
    check_can_edit,
    check_can_see_workspace,
    check_can_submit,
    check_can_withdraw,
    may,
)
from editorial.queries import open_round, quorum_of, terms_for
from editorial.views.workspace import look_up, order_words
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_workspace)
@require_safe
def article(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Show where an article stands, and what can be done with it."""
    found = look_up.article(slug)
    now = clock.now()
    today = clock.day(now)
    versions = list(
        found.versions.select_related("snapshot").prefetch_related("rounds__sign_offs__signer")
    )
    content = queries.content_of(found, on=today)
    findings = findings_of(content, on=today)
    stands = _standing(found, versions)
    return render(
        request,
        "workspace/article.html",
        {
            "article": found,
            "versions": versions,
            "findings": [each for each in findings if each.level != "unchecked"],
            "unchecked": [each for each in findings if each.level == "unchecked"],
            "counts": counts(findings),
            "content": content,
            "topics": found.topics.all(),
            "live": Live.objects.filter(article=found).select_related("publication").first(),
            "failure": Failure.objects.filter(article=found).first(),
            "revisions": versioning.history(found, limit=5),
            "lines": _lines_of(found),
            "open_messages": found.messages.filter(closed_at__isnull=True).count(),
            "orders": order_words.of_article(found, stands["round"], who, at=now),
            **stands,
            **_may(found, who),
        },
    )


@staff_page(check_can_see_workspace)
@require_safe
def export(request: HttpRequest, who: Person, slug: str) -> HttpResponse:
    """Hand out the working copy as one Markdown file."""
    found = look_up.article(slug)
    return HttpResponse(
        markdown_form.write(queries.draft_of(found)),
        content_type="text/markdown; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{found.slug}.md"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )


def _lines_of(article: Article) -> QuerySet[AuditEvent]:
    """Return the newest lines of the record, single verdicts apart: the round shows those."""
    lines = AuditEvent.objects.filter(article=article).exclude(action="verdict")
    return lines.order_by("-sequence")[:12]


def _standing(article: Article, versions: list[Version]) -> dict[str, Any]:
    with_board = queries.version_with_the_board(article)
    round = open_round(with_board) if with_board else None
    policy = terms_for(article, at=clock.now())
    return {
        "with_board": with_board,
        "round": round,
        "quorum": quorum_of(round, on=clock.day(clock.now())) if round else None,
        "policy": policy,
        "approved": next((v for v in versions if v.status == "approved"), None),
        "newest": versions[0] if versions else None,
        "next_number": next_number(article, versions),
    }


def next_number(article: Article, versions: list[Version]) -> int:
    """Return the number that the working copy will have as a version."""
    open_one = queries.open_version(article)
    if open_one is not None:
        return open_one.number
    return versions[0].number + 1 if versions else 1


def _may(article: Article, who: Person) -> dict[str, bool]:
    closed = queries.version_with_the_board(article) is not None
    return {
        "may_edit": may(check_can_edit, who) and not closed,
        "may_submit": may(check_can_submit, who) and not closed,
        "may_recall": may(check_can_submit, who) and closed,
        "may_withdraw": may(check_can_withdraw, who)
        and queries.approved_version(article) is not None,
    }
