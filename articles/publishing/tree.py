"""The live pages as a tree of files, for a web server that sends them alone.

    articles/<slug>     a link to the set that is live; de/articles/<slug> for German
    sets/<digest>/      the pages of one publication, as index.html and <audience>/index.html
                        (noindex.html where search engines are to leave them out), each with .gz

A set is written under another name, renamed when it is whole, and never changed. Readers get all of
it or nothing of it at the moment when one link is replaced (I18). Whatever is killed half-way
leaves the links as they were, and the next update clears up.
"""

import fcntl
import gzip
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from articles import audiences, languages
from articles.publishing.live_sets import LiveSet, live_digests, live_set
from articles.publishing.queries import Mismatch

LISTED, UNLISTED = "index.html", "noindex.html"
_SETS = "sets"
_LOCK = ".lock"
_AT_ONCE = 20
"""Articles that are brought up to date while others who want to write have to wait."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Updated:
    """What an update has done, by slug."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """Whose stored pages are not the published ones; the tree has none of them."""


class Tree:
    """The tree in one folder, which is made where it is missing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sets = folder / _SETS
        self._links = [folder / each.prefix.strip("/") / "articles" for each in languages.LANGUAGES]
        for needed in (folder, self._sets, *self._links):
            if not needed.exists():
                needed.mkdir(parents=True, exist_ok=True)
                needed.chmod(0o755)

    def update(self, tell: Callable[[int, int], None] = lambda done, of: None) -> Updated:
        """Bring every article up to date, and clear up what nothing leads to.

        `tell` is called with how many articles are done, and of how many that had to be.
        """
        wanted = live_digests()
        have = self._linked()
        changed = sorted(slug for slug in wanted | have if wanted.get(slug) != have.get(slug))
        parts = []
        for start in range(0, len(changed), _AT_ONCE):
            parts.append(self.bring(changed[start : start + _AT_ONCE]))
            tell(min(start + _AT_ONCE, len(changed)), len(changed))
        self._clear()
        return Updated(
            *(
                tuple(slug for part in parts for slug in getattr(part, what))
                for what in ("written", "removed", "refused")
            )
        )

    def bring(self, slugs: Iterable[str]) -> Updated:
        """Bring some articles up to date with their live pointers."""
        written, removed, refused = [], [], []
        # The pointer is read under the lock: who writes last has read last.
        with self._locked():
            for slug in slugs:
                try:
                    pages = live_set(slug)
                except Mismatch as trouble:
                    logger.error("Not in the tree: %s Run `manage.py verify`.", trouble)
                    refused.append(slug)
                    pages = None
                if pages is not None and self._publish(slug, pages):
                    written.append(slug)
                elif pages is None and self._remove(slug, self._links):
                    removed.append(slug)
        return Updated(tuple(written), tuple(removed), tuple(refused))

    def _publish(self, slug: str, pages: LiveSet) -> bool:
        """Point to a set, written before where it is not there yet; True if anything changed."""
        here = self.folder / languages.of(pages.language).prefix.strip("/") / "articles"
        others = [each for each in self._links if each != here]
        link, before = here / slug, self._set_of(here / slug)
        wanted = self._sets / pages.digest
        changed = before != wanted or not wanted.is_dir()
        if changed:
            if not wanted.is_dir():
                self._write(wanted, pages, newer_than=before)
            aside = here / f".{slug}"
            aside.unlink(missing_ok=True)
            aside.symlink_to(os.path.relpath(wanted, here))
            aside.replace(link)
            _to_disk(here)
            if before not in (None, wanted):
                shutil.rmtree(before, ignore_errors=True)
        return self._remove(slug, others) or changed

    def _write(self, wanted: Path, pages: LiveSet, newer_than: Path | None) -> None:
        name = LISTED if pages.listed else UNLISTED
        # A web server knows a file by size and second: two sets must never look alike to it.
        second = int(pages.made_at.timestamp())
        for old in newer_than.glob("*.html") if newer_than else ():
            second = max(second, int(old.stat().st_mtime) + 1)
        new = Path(tempfile.mkdtemp(prefix=".", dir=self._sets))
        for audience, page in pages.pages.items():
            folder = new if audience == audiences.DEFAULT.code else new / audience
            folder.mkdir(exist_ok=True)
            folder.chmod(0o755)
            for file, data in ((name, page), (f"{name}.gz", gzip.compress(page, mtime=0))):
                path = folder / file
                path.write_bytes(data)
                path.chmod(0o644)
                os.utime(path, (second, second))
                _to_disk(path)
            _to_disk(folder)
        new.rename(wanted)
        _to_disk(self._sets)

    def _remove(self, slug: str, where: Iterable[Path]) -> bool:
        gone = False
        for links in where:
            before = self._set_of(links / slug)
            if before is not None:
                (links / slug).unlink()
                shutil.rmtree(before, ignore_errors=True)
                gone = True
        return gone

    def _set_of(self, link: Path) -> Path | None:
        try:
            return self._sets / link.readlink().name
        except FileNotFoundError:
            return None

    def _linked(self) -> dict[str, str]:
        """Return to which set each slug leads; "" for one that is linked twice, or to nothing."""
        sets = set(_names_in(self._sets))
        found: dict[str, str] = {}
        for links in self._links:
            for name in _names_in(links):
                if not name.startswith("."):
                    digest = (links / name).readlink().name
                    found[name] = digest if digest in sets and name not in found else ""
        return found

    def _clear(self) -> None:
        """Take away what was left by somebody who was killed."""
        with self._locked():
            linked = set(self._linked().values())
            for name in _names_in(self._sets):
                if name not in linked:
                    shutil.rmtree(self._sets / name, ignore_errors=True)
            for links in self._links:
                for aside in links.glob(".*"):
                    aside.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Write alone; the lock of who is killed is free again."""
        with (self.folder / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _names_in(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries]


def _to_disk(path: Path) -> None:
    """Have a file or folder outlive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def follow(slug: str, **_: Any) -> None:
    """Bring one article up to date right after its pointer has moved, where a tree is kept."""
    if settings.PAGES_TREE:
        Tree(Path(settings.PAGES_TREE)).bring([slug])


def follow_all() -> None:
    """Bring the tree up to date, where one is kept: once more, for what was lost after a commit."""
    if settings.PAGES_TREE:
        try:
            Tree(Path(settings.PAGES_TREE)).update()
        except OSError as trouble:
            logger.error("The tree of pages could not be brought up to date: %s", trouble)
