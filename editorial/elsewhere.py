"""What the approved versions of other articles say is given, read once for each snapshot."""

from contextlib import suppress

from django.core.cache import cache
from pydantic import TypeAdapter

from articles.checks.figures.across_articles import families_named, stated_in
from articles.checks.figures.elsewhere import Elsewhere, Stated
from articles.content import Content
from articles.models import Snapshot, Tampered, Version
from articles.status import Status

_STATED = TypeAdapter(tuple[Stated, ...])
_KEPT_FOR = 24 * 60 * 60
_MOST_READ = 40
"""Snapshots read in one go: about a second. The next check goes on where this one stopped."""
_MOST_ASKED = 2_000
_MOST_KEPT = 20_000

_kept: dict[str, tuple[Stated, ...]] = {}


def elsewhere(content: Content) -> Elsewhere:
    """Return the regimens that other approved articles give of the medicines named here.

    Two questions to the database and one to the cache, however many articles there are.
    """
    families = families_named(content)
    if not families:
        return Elsewhere()
    digests = list(
        Version.objects.filter(status=Status.APPROVED)
        .exclude(article__slug=content.slug)
        .order_by("-approved_at")
        .values_list("snapshot__digest", flat=True)
    )
    _fill(digests)
    return Elsewhere(
        stated=tuple(
            stated
            for digest in digests
            for stated in _kept.get(digest, ())
            if stated.regimen.medicine.family in families
        ),
        unread=sum(digest not in _kept for digest in digests),
    )


def _fill(digests: list[str]) -> None:
    """Read what was not read before, from the cache or, some at a time, from the snapshots."""
    missing = [digest for digest in digests if digest not in _kept][:_MOST_ASKED]
    if not missing:
        return
    if len(_kept) > _MOST_KEPT:
        _kept.clear()
    found = cache.get_many([_key(digest) for digest in missing])
    for digest in missing:
        if _key(digest) in found:
            _kept[digest] = _STATED.validate_json(found[_key(digest)])
    unread = [digest for digest in missing if digest not in _kept][:_MOST_READ]
    if not unread:
        return
    new = {}
    for row in Snapshot.objects.filter(digest__in=unread):
        # One that was tampered with stays unread; `verify` says so, and no draft must wait for it.
        with suppress(Tampered):
            new[row.digest] = stated_in(row.value())
    _kept.update(new)
    cache.set_many({_key(d): _STATED.dump_json(stated) for d, stated in new.items()}, _KEPT_FOR)


def _key(digest: str) -> str:
    return f"stated:{digest}"
