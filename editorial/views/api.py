"""What programs may ask for, with a token and without a session: importing sources."""

from email.message import Message
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from articles.publishing.flood import Limit, must_wait
from editorial import clock
from editorial.actions.import_sources import import_sources
from editorial.actions.stage_import import MOST_FILES
from editorial.identity.tokens import person_with
from editorial.policies import Conflict, NotAllowed, check_can_keep_library
from editorial.queries import person
from references.formats.encoding import LARGEST, MEGABYTE
from references.importing import (
    Entry,
    File,
    cause_of,
    counts,
    entries,
    file_of,
    plain_name,
    records_of,
    unread,
)
from references.intake import plan

# A program that imports a record a second has work for ten minutes; then it sends files.
IMPORTS = Limit("api-import", seconds=60, from_one=60, in_all=300)
# Longer ones belong on the screen, where somebody can watch: a request has its end.
MOST_RECORDS = 10_000
MOST_REFUSED = 1_000
PREVIEWS = {"": False, "0": False, "1": True}


class _Refusal(Exception):
    """Why a request is not answered: status, where, what, and what to do."""

    def __init__(self, status: int, place: str, trouble: str, cure: str) -> None:
        super().__init__(trouble)
        self.status = status
        self.said = {"place": place, "trouble": trouble, "cure": cure}


@csrf_exempt  # There is no session and no cookie: nobody's browser can be made to send a token.
def import_references(request: HttpRequest) -> HttpResponse:
    """Import the files of a request, or say what would come of them with ?preview=1."""
    try:
        return _answer(request)
    except _Refusal as refusal:
        response = JsonResponse({"error": refusal.said}, status=refusal.status)
        if refusal.status == 401:
            response.headers["WWW-Authenticate"] = 'Bearer realm="Imprimatur"'
        if refusal.status == 405:
            response.headers["Allow"] = "POST"
        if refusal.status == 429:
            response.headers["Retry-After"] = str(IMPORTS.seconds)
        return response


def _answer(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        raise _Refusal(405, "method", f"{request.method} is not taken here.", "Send a POST.")
    if must_wait(request, IMPORTS):
        raise _Refusal(
            429, "request", "Too many requests in a minute.", "Send several records in one file."
        )
    by = _who(request)
    asked = request.GET.get("preview", "")
    if asked not in PREVIEWS:
        raise _Refusal(400, "preview", f"“{asked[:40]}” is neither 0 nor 1.", "Send preview=1.")
    files = [file_of(name, data) for name, data in _given(request)]
    if any(file.failed for file in files):
        return _told(files, unread(files), status=422, stored=False)
    if len(records_of(files)) > MOST_RECORDS:
        raise _Refusal(
            413, "file", f"These are more than {MOST_RECORDS:,} records.",
            "Send them in parts, or import the file on the screen.",
        )  # fmt: skip
    if PREVIEWS[asked]:
        return _told(files, entries(files, plan(records_of(files)).outcomes), stored=False)
    try:
        told = import_sources(files=files, by=by, at=clock.now())
    except Conflict as trouble:
        raise _Refusal(409, "library", str(trouble), "Send the same request again.") from trouble
    return _told(files, told, stored=True)


def _who(request: HttpRequest) -> Any:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    by = person_with(token.strip(), at=clock.now()) if scheme.lower() == "bearer" else None
    if by is None:
        raise _Refusal(
            401, "Authorization", "No token that holds was sent.",
            "Make one in the workspace under My tokens, and send “Authorization: Bearer …”.",
        )  # fmt: skip
    try:
        check_can_keep_library(person(by))
    except NotAllowed as refusal:
        raise _Refusal(403, "Authorization", str(refusal), "Ask an administrator.") from refusal
    return by


def _given(request: HttpRequest) -> list[tuple[str, bytes]]:
    """Return the names and bytes of what was sent: files of a form, or one file as the body."""
    too_large = _Refusal(
        413, "body", f"The request is larger than {LARGEST // MEGABYTE} MB.", "Send it in parts."
    )
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > LARGEST + 100_000:
        raise too_large
    if request.content_type != "multipart/form-data":
        data = request.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise too_large
        return [(_name_sent(request), data)]
    try:
        sent = request.FILES.getlist("file")
    except (MultiPartParserError, RequestDataTooBig, TooManyFilesSent, TooManyFieldsSent) as wrong:
        raise _Refusal(
            400, "body", "The form could not be read.", "Send files as multipart/form-data."
        ) from wrong
    if not sent or len(sent) > MOST_FILES:
        raise _Refusal(
            400, "file", f"{len(sent)} files were sent.", f"Send 1 to {MOST_FILES}, each as “file”."
        )
    if sum(file.size or 0 for file in sent) > LARGEST:
        raise too_large
    return [(plain_name(str(file.name)), file.read()) for file in sent]


def _name_sent(request: HttpRequest) -> str:
    held = Message()
    held["Content-Disposition"] = request.headers.get("Content-Disposition", "")[:500] or "inline"
    return plain_name(held.get_filename() or "body")


def _told(files: list[File], told: list[Entry], *, stored: bool, status: int = 200) -> HttpResponse:
    refused = [one for one in told if one.outcome == "refused"]
    return JsonResponse(
        {
            "stored": stored,
            "files": [{"name": one.name, "format": one.read.format} for one in files],
            **counts(told),
            "keys": [one.key for one in told if one.outcome != "refused"],
            "refused_records": [
                {
                    "file": files[one.file].name,
                    "record": one.record,
                    "line": one.line,
                    "message": cause_of(files[one.file].name, one.message),
                    "words": one.words,
                }
                for one in refused[:MOST_REFUSED]
            ],
        },
        status=status,
        json_dumps_params={"ensure_ascii": False},
    )
