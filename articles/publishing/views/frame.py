"""The frame of every page that is not an article: the site, its readers, how long it keeps."""

import logging
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language, ngettext

from articles import audiences, languages
from articles.publishing.rendering import labels
from articles.publishing.this_site import this_site

logger = logging.getLogger(__name__)

# Seconds that any cache may keep a page: what is withdrawn is gone everywhere within them.
KEEP = 5
# Seconds until what is away or busy may be back, and until somebody has put right what is wrong.
A_MOMENT = 5
PATIENCE = 300
# Where typed words go in a page that was made before: nobody can type it (typed.py).
_PLACE = "\ue000"


def language_asked() -> languages.Language:
    """Return the language that the address of this request asks for."""
    return languages.of(get_language() or "")


def frame() -> dict[str, Any]:
    """Return what every page of the site is given, in the language of its address."""
    language = language_asked()
    return {
        "site": this_site(),
        "audiences": [labels.audience(code, language.tag) for code in audiences.CODES],
        "language": language.tag,
        "direction": language.direction,
        "prefix": language.prefix,
        "other_languages": languages.others(language),
        # What staff typed about themselves and their policies, in the language they work in.
        "records_language": "" if language is languages.FIRST else languages.FIRST.tag,
    }


def answer(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Return a page of the site; one that is no success is kept by nobody."""
    response = render(request, template, {**frame(), **context}, status=status)
    response.headers["Cache-Control"] = f"public, max-age={KEEP}" if status == 200 else "no-store"
    return response


def not_now(request: HttpRequest, template: str, seconds: int, **context: Any) -> HttpResponse:
    """Say that what stands here cannot be sent now, and in how many seconds to ask again."""
    response = answer(request, template, context, status=503)
    response.headers["Retry-After"] = str(seconds)
    return response


def spoilt(request: HttpRequest, trouble: Exception) -> HttpResponse:
    """Send nothing of what is not what was published; the log says what it is."""
    logger.error("Not served: %s Run `manage.py verify`.", trouble)
    return not_now(request, "site/unavailable.html", PATIENCE, is_away=False)


def away(request: HttpRequest, trouble: Exception) -> HttpResponse:
    """Send nothing while the database is away: it alone knows what readers may get."""
    logger.error("Not served: the database is away: %s", trouble)
    return not_now(request, "site/unavailable.html", A_MOMENT, is_away=True)


def unkept(response: HttpResponse) -> HttpResponse:
    """Return an answer to what a reader typed, which no cache, index or other site may know of."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def too_many(request: HttpRequest, seconds: int, *, words: str, action: str) -> HttpResponse:
    """Refuse without having looked for anything, with the reader's words still in the box.

    In a flood this is what is sent most, so the page is made once and the words are put in.
    """
    made = _refusal(language_asked().tag, action, seconds)
    response = unkept(HttpResponse(made.replace(_PLACE, escape(words)), status=429))
    response.headers["Retry-After"] = str(seconds)
    return response


@cache
def _refusal(language: str, action: str, seconds: int) -> str:
    """Make the page in the language that is asked for now, by which it is remembered."""
    context = {"words": _PLACE, "action": action, "wait": wait_in_words(seconds)}
    return render_to_string("site/too_many.html", {**frame(), **context})


def wait_in_words(seconds: int) -> str:
    """Say for how long nothing more is taken."""
    minutes = -(-seconds // 60)
    said = ngettext(
        "Very much is being sent to us just now. Nothing of yours is lost: try again in a minute.",
        "Very much is being sent to us just now. Nothing of yours is lost: try again in "
        "%(minutes)s minutes.",
        minutes,
    )
    return said % {"minutes": minutes}
