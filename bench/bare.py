"""The plainest WSGI application that answers with the same bytes: what serving is measured by."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_SAME = Path(os.environ["BENCH_ANSWER"])
_HEADERS = [(name, value) for name, value in json.loads((_SAME / "headers.json").read_text())]
_BODY = (_SAME / "body").read_bytes()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer everything with the one page."""
    start_response("200 OK", _HEADERS)
    return [_BODY]
