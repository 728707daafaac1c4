"""The audience that a reader wants remembered: put into the browser's keeping, and never read here.

What an address answers depends on the address alone, so the cookie that these forms set is looked
at by the reader's own browser only (static/js/reading/remembered.js).
"""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import audiences, languages
from articles.publishing.rendering import addresses
from articles.publishing.views.frame import answer, language_asked

COOKIE = "audience"
# 90 days: long enough to be of use, short enough that nobody is kept in an old choice.
KEPT_SECONDS = 90 * 24 * 60 * 60

_ARTICLE = re.compile(
    rf"(?P<before>{'|'.join(re.escape(each.prefix) for each in languages.LANGUAGES)})"
    rf"/articles/(?P<slug>[-a-zA-Z0-9_]{{1,200}})/(?:(?:{'|'.join(audiences.CODES)})/)?"
)


@csrf_exempt  # Published pages are the same bytes for everyone and cannot carry a token.
@require_http_methods(["GET", "HEAD", "POST"])
def choice(request: HttpRequest) -> HttpResponse:
    """Explain the audiences and what can be remembered; take a reader's choice."""
    if request.method != "POST":
        return _page(request)
    if _is_foreign(request):
        return _refused(request)
    code = request.POST.get("audience", "")
    known = code in audiences.CODES
    remember = bool(request.POST.get("remember"))
    after = _article(request, code if known else audiences.DEFAULT.code)
    if not after and not (known and remember):
        trouble = (
            _("Nothing was remembered: say first who the text should be for.")
            if not known
            else _("Nothing was remembered: the box that asks for it was not ticked.")
        )
        return _page(request, chosen=code, trouble=trouble, status=400)
    response = _to(after or f"{_start()}remembered/")
    if known and remember:
        response.set_cookie(
            COOKIE,
            code,
            max_age=KEPT_SECONDS,
            secure=settings.HTTPS,
            samesite="Lax",
        )
    return response


@csrf_exempt
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Take the cookie away, and say so."""
    if _is_foreign(request):
        return _refused(request)
    response = _to(f"{_start()}forgotten/")
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


@require_safe
def done(request: HttpRequest, what: str) -> HttpResponse:
    """Say that the choice was remembered or forgotten: the same page for whoever asks."""
    return _page(request, done=what)


def _page(
    request: HttpRequest, *, chosen: str = "", trouble: str = "", done: str = "", status: int = 200
) -> HttpResponse:
    gets = _what_each_gets()
    shown = {
        "readers": [
            {
                "code": each.code,
                "name": _(each.name),
                "describes": _(each.describes),
                "gets": gets[each.code],
            }
            for each in audiences.AUDIENCES
        ],
        "chosen": chosen,
        "trouble": trouble,
        "done": done,
        "days": KEPT_SECONDS // (24 * 60 * 60),
    }
    return answer(request, "site/audience.html", shown, status=status)


def _what_each_gets() -> dict[str, str]:
    """Return what the text for each audience is like."""
    return {
        "patient": _("Everyday words and short sentences, with the signs that need help first."),
        "carer": _("The same in plain words, for somebody else: what to watch for, whom to call."),
        "student": _("How it comes about, with the technical words and what they mean."),
        "clinician": _("Full names, doses and tests, and how certain the evidence is."),
    }


def _refused(request: HttpRequest) -> HttpResponse:
    trouble = _(
        "Nothing was changed: the form was sent from another site. If you want your choice "
        "remembered here, choose below."
    )
    return _page(request, trouble=trouble, status=403)


def _is_foreign(request: HttpRequest) -> bool:
    """Whether another site's page sent this: there is no token that could tell."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin", "")
    if not origin:
        return False
    ours = {request.get_host(), urlsplit(settings.PUBLIC_URL).netloc}
    try:
        return urlsplit(origin).netloc not in ours
    except ValueError:
        return True


def _article(request: HttpRequest, code: str) -> str:
    """Return the address of the article that the form stood on, for this audience; "" for none.

    Made anew from its parts, so that no address of somebody else's can be slipped in.
    """
    found = _ARTICLE.fullmatch(request.POST.get("next", "")[:400])
    return found["before"] + addresses.article(found["slug"], code) if found else ""


def _start() -> str:
    return f"{language_asked().prefix}/audience/"


def _to(address: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": address, "Cache-Control": "no-store"})
