"""The part of nginx's configuration that sends the published tree, and passes on all else.

What an article's page is sent with comes from Django's own middlewares, so that it is the same
whoever sends it.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from articles import audiences, languages
from articles.publishing.tree import LISTED, UNLISTED
from articles.publishing.views.frame import KEEP

_READERS = "editorial.middleware.readers_first"
_A_YEAR = "public, max-age=31536000, immutable"


def configuration(tree: Path, *, upstream: str) -> str:
    """Return the lines for the server block of the site, whose `tree` publish_tree writes.

    `upstream` is where the web processes listen, as in "http://127.0.0.1:8000".
    """
    common = headers_of({})
    page = {**common, "Cache-Control": f"public, max-age={KEEP}"}
    prefixes = "|".join(re.escape(each.prefix) for each in languages.LANGUAGES)
    others = "|".join(each for each in audiences.CODES if each != audiences.DEFAULT.code)
    address = rf"^(?:{prefixes})/articles/[-a-zA-Z0-9_]+/(?:(?:{others})/)?$"
    static = f"{settings.STATIC_ROOT}/"
    return "\n".join(
        [
            "# Made by `manage.py publish_tree --nginx`; after an upgrade make it again.",
            "# For the server block of the site. All that is no live page goes to the application.",
            "merge_slashes off;",
            "client_max_body_size 22m;",
            *_block(f'location ~ "{address}"', _page(tree, LISTED, "@noindex", page)),
            *_block(
                "location @noindex",
                _page(tree, UNLISTED, "@application", {**page, "X-Robots-Tag": "noindex"}),
            ),
            *_block(f"location {settings.STATIC_URL}", _static(static, common, "max-age=60")),
            *_block(
                # By its digest in the name, as `collectstatic` puts it there.
                rf'location ~ "^{settings.STATIC_URL}(.+\.[0-9a-f]{{12}}\.\w+)$"',
                _static(f"{static}$1", common, _A_YEAR),
            ),
            *_block("location @application", _proxy(upstream)),
            *_block("location /", _proxy(upstream)),
            # Their addresses open an account or a draft: they go into no log.
            *(
                line
                for path in ("/accounts/invitation/", "/accounts/password/reset/key/", "/expert/")
                for line in _block(f"location {path}", ["access_log off;", *_proxy(upstream)])
            ),
            # Their addresses have what a reader asks, perhaps about an illness.
            *(
                line
                for each in languages.LANGUAGES
                for path in ("ask", "search")
                for line in _block(f"location {each.prefix}/{path}/", _unlogged(upstream))
            ),
            "",
        ]
    )


def _unlogged(upstream: str) -> list[str]:
    # nginx writes the whole address to the error log, too; what failed is in the application's.
    return ["access_log off;", "error_log /dev/null crit;", *_proxy(upstream)]


def headers_of(own: Mapping[str, str]) -> dict[str, str]:
    """Return what a reader's answer carries after every middleware, for the site's own address."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(headers=dict(own))
        del response.headers["Content-Type"]
        return response

    handler = answer
    above = settings.MIDDLEWARE[: settings.MIDDLEWARE.index(_READERS)]
    for name in reversed(above):
        handler = import_string(name)(handler)
    scheme, _, host = settings.PUBLIC_URL.partition("://")
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "wsgi.input": BytesIO()}
    environ |= {"HTTP_HOST": host, "wsgi.url_scheme": scheme}
    proxied = settings.SECURE_PROXY_SSL_HEADER
    if proxied and scheme == "https":
        environ[proxied[0]] = proxied[1]
    response = handler(WSGIRequest(environ))
    return {name: value for name, value in response.items() if name != "Content-Length"}


def _page(tree: Path, name: str, otherwise: str, headers: Mapping[str, str]) -> list[str]:
    return [
        f"root {_quoted(str(tree))};",
        # Looked for by its own name first: else a folder would be answered with a redirect.
        f"try_files ${{uri}}{name} {otherwise};",
        # What is replaced in this very moment, and what is not asked for with GET or HEAD.
        "error_page 403 404 405 = @application;",
        "types { }",
        'default_type "text/html; charset=utf-8";',
        "gzip off;",
        "gzip_static on;",
        "gzip_proxied any;",
        "gzip_vary on;",
        "max_ranges 0;",
        # Looking for a file again costs as much as sending it. A second at most it sends the old.
        "open_file_cache max=4096 inactive=30s;",
        "open_file_cache_valid 1s;",
        *(f"add_header {key} {_quoted(value)};" for key, value in headers.items()),
    ]


def _static(path: str, headers: Mapping[str, str], keep: str) -> list[str]:
    return [
        f"alias {_quoted(path)};",
        "gzip_static on;",
        "gzip_vary on;",
        "charset utf-8;",
        "charset_types text/css application/javascript text/javascript image/svg+xml;",
        *(
            f"add_header {key} {_quoted(value)} always;"
            for key, value in {**headers, "Cache-Control": keep}.items()
        ),
    ]


def _proxy(upstream: str) -> list[str]:
    return [
        f"proxy_pass {upstream};",
        "proxy_set_header Host $host;",
        "proxy_set_header X-Forwarded-Proto $scheme;",
        "proxy_set_header X-Forwarded-For $remote_addr;",
    ]


def _block(opening: str, lines: list[str]) -> list[str]:
    return ["", f"{opening} {{", *(f"    {line}" for line in lines), "}"]


def _quoted(value: str) -> str:
    # In its strings nginx replaces what begins with a dollar; ours is the name of a group.
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
