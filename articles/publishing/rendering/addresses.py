"""Where a page's neighbours are: paths of this site, the same for every reader."""

import re

from articles import audiences


def article(slug: str, audience: str = audiences.DEFAULT.code) -> str:
    """Return the path of an article for an audience; the default reader's has no audience."""
    return (
        f"/articles/{slug}/"
        if audience == audiences.DEFAULT.code
        else (f"/articles/{slug}/{audience}/")
    )


def topic(name: str) -> str:
    """Return the path of a topic."""
    return f"/topics/{re.sub(r'[^a-z0-9]+', '-', name.casefold()).strip('-')}/"


def of_article(slug: str, version: int) -> dict[str, str]:
    """Return the paths that every page of an article links or posts to."""
    base = article(slug)
    return {
        "versions": f"{base}versions/",
        "version": f"{base}versions/{version}/",
        "report": f"{base}report/",
        "ask": f"{base}ask/",
    }
