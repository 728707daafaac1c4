"""Tell readers of a change: one line for the feed, in the words of the page it leads to."""

from datetime import date

from articles import audiences, canonical, languages
from articles.content import Content
from articles.publishing.models import Publication, PublicChange
from articles.publishing.rendering.notices import notice
from articles.publishing.rendering.public_change import public_change
from articles.publishing.rendering.standing import Standing


def tell_change(
    publication: Publication, before: Publication | None, standing: Standing, content: Content
) -> PublicChange | None:
    """Write down what readers see anew in a publication that follows another, if anything.

    In the transaction that goes live. What was never approved is told of without its question.
    """
    article = publication.article
    earlier = PublicChange.objects.filter(article=article)
    kind = public_change(
        Standing.from_json(canonical.decode(before.standing)) if before else None,
        standing,
        was_told=earlier.filter(kind="approved", publication__version=publication.version).exists(),
    )
    if kind is None:
        return None
    if kind == "approved":
        words = publication.version.change_note
    elif kind == "as_before":
        words = ""
    else:
        words = notice(standing, audiences.DEFAULT.code, content.language).whole
    is_known = standing.is_approved or earlier.exists()
    return PublicChange.objects.create(
        publication=publication,
        article=article,
        kind=kind,
        language=languages.of(content.language).code,
        question=content.question if is_known else "",
        words=words,
        changed_on=date.fromisoformat(standing.changed_on),
        at=publication.made_at,
    )
