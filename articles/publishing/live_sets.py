"""All pages that readers get of an article, as one: what a tree of files is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from articles import canonical
from articles.publishing.models import Live, Rendering
from articles.publishing.queries import Mismatch


@dataclass(frozen=True)
class LiveSet:
    """The pages of a live publication, by audience code."""

    digest: str
    """The publication's."""
    listed: bool
    language: str
    made_at: datetime
    pages: Mapping[str, bytes]


def live_set(slug: str) -> LiveSet | None:
    """Return the pages that readers get at a slug; None where there are none.

    Raises queries.Mismatch when the stored bytes do not fit the publication.
    """
    rows = Rendering.objects.filter(publications__live__article__slug=slug).values_list(
        "audience",
        "page",
        "digest",
        "publications__manifest",
        "publications__digest",
        "publications__listed",
        "publications__live__language",
        "publications__made_at",
        named=False,
    )
    # One statement, so that all are of one publication.
    found = list(rows)
    if not found:
        return None
    manifest, digest, listed, language, made_at = found[0][3:]
    pages = {row[0]: bytes(row[1]) for row in found}
    digests = {code: canonical.digest_bytes(canonical.PAGE, page) for code, page in pages.items()}
    if digests != manifest or digests != {row[0]: row[2] for row in found}:
        raise Mismatch(f"The stored pages of “{slug}” are not the published ones.")
    return LiveSet(digest, listed, language, made_at, pages)


def live_digests() -> dict[str, str]:
    """Return the digest of the publication that readers get, by slug."""
    rows = Live.objects.order_by().values_list("article__slug", "publication__digest")
    return dict(rows.iterator())
