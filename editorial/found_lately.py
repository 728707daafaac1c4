"""What the checks found last in the words of a draft, for a page that must not wait for them.

The edit page shows it and asks again at once: levels, terms or sources may be others by then. It
stands in the way of nothing; what does asks `editorial/checking.py`.
"""

from collections.abc import Sequence
from datetime import date

from django.core.cache import caches

from articles.checks.finding import Finding
from articles.content import Content
from editorial.remembering import code

_A_DAY = 24 * 60 * 60


def keep(content: Content, found: Sequence[Finding], *, on: date) -> None:
    """Remember what was found in these words on that day, while there is room."""
    caches["worked-out"].set(_key(content, on), tuple(found), timeout=_A_DAY)


def known(content: Content, *, on: date) -> list[Finding] | None:
    """Return what was found in these words on that day, None where it is not remembered.

    The words are those that editors write: disclaimers and terms may be left out of `content`.
    """
    found: tuple[Finding, ...] | None = caches["worked-out"].get(_key(content, on))
    return None if found is None else list(found)


def _key(content: Content, on: date) -> str:
    written = content.model_copy(update={"disclaimers": (), "terms": (), "waivers": ()})
    return f"found:{code()}:{on}:{written.digest}"
