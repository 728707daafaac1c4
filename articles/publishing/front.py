"""The door before Django: an article's page that was sent before is sent again from memory.

What is kept is the very answer that Django gave to a request with nothing in it but host, scheme
and path, so that no cookie, header or query can change a byte of it (I6). A page is sent again
only while the live pointer is known to have named its publication a moment ago (I18).
"""

import re
import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.http.request import split_domain_port

from articles import audiences, languages
from articles.publishing import queries
from articles.publishing.kept_page import Headers, Page
from articles.publishing.moved import pointer_moved
from articles.publishing.negotiation import is_known, takes_gzip

FRESH = 0.5
"""Seconds for which a page is sent again without a look at the live pointer."""
STALE = 5.0
"""Seconds after which it is not sent at all, even if the database cannot be asked."""
_TRIES = 3
_MOST_SITES = 64

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

_PREFIXES = "|".join(re.escape(each.prefix) for each in languages.LANGUAGES)
_OTHERS = "|".join(code for code in audiences.CODES if code != audiences.DEFAULT.code)
_ARTICLE = re.compile(rf"(?:{_PREFIXES})/articles/([-a-zA-Z0-9_]+)/(?:(?:{_OTHERS})/)?")
_gzip_is_taken = lru_cache(maxsize=256)(takes_gzip)


class Front:
    """A WSGI application around Django's: articles' pages from memory, all else passed through.

    Threads may call it at the same time. `most` is how many bytes of pages it keeps; what was not
    asked for lately goes first.
    """

    def __init__(self, application: Application, *, most: int) -> None:
        self._application, self._most = application, most
        self._pages: dict[tuple[str, str], Page] = {}
        self._newest: dict[tuple[str, str], int] = {}
        self._sites: dict[tuple[str, str, str], str] = {}
        self._lock = threading.Lock()
        self.size = 0
        """Bytes that are kept now."""
        trusted = settings.SECURE_PROXY_SSL_HEADER
        self._scheme_header = trusted[0] if trusted else ""
        pointer_moved.connect(self._forget)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request as PEP 3333 has it."""
        page = self._pages.get((self._site(environ), environ["PATH_INFO"]))
        if (
            page is None
            or environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or time.monotonic() - page.checked > FRESH
        ):
            page = self._found(environ)
            if page is None:
                return self._application(environ, start_response)
        page.used = True
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        taken = len(accepted) < 200 and _gzip_is_taken(accepted)
        variant = page.gzipped if taken else page.plain
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and is_known(page.etag, known):
            start_response("304 Not Modified", variant.unchanged[:])
            return []
        start_response("200 OK", variant.headers[:])
        return [variant.body] if environ["REQUEST_METHOD"] == "GET" else []

    def _site(self, environ: Environ) -> str:
        """Return scheme and host of a request as Django sees them; "" for what it refuses."""
        key = (
            environ.get("HTTP_HOST", ""),
            environ["wsgi.url_scheme"],
            environ.get(self._scheme_header, ""),
        )
        site = self._sites.get(key)
        if site is None:
            # A copy: it writes into it what Django would then read a second time.
            request = WSGIRequest({**environ})
            try:
                # Without the port: who asks at a thousand ports fills no memory.
                site = f"{request.scheme}://{split_domain_port(request.get_host())[0]}"
            except SuspiciousOperation:
                return ""
            if len(self._sites) >= _MOST_SITES:
                self._sites.clear()
            self._sites[key] = site
        return site

    def _found(self, environ: Environ) -> Page | None:
        """Return the page to send, looked up anew where need be; None for Django to answer."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return None
        match, site = _ARTICLE.fullmatch(environ["PATH_INFO"]), self._site(environ)
        if match is None or not site:
            return None
        key = (site, environ["PATH_INFO"])
        page = self._pages.get(key)
        try:
            if page is not None and self._is_still_live(key, page):
                return page
            return self._fetched(environ, key, match[1])
        except DatabaseError:
            return None

    def _is_still_live(self, key: tuple[str, str], page: Page) -> bool:
        """Hold a page against the pointer: one thread asks, others go on for a while."""
        if page.looking.acquire(blocking=False):
            try:
                asked = time.monotonic()
                if _live(page.slug) == page.publication:
                    page.checked = asked
                    return True
                with self._lock:
                    if self._pages.get(key) is page:
                        self._drop(key)
                return False
            except DatabaseError:
                if time.monotonic() - page.checked < STALE:
                    return True
                raise
            finally:
                page.looking.release()
        return time.monotonic() - page.checked < STALE

    def _fetched(self, environ: Environ, key: tuple[str, str], slug: str) -> Page | None:
        """Have Django make the answer, and keep it if the pointer stood still meanwhile."""
        before = _live(slug)
        for _ in range(_TRIES):
            if before is None:
                return None
            status, headers, body = self._asked(environ)
            checked = time.monotonic()
            after = _live(slug)
            if after == before:
                has_tag = any(name.lower() == "etag" for name, _ in headers)
                if not status.startswith("200 ") or not has_tag:
                    return None
                return self._kept(key, Page(slug, before, checked, headers, body))
            before = after
        return None

    def _asked(self, environ: Environ) -> tuple[str, Headers, bytes]:
        """Return what Django answers to a request with nothing in it but host, scheme and path."""
        theirs = ("HTTP_HOST", self._scheme_header)
        bare = {
            name: value
            for name, value in environ.items()
            if not name.startswith("HTTP_") or name in theirs
        }
        bare |= {"REQUEST_METHOD": "GET", "QUERY_STRING": "", "CONTENT_LENGTH": ""}
        bare |= {"CONTENT_TYPE": "", "wsgi.input": BytesIO()}
        answer: list[Any] = []

        def start_response(status: str, headers: Headers, exc_info: Any = None) -> None:
            answer[:] = [status, headers]

        parts = self._application(bare, start_response)
        try:
            body = b"".join(parts)
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        return answer[0], answer[1], body

    def _kept(self, key: tuple[str, str], page: Page) -> Page:
        """Keep a page, unless a newer one was kept; make room by what was not asked for lately.

        A newer one may have come and gone while this one was on its way: what a reader had of it
        stands, so that the older one is for the reader who waits for it and for nobody else.
        """
        with self._lock:
            there = self._pages.get(key)
            if page.publication < self._newest.get(key, 0):
                return there or page
            self._newest[key] = page.publication
            if there is not None:
                self._drop(key)
            if page.size <= self._most:
                self._pages[key] = page
                self.size += page.size
            while self.size > self._most:
                oldest = next(iter(self._pages))
                again = self._pages[oldest]
                self._drop(oldest)
                if again.used:
                    again.used = False
                    self._pages[oldest] = again
                    self.size += again.size
        return page

    def _drop(self, key: tuple[str, str]) -> None:
        self.size -= self._pages.pop(key).size

    def _forget(self, slug: str, **_: Any) -> None:
        with self._lock:
            for key in [key for key, page in self._pages.items() if page.slug == slug]:
                self._drop(key)


def _live(slug: str) -> int | None:
    """Ask which publication readers get at a slug, outside of any request of Django's."""
    close_old_connections()
    try:
        return queries.live_number(slug)
    finally:
        close_old_connections()
