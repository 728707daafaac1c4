"""Which version a page of comments is about, and in which text its threads stand."""

from django.http import Http404

from articles import queries
from articles.content import Content
from articles.models import Article, Version
from articles.status import Status
from editorial import clock


def version_of(article: Article, number: str) -> Version | None:
    """Return the version that is asked for by number, the newest without; None for no version."""
    rows = article.versions.select_related("article", "snapshot").order_by("-number")
    if not number:
        return rows.first()
    is_number = number.isdecimal() and len(number) < 10
    found = rows.filter(number=int(number)).first() if is_number else None
    if found is None:
        raise Http404
    return found


def content_now(version: Version) -> tuple[Content, str]:
    """Return where threads are to stand, and what that is: the working copy once it is open."""
    newest = version.article.versions.order_by("-number").values_list("pk", flat=True).first()
    open_to_editors = version.status in {
        Status.CHANGES_REQUESTED,
        Status.RECALLED,
        Status.APPROVED,
    }
    if version.pk == newest and open_to_editors:
        today = clock.day(clock.now())
        return queries.content_of(version.article, on=today), "the working copy"
    return version.snapshot.value(), f"version {version.number}"
