"""A state of an article by its name in an address: a save, a version, what is live, or today's."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.timezone import localtime

from articles import queries, versioning
from articles.citing import with_cited
from articles.draft import Draft
from articles.models import Article, Version
from articles.publishing.models import Live
from articles.thawing import thaw

NOW, LIVE = "now", "live"


@dataclass(frozen=True)
class State:
    """An article as it was at some moment, or as it is."""

    key: str
    title: str
    """As in a sentence: "the save of 2 November 2026, 09:00 by Ana"."""
    at: datetime
    draft: Draft


def state_of(article: Article, key: str) -> State:
    """Return a state by its key: "now", "live", "v3", or the number of a save. Http404 for none."""
    if key in ("", NOW):
        return State(NOW, "the text as it is now", article.changed_at, queries.draft_of(article))
    if key == LIVE:
        live = Live.objects.select_related("publication__version__snapshot").filter(article=article)
        pages = live.first()
        if pages is None:
            raise Http404
        return _of_version(article, pages.publication.version, key)
    number = key.removeprefix("v")
    if not (number.isascii() and number.isdigit()) or len(number) > 15:
        raise Http404
    if key != number:
        version = article.versions.select_related("snapshot").filter(number=int(number)).first()
        if version is None:
            raise Http404
        return _of_version(article, version, key)
    return _of_save(article, int(number))


def _of_version(article: Article, version: Version, key: str) -> State:
    what = f"version {version.number}" + (", which readers get" if key == LIVE else "")
    draft = thaw(version.snapshot.value())
    return State(key, what, version.submitted_at, _with_sources_of_today(article, draft))


def _of_save(article: Article, id: int) -> State:
    try:
        draft = versioning.draft_at(article, id)
    except Article.DoesNotExist as missing:
        raise Http404 from missing
    row = versioning.revisions(article, [id])[0]
    by = f" by {row.by}" if row.by else ""
    title = f"the save of {localtime(row.at):%-d %B %Y, %H:%M}{by}"
    return State(str(id), title, row.at, _with_sources_of_today(article, draft))


def _with_sources_of_today(article: Article, draft: Draft) -> Draft:
    """Return a draft with today's list, and what it cites beyond that out of the library.

    The records of sources are shared, and have a history of their own.
    """
    today = queries.references_of(article)
    return with_cited(draft.model_copy(update={"slug": article.slug, "references": today}))
