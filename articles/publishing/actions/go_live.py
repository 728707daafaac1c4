"""Move the live pointer: from one complete set of pages to another, or to none."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from articles import audiences, canonical, languages, topics
from articles.models import Article, Version
from articles.pictures import ADDRESS
from articles.publishing import moved
from articles.publishing.actions.index_sections import forget_sections, index_sections
from articles.publishing.actions.make_renderings import fragment_for
from articles.publishing.actions.tell_change import tell_change
from articles.publishing.alphabet import place_of
from articles.publishing.models import Live, Publication, Rendering, Shelfmark, ShownImage
from articles.publishing.pages import Site
from articles.publishing.rendering.standing import Standing


class Incomplete(Exception):
    """A set of pages lacks an audience, so readers keep what they have."""


@transaction.atomic
def go_live(
    *,
    version: Version,
    standing: Standing,
    site: Site,
    renderings: Mapping[str, Rendering],
    at: datetime,
) -> Publication:
    """Make a publication of a complete set and point readers to it. Lock the article first."""
    if set(renderings) != set(audiences.CODES):
        raise Incomplete(f"The set of pages has only {', '.join(sorted(renderings))}.")
    article = version.article
    last = article.publications.order_by("-sequence").first()
    manifest = {code: renderings[code].digest for code in audiences.CODES}
    snapshot = renderings[audiences.DEFAULT.code].snapshot
    content = snapshot.value()
    # In one line for lists and feeds, and in the words of the page they lead to.
    summary = (
        fragment_for(snapshot, content, audiences.DEFAULT.code, at=at)["summary"]
        if standing.shows_text
        else ""
    )
    publication = Publication.objects.create(
        article=article,
        version=version,
        sequence=last.sequence + 1 if last else 1,
        state=standing.state,
        standing=canonical.encode(standing.to_json()).decode("utf-8"),
        standing_digest=standing.digest,
        renderer=site.renderer,
        manifest=manifest,
        digest=digest_of(
            snapshot=snapshot.digest,
            standing=standing.digest,
            renderer=site.renderer,
            manifest=manifest,
        ),
        listed=standing.index,
        question=content.question,
        summary=summary,
        topics=list(content.topics),
        next_review_on=date.fromisoformat(content.next_review_on)
        if content.next_review_on
        else None,
        made_at=at,
    )
    publication.renderings.set(renderings.values())
    now = {
        "publication": publication,
        "language": languages.of(content.language).code,
    }
    made_anew = last is not None and (last.version_id, last.state) == (version.pk, standing.state)
    live, _ = Live.objects.update_or_create(
        article=article,
        defaults=now if made_anew else {**now, "since": at},
        create_defaults={**now, "since": at},
    )
    _shelve(live, publication, content.language)
    _show_images(renderings, at=at)
    index_sections(publication, snapshot, at=at, last=last)
    tell_change(publication, last, standing, content)
    moved.tell(article.slug)
    return publication


def _shelve(live: Live, publication: Publication, language: str) -> None:
    if not publication.listed:
        Shelfmark.objects.filter(live=live).delete()
        return
    place = place_of(publication.question, language)
    mark, _ = Shelfmark.objects.update_or_create(
        live=live,
        defaults={
            "language": languages.of(language).code,
            "letter": place.letter,
            "key": place.key,
            "approved_at": publication.version.approved_at,
        },
    )
    mark.topics.set(set(topics.heads(publication.topics).values()))


def _show_images(renderings: Mapping[str, Rendering], *, at: datetime) -> None:
    """Let readers get the pictures that these pages show."""
    digests = {
        found["digest"]
        for rendering in renderings.values()
        for found in ADDRESS.finditer(bytes(rendering.page).decode("utf-8"))
    }
    ShownImage.objects.bulk_create(
        [ShownImage(digest=digest, since=at) for digest in sorted(digests)], ignore_conflicts=True
    )


def take_down(article: Article) -> bool:
    """Leave readers nothing at this address; True when there was something."""
    forget_sections(article)
    gone = bool(Live.objects.filter(article=article).delete()[0])
    if gone:
        moved.tell(article.slug)
    return gone


def digest_of(*, snapshot: str, standing: str, renderer: str, manifest: Mapping[str, str]) -> str:
    """Return the digest that names a publication: what was signed, what was said of it, pages."""
    return canonical.digest(
        canonical.PUBLICATION,
        {
            "snapshot": snapshot,
            "standing": standing,
            "renderer": renderer,
            "manifest": dict(manifest),
        },
    )
