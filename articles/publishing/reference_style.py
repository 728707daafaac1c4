"""The style that readers' references are printed in, as the site's settings name it.

A style that cannot print must keep no page from readers: then they are printed as the AMA does,
and administrators are told by a system check and in the log.
"""

import logging
import re
import threading
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from time import monotonic

from django.conf import settings

from articles import canonical
from articles.content import Content
from articles.publishing.rendering.reading_back import count_words
from references.formatting import STYLES
from references.formatting.runs import to_html, to_text
from references.processor import Style, Unusable, printed, style_at

DEFAULT = "ama"
# So that one that fails is not waited for by every page in turn.
PATIENCE = 300.0
_down_until = 0.0
_turn = threading.Lock()

logger = logging.getLogger(__name__)


def in_force() -> str:
    """Return what the style is known by in a renderer's name: ama, vancouver, or csl and a digest.

    It is the default's while the chosen one cannot print.
    """
    chosen = settings.REFERENCE_STYLE
    if chosen in STYLES:
        return str(chosen)
    try:
        return DEFAULT if monotonic() < _down_until else f"csl-{style_at(chosen).digest[:12]}"
    except Unusable:
        return DEFAULT


def our_own() -> str:
    """Return which of our own styles prints what is not part of a page."""
    return in_force() if in_force() in STYLES else DEFAULT


def trouble() -> str:
    """Return why the chosen style cannot print, "" when it can: asked at start."""
    if settings.REFERENCE_STYLE in STYLES:
        return ""
    try:
        printed(style_at(settings.REFERENCE_STYLE), {"trial": {"title": "A title"}})
    except Unusable as found:
        return str(found)
    return ""


def lines_of(content: Content) -> tuple[str, Mapping[str, Mapping[str, str]]]:
    """Return the style in force and, unless it is our own, each source's line by key.

    A line is there as "html" and as "text". One that lost its source's title is left out, and so
    printed by default: readers could not tell what it is.
    """
    global _down_until
    code = in_force()
    if code in STYLES:
        return code, {}
    try:
        with _turn:
            return code, _lines(style_at(settings.REFERENCE_STYLE), _spelt(content))
    except Unusable as trouble:
        logger.error("References are printed in AMA style: %s", trouble)
        _down_until = monotonic() + PATIENCE
        return DEFAULT, {}


def _spelt(content: Content) -> bytes:
    sources = content.to_json()["references"]
    return canonical.encode({source["key"]: source["csl"] for source in sources})


@lru_cache(maxsize=256)
def _lines(style: Style, spelt: bytes) -> Mapping[str, Mapping[str, str]]:
    records = canonical.decode(spelt.decode("utf-8"))
    found = {}
    for key, runs in printed(style, records).items():
        text = to_text(runs)
        title = unescape(re.sub(r"<[^>]*>", "", str(records[key].get("title", ""))))
        if not count_words(title) - count_words(text):
            found[key] = {"html": to_html(runs), "text": text}
    return found
