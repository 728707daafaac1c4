"""What readers may be shown: only what the live pointers name, never a draft."""

import re
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

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


def listed(language: str = "") -> QuerySet[Shelfmark]:
    """Return what lists may name, newest first, in one language where its code is given.

    Only what is live and was approved has a shelfmark: it comes and goes with the live pointer.
    """
    rows = Shelfmark.objects.filter(language=language) if language else Shelfmark.objects.all()
    return (
        rows.select_related("live__publication__article", "live__publication__version")
        .only(
            "live__publication__question",
            "live__publication__summary",
            "live__publication__state",
            "live__publication__article__slug",
            "live__publication__version__approved_at",
        )
        .order_by("-approved_at", "-pk")
    )


def a_to_z(language: str, letter: str = "") -> QuerySet[Shelfmark]:
    """Return what is listed in a language as the alphabet has it, or what is under one letter."""
    rows = listed(language).order_by("letter", "key", "pk")
    return rows.filter(letter=letter) if letter else rows


def letters(language: str) -> set[str]:
    """Return the letters under which anything is listed in a language."""
    rows = Shelfmark.objects.filter(language=language).order_by()
    return set(rows.values_list("letter", flat=True).distinct())


def of_topic(slug: str, language: str) -> QuerySet[Shelfmark]:
    """Return what is listed on a topic as the alphabet has it."""
    return a_to_z(language).filter(topics__slug=slug)


def topic_names(language: str) -> dict[str, str]:
    """Return the topics that anything listed in a language is on, slug to name, by name."""
    on_it = Shelfmark.objects.filter(language=language, topics=OuterRef("pk"))
    rows = Topic.objects.filter(Exists(on_it)).values_list("slug", "name")
    named = {slug: topic_name(name, language) for slug, name in rows}
    return dict(sorted(named.items(), key=lambda each: each[1]))


def topics(language: str) -> list[tuple[Topic, int]]:
    """Return the topics that anything listed in a language is on, by name, each with how much."""
    on_it = Q(shelfmarks__language=language)
    found = list(Topic.objects.filter(on_it).annotate(answers=Count("shelfmarks")).order_by("name"))
    for topic in found:
        topic.name = topic_name(topic.name, language)
    return [(topic, topic.answers) for topic in sorted(found, key=lambda topic: topic.name)]


def is_public(slug: str) -> bool:
    """Return whether readers can see anything at this address."""
    return Live.objects.filter(article__slug=slug).exists()


def live(slug: str) -> Publication | None:
    """Return what readers get at this address now, whatever its standing."""
    if not _SLUG.fullmatch(slug):
        return None
    rows = Publication.objects.filter(live__article__slug=slug)
    return rows.select_related("article", "version", "live").first()
