"""Which renderer made a page: a digest of everything that decides its bytes.

Part of a rendering's key, so a change of code, template or style can never pass for the page that
was stored before it, and nobody has to remember to raise a number.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_SOURCES = (
    "articles/audiences.py",
    "articles/canonical.py",
    "articles/checks/prose/quantities.py",
    "articles/content.py",
    "articles/facts/data_medicines.py",
    "articles/facts/medicines.py",
    "articles/facts/tokens.py",
    "articles/languages.py",
    "articles/markup/*.py",
    "articles/publishing/pages.py",
    "articles/publishing/rendering/*.py",
    "articles/terms/*.py",
    "references/exports/*.py",
    "references/formatting*.py",
    "references/formatting/*.py",
    "references/identifiers.py",
    "locale/*/LC_MESSAGES/django.mo",
    "templates/base.html",
    "templates/components/*",
    "templates/reading/**/*",
    "static/css/tokens.css",
    "static/css/base.css",
    "static/css/reading.css",
    "static/css/paper.css",
    "static/js/reading/*.js",
    "static/img/favicon.svg",
)


def source_files(root: Path = _ROOT) -> Iterator[Path]:
    """Yield the files that decide a page's bytes, in one order on every machine."""
    found = {path for pattern in _SOURCES for path in root.glob(pattern) if path.is_file()}
    yield from sorted(found, key=lambda path: path.relative_to(root).as_posix())


def digest_of(root: Path) -> str:
    """Return a short digest over the names and bytes of a tree's source files."""
    total = hashlib.sha256()
    for path in source_files(root):
        for part in (path.relative_to(root).as_posix().encode(), path.read_bytes()):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()[:16]


RENDERER_VERSION = digest_of(_ROOT)
