"""Readers first: their requests meet no session, no cookie and no account; staff's meet all."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import is_valid_path, resolve, reverse
from django.utils import translation

from articles import languages
from editorial import clock
from editorial.identity import sessions
from editorial.identity.second_factor import must_enrol
from editorial.views.errors import typed_in, wrong_method

WORKSPACE = "/workspace/"
STAFF_PATHS = (WORKSPACE, "/accounts/")
EXPERTS = "/expert/"
API = "/api/"
ONLY_IN_ENGLISH = (*STAFF_PATHS, EXPERTS, API)

Handler = Callable[[HttpRequest], HttpResponse]


def is_for_staff(path: str) -> bool:
    """Return whether a path belongs to the staff's pages."""
    return path.startswith(STAFF_PATHS)


def readers_first(get_response: Handler) -> Handler:
    """Answer a reader's request here, before sessions and accounts come into it.

    A public response is a function of host and path alone (invariant 6): what is never loaded
    cannot leak into it, and no cookie can be set. The language, too, is the path's and nobody's
    header: Django's own middleware would look at cookies and make every answer vary by them.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if is_for_staff(request.path_info):
            return get_response(request)
        language, path = languages.at(request.path_info)
        if language.prefix and path.startswith(ONLY_IN_ENGLISH):
            raise Http404("This has no address in another language.")
        if language.prefix and not path.endswith("/") and _lacks_its_slash(request, path):
            return redirect(request.get_full_path(force_append_slash=True), permanent=True)
        # On this thread others will be answered: whatever happens, the language ends here.
        with translation.override(language.locale, deactivate=True):
            match = resolve(path)
            request.resolver_match = match
            response = match.func(request, *match.args, **match.kwargs)
        if response.status_code == 405 and not response.content:
            return wrong_method(request, response.headers["Allow"])
        return response

    return middleware


def _lacks_its_slash(request: HttpRequest, path: str) -> bool:
    """Return whether only a slash is missing: CommonMiddleware knows no path of a language."""
    if request.method not in ("GET", "HEAD") or is_valid_path(path):
        return False
    return bool(is_valid_path(f"{path}/"))


def sessions_end(get_response: Handler) -> Handler:
    """Sign out who was away for too long, or signed in too long ago."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            agent = request.headers.get("User-Agent", "")
            if not sessions.see(request.session, agent, at=clock.now()):
                logout(request)
        return get_response(request)

    return middleware


def second_factor_first(get_response: Handler) -> Handler:
    """Lead who must have a second factor and has none to where it is set up, and nowhere else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(WORKSPACE) or not request.user.is_authenticated:
            return get_response(request)
        here = reverse("workspace:second-factor")
        if request.path_info == here or not must_enrol(request.user):
            return get_response(request)
        if typed := typed_in(request):
            return render(request, "workspace/second_factor.html", {"typed": typed}, status=403)
        return redirect(here)

    return middleware


def response_headers(get_response: Handler) -> Handler:
    """Put the headers on every response that no view may forget."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Permissions-Policy"] = (
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if is_for_staff(request.path_info):
            # Drafts and previews are nobody else's: not for caches, robots or referrers.
            response.headers["Cache-Control"] = "no-store, private"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            # Not "no-referrer": with it browsers send forms with Origin "null", and CSRF refuses.
            response.headers["Referrer-Policy"] = "same-origin"
        elif request.path_info.startswith(API):
            response.headers["Cache-Control"] = "no-store, private"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        elif request.path_info.startswith(EXPERTS):
            # The address is the key to a draft: it goes into no cache, index or other site's log.
            response.headers["Cache-Control"] = "no-store, private"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return middleware
