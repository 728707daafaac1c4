"""Ask an application as a server does, with nothing of Django's test client in between."""

from typing import Any
from wsgiref.util import setup_testing_defaults


def asked(
    application: Any, path: str, method: str = "GET", query: str = "", **headers: str
) -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body; headers are named as in HTTP or in Python."""
    environ: dict[str, Any] = {
        "PATH_INFO": path.encode().decode("latin-1"),
        "REQUEST_METHOD": method,
        "QUERY_STRING": query,
        "HTTP_HOST": "testserver",
    }
    for name, value in headers.items():
        environ[f"HTTP_{name.upper().replace('-', '_')}"] = value
    setup_testing_defaults(environ)
    got: list[Any] = []
    parts = application(environ, lambda status, headers, *_: got.extend([status, headers]))
    body = b"".join(parts)
    getattr(parts, "close", lambda: None)()
    assert len(got) == 2, "a response begins once"
    return got[0], dict(got[1]), body
