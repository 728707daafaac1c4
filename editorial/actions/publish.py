"""Publish: make what readers get agree with what the board decided."""

from datetime import datetime

from django.db import transaction

from articles.models import Article, Snapshot, Version
from articles.publishing.actions.go_live import go_live, take_down
from articles.publishing.actions.make_renderings import CannotPublish, make_renderings
from articles.publishing.models import Failure, Live, Publication
from articles.publishing.rendering.standing import Standing
from articles.publishing.this_site import this_site
from editorial import audit, transitions
from editorial.desired import desired_version
from editorial.orders import taken_down
from editorial.policies import Conflict
from editorial.standing import standing_of

MOST_TRIES = 5


def publish(*, article: Article, at: datetime) -> Publication | None:
    """Bring the live pages of an article up to what its versions, sign-offs and policy say.

    Looks at how things are, not at what was once asked: called twice, late or out of order it
    does nothing wrong. Rendering happens before the lock; under the lock everything is looked
    at again, and when it has changed the work starts over. Raises CannotPublish, and leaves
    that for the staff to see.
    """
    for _ in range(MOST_TRIES):
        version = desired_version(article, at=at)
        if version is None:
            with transaction.atomic():
                transitions.lock(article.pk)
                if desired_version(article, at=at) is None:
                    unpublish(article, at=at)
                    return None
            continue
        standing = standing_of(version, at=at)
        live = Live.objects.filter(article=article).select_related("publication").first()
        if live is not None and _agrees(live.publication, version, standing, at):
            Failure.objects.filter(article=article).delete()
            return live.publication
        publication = _publish(article, version, standing, at)
        if publication is not None:
            return publication
    raise Conflict(f"Article “{article.slug}” is changing faster than it can be published.")


def unpublish(article: Article, *, at: datetime) -> None:
    """Leave readers nothing at this address, and record it; in the caller's transaction."""
    if take_down(article):
        _record("unpublish", article, None, None, at)


def _publish(
    article: Article, version: Version, standing: Standing, at: datetime
) -> Publication | None:
    """Make the pages and go live; None when things changed while the pages were made."""
    try:
        renderings = make_renderings(
            snapshot=_snapshot_of(version, at), standing=standing, site=this_site(), at=at
        )
    except CannotPublish as trouble:
        Failure.objects.update_or_create(
            article=article, defaults={"message": str(trouble), "at": at}
        )
        raise
    with transaction.atomic():
        transitions.lock(article.pk)
        now = desired_version(article, at=at)
        if now is None or now.pk != version.pk or standing_of(now, at=at) != standing:
            return None
        live = Live.objects.filter(article=article).select_related("publication").first()
        if live is not None and _agrees(live.publication, version, standing, at):
            return live.publication  # Another worker was faster.
        if standing.is_approved:
            _check_signed(version, at)
        publication = go_live(
            version=version, standing=standing, site=this_site(), renderings=renderings, at=at
        )
        Failure.objects.filter(article=article).delete()
        _record("publish", article, publication, standing, at)
        return publication


def _check_signed(version: Version, at: datetime) -> None:
    """Raise unless the round that approved this version was signed on exactly its digest.

    Asked again at the last moment before readers see it. Eligibility is that of the moment of
    approval: who leaves the board later has still signed.
    """
    round = version.rounds.filter(outcome="approved").order_by("-number").first()
    if (
        round is None
        or round.snapshot_id != version.snapshot_id
        or round.sign_offs.filter(decision="approve", digest=version.snapshot.digest).count()
        < round.signers_needed
    ):
        raise CannotPublish(
            f"Version {version.number} is marked approved, but its sign-offs do not fit. Nothing "
            "was published. Run `manage.py verify` and tell an administrator."
        )


def _snapshot_of(version: Version, at: datetime) -> Snapshot:
    """Return what the page is made of: the notice of an emergency that ended has its own words."""
    ended = taken_down(version, at=at)
    return ended.round.snapshot if ended else version.snapshot


def _agrees(publication: Publication, version: Version, standing: Standing, at: datetime) -> bool:
    return (
        publication.version_id == version.pk
        and publication.standing_digest == standing.digest
        and publication.renderer == this_site().renderer
        # A version that is submitted again keeps its number and gets another snapshot.
        and publication.renderings.filter(snapshot=_snapshot_of(version, at)).exists()
    )


def _record(
    action: str,
    article: Article,
    publication: Publication | None,
    standing: Standing | None,
    at: datetime,
) -> None:
    audit.record(
        action=action,
        by=None,
        at=at,
        article=article,
        subject=f"article:{article.pk}",
        details={
            "publication": publication.digest,
            "sequence": publication.sequence,
            "version": publication.version.number,
            "state": standing.state if standing else "",
            "pages": publication.manifest,
        }
        if publication
        else {},
    )
