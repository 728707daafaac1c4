"""Where a page's neighbours are: paths of this site, the same for every reader."""

import re

from articles import audiences, languages


def article(
    slug: str, audience: str = audiences.DEFAULT.code, language: str = languages.FIRST.tag
) -> str:
    """Return the path of an article for an audience; the default reader's has no audience."""
    own = f"{languages.of(language).prefix}/articles/{slug}/"
    return own if audience == audiences.DEFAULT.code else f"{own}{audience}/"


def topic(name: str, language: str = languages.FIRST.tag) -> str:
    """Return the path of a topic."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    return f"{languages.of(language).prefix}/topics/{slug}/"


def of_article(slug: str, version: int, language: str = languages.FIRST.tag) -> dict[str, str]:
    """Return the paths that every page of an article links or posts to."""
    base = article(slug, language=language)
    return {
        "versions": f"{base}versions/",
        "version": f"{base}versions/{version}/",
        "changes": f"{base}versions/{version}/compare/",
        "report": f"{base}report/",
        "ask": f"{languages.of(language).prefix}/ask/",
    }
