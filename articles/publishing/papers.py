"""Papers: the page that readers get as a tagged PDF, made once, kept, the same for everybody."""

import base64
import re
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings

from articles import canonical
from articles.models import Image
from articles.pictures import ADDRESS, MEDIA_TYPES
from articles.publishing.models import Paper, Rendering
from articles.publishing.pdf import CannotPrint, Overloaded, pdf
from articles.publishing.queries import Mismatch
from articles.publishing.rendering import addresses
from articles.publishing.this_site import this_site

# Making one takes a second and much memory, so whoever asks for a hundred gets one at a time.
_at_work = threading.Lock()
# What could not be set is not tried again at once, or one such page would keep all others waiting.
PATIENCE = timedelta(minutes=5)
_failures: dict[int, tuple[datetime, CannotPrint]] = {}
_PICTURE = re.compile(rf'src="{ADDRESS.pattern}"')
_MOST_FAILURES = 1000


class Busy(Exception):
    """A paper is being made in this process; another one has to wait."""


@dataclass(frozen=True)
class LivePaper:
    """The paper of a page as it is served, and the version that the page shows."""

    pdf: bytes
    digest: str
    version: int


def live_paper(slug: str, audience: str, *, at: datetime) -> LivePaper | None:
    """Return the paper of the page that readers get now; None where they get none.

    A withdrawn article's is its notice, as its page is. Raises Mismatch for what is stored and was
    not published, Busy, and pdf.CannotPrint.
    """
    found = _live(slug, audience)
    if found is None or found.paper is not None:
        return found.paper if found else None
    paper_of(Rendering.objects.select_related("snapshot").get(pk=found.rendering), at=at)
    # Looked up again: what stands at the address may have changed while the paper was made.
    found = _live(slug, audience)
    if found is not None and found.paper is None:
        raise Busy
    return found.paper if found else None


def paper_of(rendering: Rendering, *, at: datetime) -> Paper:
    """Return the stored paper of a rendering, made now if nobody has asked for it before.

    Raises Mismatch for a page that was tampered with, Busy, and pdf.CannotPrint.
    """
    if not _at_work.acquire(blocking=False):
        raise Busy
    try:
        stored = Paper.objects.filter(rendering=rendering).first()
        return stored or _make(rendering, at)
    finally:
        _at_work.release()


def digest_of(rendering: str, made: bytes) -> str:
    """Return the digest of a paper, which holds for the page with this digest and for no other."""
    return canonical.digest_bytes(canonical.PAPER, rendering.encode("ascii") + b"\x00" + made)


def _make(rendering: Rendering, at: datetime) -> Paper:
    page = bytes(rendering.page)
    if canonical.digest_bytes(canonical.PAGE, page) != rendering.digest:
        raise Mismatch(f"The stored page {rendering.pk} is not the published one.")
    content = rendering.snapshot.value()
    where = addresses.article(content.slug, rendering.audience, content.language)
    made = _set(rendering, page.decode("utf-8"), this_site().public_url + where, at)
    # Another process may have been as quick: the first one stored is everybody's.
    row, _ = Paper.objects.get_or_create(
        rendering=rendering,
        defaults={"pdf": made, "digest": digest_of(rendering.digest, made), "made_at": at},
    )
    return row


def _set(rendering: Rendering, page: str, address: str, at: datetime) -> bytes:
    failed = _failures.get(rendering.pk)
    if failed and at - failed[0] < PATIENCE:
        raise failed[1]
    try:
        return pdf(_with_pictures(page), _style(), address=address, identifier=rendering.digest)
    except Overloaded as trouble:
        raise Busy from trouble
    except CannotPrint as trouble:
        if len(_failures) >= _MOST_FAILURES:
            _failures.clear()
        _failures[rendering.pk] = (at, trouble)
        raise


def _with_pictures(page: str) -> str:
    """Return a page that holds its pictures itself, for paper fetches nothing."""
    shown = {found["digest"] for found in _PICTURE.finditer(page)}
    rows = Image.objects.filter(digest__in=shown)
    data = {row.digest: base64.b64encode(bytes(row.data)).decode("ascii") for row in rows}
    return _PICTURE.sub(
        lambda found: (
            f'src="data:{MEDIA_TYPES[found["kind"]]};base64,{data[found["digest"]]}"'
            if found["digest"] in data
            else found[0]
        ),
        page,
    )


@cache
def _style() -> str:
    return (settings.BASE_DIR / "static" / "css" / "paper.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class _Found:
    rendering: int
    paper: LivePaper | None


def _live(slug: str, audience: str) -> _Found | None:
    row: tuple[Any, ...] | None = (
        Rendering.objects.filter(publications__live__article__slug=slug, audience=audience)
        .values_list(
            "pk",
            "digest",
            "paper__pdf",
            "paper__digest",
            "publications__manifest",
            "publications__version__number",
            named=False,
        )
        .first()
    )
    if row is None:
        return None
    rendering, page, stored, digest, manifest, version = row
    if manifest.get(audience) != page:
        raise Mismatch(f"The stored page of “{slug}” for {audience} is not the published one.")
    if stored is None:
        return _Found(rendering, None)
    made = bytes(stored)
    if digest_of(page, made) != digest:
        raise Mismatch(f"The stored paper of “{slug}” for {audience} was not made of its page.")
    return _Found(rendering, LivePaper(made, digest, version))
