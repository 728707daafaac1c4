"""A site with a great many approved articles, for measuring: copies of one that was signed."""

from typing import Any

from django.core.management import call_command
from django.db import connection, models, transaction

from articles import audiences, canonical
from articles.models import Article, Snapshot, Version
from articles.publishing.actions.go_live import digest_of
from articles.publishing.models import (
    Fragment,
    Live,
    Publication,
    Rendering,
    Section,
    Shelfmark,
)
from editorial import triggers
from editorial.models import ReviewRound, SignOff

SLUG = "b12-leg-weakness"
_AT_ONCE = 200


def slug_of(number: int) -> str:
    """Return the slug of one of the copies."""
    return f"{SLUG}-{number}"


def fill(articles: int, *, slug: str = SLUG, begin: int = 0) -> None:
    """Copy a live article until there are so many more: slug, words and digests are each one's own.

    They are numbered from `begin` on. Row by row it is what the acts would have written, in bulk:
    the guards are lifted meanwhile.
    """
    live = Live.objects.select_related("article", "publication__version__snapshot").get(
        article__slug=slug
    )
    triggers.drop(connection)
    try:
        for start in range(begin, begin + articles, _AT_ONCE):
            with transaction.atomic():
                _copy(live, range(start, min(start + _AT_ONCE, begin + articles)))
    finally:
        triggers.create(connection)


def _copy(live: Live, numbers: range) -> None:
    was, publication = live.article, live.publication
    version, frozen = publication.version, publication.version.snapshot
    slugs = [slug_of(number) for number in numbers]
    articles = Article.objects.bulk_create(_like(was, slug=slug) for slug in slugs)
    words = [frozen.content.replace(was.slug, slug) for slug in slugs]
    snapshots = Snapshot.objects.bulk_create(
        _like(frozen, article_id=article.pk, content=text, digest=_digest(canonical.CONTENT, text))
        for article, text in zip(articles, words, strict=True)
    )
    versions = Version.objects.bulk_create(
        _like(version, article_id=each.article_id, snapshot_id=each.pk) for each in snapshots
    )
    round = version.rounds.get(outcome="approved")
    rounds = ReviewRound.objects.bulk_create(
        _like(round, version_id=each.pk, snapshot_id=frozen.pk, digest=frozen.digest)
        for each, frozen in zip(versions, snapshots, strict=True)
    )
    SignOff.objects.bulk_create(
        _like(sign_off, round_id=each.pk, digest=each.digest)
        for each in rounds
        for sign_off in round.sign_offs.all()
    )
    Fragment.objects.bulk_create(
        _like(fragment, snapshot_id=each.pk)
        for each in snapshots
        for fragment in Fragment.objects.filter(snapshot=frozen)
    )
    _publish(live, articles, versions, snapshots)


def _publish(live: Live, articles: list, versions: list, snapshots: list) -> None:
    publication, was = live.publication, live.article.slug
    pages = {row.audience: row for row in publication.renderings.all()}
    renderings = []
    for article, snapshot in zip(articles, snapshots, strict=True):
        for row in pages.values():
            page = bytes(row.page).replace(was.encode(), article.slug.encode())
            digest = canonical.digest_bytes(canonical.PAGE, page)
            renderings.append(_like(row, snapshot_id=snapshot.pk, page=page, digest=digest))
    Rendering.objects.bulk_create(renderings)
    sets = [renderings[n : n + len(pages)] for n in range(0, len(renderings), len(pages))]
    manifests = [{row.audience: row.digest for row in each} for each in sets]
    publications = Publication.objects.bulk_create(
        _like(
            publication,
            article_id=version.article_id,
            version_id=version.pk,
            manifest=manifest,
            digest=digest_of(
                snapshot=snapshot.digest,
                standing=publication.standing_digest,
                renderer=publication.renderer,
                manifest=manifest,
            ),
        )
        for version, snapshot, manifest in zip(versions, snapshots, manifests, strict=True)
    )
    through = Publication.renderings.through
    through.objects.bulk_create(
        through(publication_id=each.pk, rendering_id=row.pk)
        for each, rows in zip(publications, sets, strict=True)
        for row in rows
    )
    lives = Live.objects.bulk_create(
        _like(live, article_id=each.article_id, publication_id=each.pk) for each in publications
    )
    Section.objects.bulk_create(
        _like(section, publication_id=each.pk)
        for each in publications
        for section in publication.sections.all()
    )
    mark = Shelfmark.objects.filter(live=live).first()
    if mark is not None:
        Shelfmark.objects.bulk_create(_like(mark, live_id=each.pk) for each in lives)
        on_topic = Shelfmark.topics.through
        on_topic.objects.bulk_create(
            on_topic(shelfmark_id=each.pk, topic_id=topic.pk)
            for each in lives
            for topic in mark.topics.all()
        )
    assert len(sets) * len(audiences.CODES) == len(renderings)


def _like(row: Any, **own: Any) -> Any:
    """Return a new row that is as another one, but for what is its own."""
    fields = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not isinstance(field, models.AutoField)
    }
    return type(row)(**{**fields, **own})


def _digest(domain: str, text: str) -> str:
    return canonical.digest_bytes(domain, text.encode("utf-8", "surrogatepass"))


def prepare() -> None:
    """Make the tables, the static files and the demonstration that the copies are made of."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo", verbosity=0, stdout=_Nowhere())
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # A throw-away database need not outlive a power cut.
            cursor.execute("PRAGMA synchronous=OFF")


class _Nowhere:
    """Where what a command says is not read."""

    def write(self, text: str) -> int:
        """Take it."""
        return len(text)

    def flush(self) -> None:
        """Have nothing to do."""
