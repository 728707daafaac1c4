"""What people see when something went wrong: what it was, and what to do."""

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from articles import languages
from articles.publishing.views.frame import frame
from editorial.forms.typed import place

# Never handed back: what only its owner may see.
SECRET = (
    "csrfmiddlewaretoken",
    "password",
    "code",
    "passkey",
    "credential",
    "oldpassword",
    "password1",
    "password2",
)
# Sent with a form, but not by anybody's hand.
UNSEEN = ("read", "digest", "version", "format", "create", "preview", "next")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer the same for what is hidden and for what does not exist."""
    return _said(request, "errors/404.html", {}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault, and show nothing else."""
    return _said(request, "errors/500.html", {}, status=500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request could not be read, and when it was too large that it was."""
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    if too_large and request.method in ("GET", "HEAD"):
        return _said(request, "errors/400.html", {"too_many": True}, status=400)
    return _said(
        request, "errors/400.html", {"too_large": too_large}, status=413 if too_large else 400
    )


def wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Say that an address is for reading, or for sending something to."""
    response = _said(request, "errors/405.html", {"sends": "POST" in allowed}, status=405)
    response.headers["Allow"] = allowed
    return response


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say who may do this."""
    return _said(request, "errors/403.html", {"reason": str(exception)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was too old, and hand back what was typed."""
    return render(request, "errors/csrf.html", {"typed": typed_in(request)}, status=403)


def _said(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int
) -> HttpResponse:
    """Answer in the language of the path: no middleware is left that would have said it."""
    language, _ = languages.at(request.path_info)
    with translation.override(language.locale, deactivate=True):
        return render(request, template, {**frame(), **context}, status=status)


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed into the form that this request sent, secrets apart."""
    return [
        (place(name), str(value))
        for name, value in request.POST.items()
        if name not in (*SECRET, *UNSEEN) and str(value).strip()
    ]
