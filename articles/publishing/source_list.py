"""The sources of a live, approved page as a list that other programs take over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles import canonical, languages
from articles.publishing.models import Live
from articles.publishing.rendering import sources_view
from articles.publishing.rendering.standing import Standing
from references.exports import Entry, for_readers


@dataclass(frozen=True)
class SourceList:
    """What the version that readers have rests on, with what its page says of each source."""

    entries: tuple[Entry, ...]
    version: int


def live_sources(slug: str) -> SourceList | None:
    """Return the sources of what readers get and the board approved; None where there is none.

    So too for one that was withdrawn: nothing of it is shown any more. Raises Tampered for a
    snapshot that is not the one that was signed.
    """
    live = (
        Live.objects.filter(article__slug=slug)
        .select_related("publication__version__snapshot")
        .first()
    )
    if live is None:
        return None
    version = live.publication.version
    standing = Standing.from_json(canonical.decode(live.publication.standing))
    if not (standing.is_approved and standing.is_public and standing.shows_text):
        return None
    content = version.snapshot.value()
    entries = tuple(
        Entry(
            key=reference.key,
            csl=for_readers(reference.csl),
            kind=reference.kind,
            notes=_said_of(reference.key, standing, languages.of(content.language).tag),
        )
        for reference in content.references
    )
    return SourceList(entries, version.number) if entries else None


def _said_of(key: str, standing: Standing, language: str) -> tuple[str, ...]:
    """Return how a source stands now, in the words that the page has for it."""
    (shown,) = sources_view.references([{**_NOTHING_ELSE, "key": key}], standing, language)
    said: Mapping[str, Any] = shown
    words = [said["problem"], said["since"], said["notice"]]
    return tuple([" ".join(word for word in words if word)] if said["problem"] else [])


_NOTHING_ELSE: Mapping[str, Any] = {
    "number": 0,
    "html": "",
    "language": "",
    "kind": "other",
    "backlinks": (),
    "relied_on": (),
    "pmid": "",
    "url": "",
}
