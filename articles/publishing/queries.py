"""What readers may be shown: only what the live pointers name, never a draft."""

import re
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from articles import canonical, languages
from articles.models import Topic
from articles.publishing.models import Live, Publication, Rendering, Shelfmark
from articles.publishing.rendering.topic_names import topic_name

# Text from an address can be anything, and PostgreSQL takes no NUL.
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")


class Mismatch(Exception):
    """A stored page is not the one that was published; it must not be served."""


@dataclass(frozen=True)
class LivePage:
    """A page as it is served: its bytes and the digest they are known by."""

    page: bytes
    digest: str
    indexed: bool
    language: languages.Language
    """Below whose address it is."""


def live_number(slug: str) -> int | None:
    """Return the key of the publication that readers get at a slug; None where there is none.

    It grows with every publication, so that a page known by it can be told from an older one.
    """
    return Live.objects.filter(article__slug=slug).values_list("publication_id", flat=True).first()


def live_page(slug: str, audience: str) -> LivePage | None:
    """Return the live page of an article for an audience; None where there is none.

    Raises Mismatch when the stored bytes do not fit the publication: nothing is better than
    something nobody signed.
    """
    row = (
        Rendering.objects.filter(publications__live__article__slug=slug, audience=audience)
        .values_list(
            "page",
            "digest",
            "publications__manifest",
            "publications__listed",
            "publications__live__language",
            named=False,
        )
        .first()
    )
    if row is None:
        return None
    page, digest, manifest, listed, language = bytes(row[0]), *row[1:]
    if canonical.digest_bytes(canonical.PAGE, page) != digest or manifest.get(audience) != digest:
        raise Mismatch(f"The stored page of “{slug}” for {audience} is not the published one.")
    return LivePage(page, digest, listed, languages.of(language))


def language_of(slug: str) -> languages.Language | None:
    """Return the language below whose address an article is; None where readers get nothing."""
    code = Live.objects.filter(article__slug=slug).values_list("language", flat=True).first()
    return None if code is None else languages.of(code)


def listed(language: str = "") -> QuerySet[Publication]:
    """Return the live publications that lists and search may name, newest first.

    Those of one language alone where its code is given.
    """
    of_language = Q(live__shelfmark__language=language) if language else Q()
    return (
        Publication.objects.filter(of_language, live__isnull=False, listed=True)
        .select_related("article", "version")
        .order_by("-made_at", "-pk")
    )


def a_to_z(language: str, letter: str = "") -> QuerySet[Publication]:
    """Return the listed publications of a language as the alphabet has them, or of one letter."""
    rows = listed(language).order_by("live__shelfmark__key", "pk")
    return rows.filter(live__shelfmark__letter=letter) if letter else rows


def letters(language: str) -> set[str]:
    """Return the letters under which anything is listed in a language."""
    rows = Shelfmark.objects.filter(language=language, live__publication__listed=True)
    return set(rows.values_list("letter", flat=True).distinct())


def of_topic(slug: str, language: str) -> QuerySet[Publication]:
    """Return the listed publications of a topic as the alphabet has them."""
    # A slug has no quotation marks, so these are the edges of an item in the list of slugs.
    rows = a_to_z(language).annotate(topics_text=Cast("topics", TextField()))
    return rows.filter(topics_text__contains=f'"{slug}"')


def topics(language: str) -> list[tuple[Topic, int]]:
    """Return the topics that anything listed in a language is on, by name, each with how much."""
    counts: Counter[str] = Counter()
    sets = listed(language).order_by().values_list("topics").annotate(Count("pk"))
    for slugs, count in sets:
        counts.update(dict.fromkeys(slugs, count))
    found = list(Topic.objects.filter(slug__in=counts))
    for topic in found:
        topic.name = topic_name(topic.name, language)
    return [(topic, counts[topic.slug]) for topic in sorted(found, key=lambda topic: topic.name)]


def is_public(slug: str) -> bool:
    """Return whether readers can see anything at this address."""
    return Live.objects.filter(article__slug=slug).exists()


def live(slug: str) -> Publication | None:
    """Return what readers get at this address now, whatever its standing."""
    if not _SLUG.fullmatch(slug):
        return None
    rows = Publication.objects.filter(live__article__slug=slug)
    return rows.select_related("article", "version", "live").first()
