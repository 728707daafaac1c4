"""The files of the Ace editor that are served: a few of the hundreds that its package holds."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

# The editor, its search box, and the style sheet without which it would write styles into the page.
SERVED = ("ace/ace.js", "ace/ext-searchbox.js", "ace/css/ace.css", "ace/css/main-*")
PREFIX = "editor"


class EditorFinder(BaseFinder):
    """Finds the editor where its package was installed; nothing of it is kept in the code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        package = find_spec("django_ace")
        if package is None or package.origin is None:
            raise LookupError("django-ace is not installed. Run `make install`.")
        self.root = Path(package.origin).parent / "static" / "django_ace" / "ace"
        self.storage = FileSystemStorage(location=str(self.root))
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]  # collectstatic puts it before

    def check(self, **kwargs: Any) -> list[Any]:
        """Say nothing: there is nothing to set."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where a file of the editor is, or nothing."""
        found = [str(self.root / name) for name in self._names() if f"{PREFIX}/{name}" == path]
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Any]]:
        """Yield what collectstatic is to collect."""
        for name in self._names():
            yield name, self.storage

    def _names(self) -> Sequence[str]:
        files = (file for pattern in SERVED for file in self.root.parent.glob(pattern))
        return sorted(file.relative_to(self.root).as_posix() for file in files)
