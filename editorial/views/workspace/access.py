"""The door of every staff page: signed in, allowed, and told why where not."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils import timezone

from editorial.policies import Conflict, NotAllowed, Person
from editorial.queries import person
from editorial.views.errors import typed_in

View = Callable[..., HttpResponseBase]


def staff_page(check: Callable[[Person], None]) -> Callable[[View], View]:
    """Let in whoever passes the check, and hand the view who it is as its second argument.

    Strangers are sent to log in. Who may not pass, here or in an act that the view calls, reads
    the reason. Times on the page are those of where the site is at home.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _log_in_first(request)
            _leave_out_nul(request)
            who = request.who = person(request.user)  # type: ignore[attr-defined]  # for context
            with timezone.override(settings.SITE_TIME_ZONE):
                try:
                    check(who)
                    return view(request, who, *args, **kwargs)
                except NotAllowed as refusal:
                    return refused(request, refusal)

        # A test asks every address for it: a page that nobody classified fails the suite.
        page.check = check  # type: ignore[attr-defined]
        return page

    return decorate


def _leave_out_nul(request: HttpRequest) -> None:
    """Take NUL out of what an address asks for: PostgreSQL takes none, and nobody types one."""
    query = request.META.get("QUERY_STRING", "")
    if "%00" in query:
        request.GET = QueryDict(query.replace("%00", ""))


def refused(request: HttpRequest, refusal: NotAllowed) -> HttpResponse:
    """Show why the answer is no: 409 when something changed meanwhile, else 403."""
    stale = isinstance(refusal, Conflict)
    return render(
        request,
        "workspace/refused.html",
        {"reason": str(refusal), "stale": stale, "typed": typed_in(request)},
        status=409 if stale else 403,
    )


def _log_in_first(request: HttpRequest) -> HttpResponse:
    """Send to log in; where something was typed, hand it back first so that it is not lost."""
    typed = typed_in(request)
    if typed:
        return render(request, "errors/signed_out.html", {"typed": typed}, status=403)
    return redirect_to_login(request.get_full_path())
