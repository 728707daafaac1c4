"""What readers were shown before, and since when they are shown what they see: reading only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, Max, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from articles import canonical
from articles.models import Snapshot
from articles.publishing.models import Live, Publication, PublicChange, Shelfmark
from articles.publishing.queries import Mismatch
from articles.publishing.rendering.kept_parts import kept_parts
from articles.publishing.rendering.standing import PENDING, Standing
from articles.status import Status
from articles.topics import head, slugs_leading_to


@dataclass(frozen=True)
class VersionShown:
    """A version that the board approved and readers were shown, with what may be shown of it."""

    publication: Publication
    """The last one that said it was approved, or that it was withdrawn."""
    standing: Standing
    is_live: bool
    """Whether it is what readers get now, with its text."""
    page_is_withdrawn: bool
    """Whether readers get no text at all at the article's address."""
    earlier: int | None
    """The number of the version before it that readers were shown."""
    later: int | None

    @property
    def number(self) -> int:
        """The number that readers know it by."""
        return self.publication.version.number

    @property
    def is_withdrawn(self) -> bool:
        """Whether this very version was withdrawn."""
        return self.publication.version.status == Status.WITHDRAWN

    @property
    def shows_text(self) -> bool:
        """Whether its words may be shown: never what was withdrawn, nor what led up to it."""
        return not self.is_withdrawn and not self.page_is_withdrawn


def versions_shown(slug: str) -> list[VersionShown]:
    """Return the versions of an article that were approved and live, newest first."""
    last = (
        Publication.objects.filter(version=OuterRef("version"))
        .exclude(state__in=PENDING)
        .order_by("-sequence")
        .values("pk")[:1]
    )
    rows = list(
        Publication.objects.filter(
            article__slug=slug,
            pk=Subquery(last),
            version__status__in=[Status.APPROVED, Status.SUPERSEDED, Status.WITHDRAWN],
        )
        .select_related("version__snapshot", "article")
        # Of all versions together the texts can be large; who needs one asks for it.
        .defer("version__snapshot__content")
        .order_by("-version__number")
    )
    live = Live.objects.filter(article__slug=slug).select_related("publication").first()
    shows_none = live is None or not _standing(live.publication).shows_text
    numbers = [row.version.number for row in rows]
    return [
        VersionShown(
            publication=row,
            standing=_standing(row),
            is_live=not shows_none and live is not None and _is_same(live.publication, row),
            page_is_withdrawn=shows_none,
            earlier=numbers[at + 1] if at + 1 < len(rows) else None,
            later=numbers[at - 1] if at else None,
        )
        for at, row in enumerate(rows)
    ]


def kept_text(shown: VersionShown, audience: str) -> Mapping[str, str]:
    """Return the parts of a version's page as readers were last shown them.

    Raises Mismatch when the stored bytes do not fit what was published, LookupError for a version
    whose text may not be shown.
    """
    if not shown.shows_text:
        raise LookupError("The text of what was withdrawn is not shown.")
    publication = shown.publication
    row = publication.renderings.filter(audience=audience).values_list("page", "digest").first()
    page, digest = (bytes(row[0]), row[1]) if row else (b"", "")
    is_whole = canonical.digest_bytes(canonical.PAGE, page) == digest
    if not is_whole or publication.manifest.get(audience) != digest:
        raise Mismatch(
            f"The stored page of version {shown.number} of “{publication.article.slug}” for "
            f"{audience} is not the published one."
        )
    return kept_parts(page.decode("utf-8"))


def snapshots_of(*shown: VersionShown) -> list[Snapshot]:
    """Return what the board signed of each of these versions, in one query."""
    wanted = [each.publication.version.snapshot_id for each in shown]
    found = Snapshot.objects.in_bulk(wanted)
    return [found[pk] for pk in wanted]


def _standing(publication: Publication) -> Standing:
    return Standing.from_json(canonical.decode(publication.standing))


def _is_same(one: Publication, other: Publication) -> bool:
    return one.version_id == other.version_id and one.state not in PENDING


def changes(language: str, topic: str = "") -> QuerySet[PublicChange]:
    """Return what readers of a language were told, newest first; of one topic where it is given."""
    rows = PublicChange.objects.filter(language=language)
    if topic:
        # A slug has no quotation marks, so these are the edges of an item in the list of slugs.
        named = Q()
        for slug in slugs_leading_to(topic):
            named |= Q(topics__contains=f'"{slug}"')
        rows = rows.annotate(topics=Cast("publication__topics", TextField())).filter(named)
    return rows.select_related("article", "publication__version").order_by("-at", "-pk")


def name_of_topic(slug: str) -> str:
    """Return a topic's name; its slug where the topic was renamed away."""
    topic = head(slug)
    return topic.name if topic else slug


def listed_count() -> int:
    """Return how many articles search engines may list."""
    return Shelfmark.objects.count()


def listed_with_days() -> QuerySet[Shelfmark, tuple[str, str, date]]:
    """Return slug, language and day of the last change of every listed article, in a fixed order.

    The day is the one that the pages themselves state.
    """
    newest = PublicChange.objects.filter(article=OuterRef("pk")).order_by("-at", "-pk")
    return (
        Shelfmark.objects.annotate(
            changed_on=Subquery(newest.values("changed_on")[:1], output_field=DateField())
        )
        .order_by("pk")
        .values_list("live__article__slug", "language", "changed_on")
    )


def newest_days() -> dict[str, date]:
    """Return for each language with anything listed the day of its newest change."""
    rows = (
        Shelfmark.objects.order_by()
        .values("language")
        .annotate(newest=Max("live__article__public_changes__changed_on"))
    )
    return {row["language"]: row["newest"] for row in rows}
