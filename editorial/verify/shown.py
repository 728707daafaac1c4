"""What readers get: stored pages, publications, and the live pointers."""

import json
from collections.abc import Iterator

from django.db.models import Prefetch

from articles import audiences, canonical
from articles.models import Snapshot
from articles.publishing.actions.go_live import digest_of as publication_digest
from articles.publishing.models import Fragment, Live, Paper, Publication, Rendering
from articles.publishing.papers import digest_of as paper_digest
from articles.publishing.rendering.standing import PENDING, WITHOUT_TEXT
from articles.status import Status
from editorial.models import AuditEvent, ReviewRound
from editorial.verify.record import details_of


def problems() -> Iterator[str]:
    """Yield what does not fit in renderings, papers, publications and live pointers."""
    yield from _pages()
    yield from _papers()
    yield from _publications()


def _pages() -> Iterator[str]:
    for rendering in Rendering.objects.iterator(chunk_size=100):
        page = bytes(rendering.page)
        if canonical.digest_bytes(canonical.PAGE, page) != rendering.digest:
            yield f"rendering {rendering.pk}: its digest does not fit its page"
    for fragment in Fragment.objects.iterator(chunk_size=100):
        data = fragment.data.encode("utf-8", "surrogatepass")
        if canonical.digest_bytes(canonical.FRAGMENT, data) != fragment.digest:
            yield f"fragment {fragment.pk}: its digest does not fit its data"


def _papers() -> Iterator[str]:
    papers = Paper.objects.select_related("rendering").defer("rendering__page")
    for paper in papers.iterator(chunk_size=100):
        if paper_digest(paper.rendering.digest, bytes(paper.pdf)) != paper.digest:
            yield f"paper of rendering {paper.pk}: its digest does not fit its page"


def _publications() -> Iterator[str]:
    recorded = {
        details_of(event).get("publication")
        for event in AuditEvent.objects.filter(action="publish")
    }
    # The pages themselves were looked at above, and are far too large to hold beside each other.
    pages_of = Rendering.objects.defer("page").select_related("snapshot")
    rows = Publication.objects.select_related("version").prefetch_related(
        Prefetch("renderings", pages_of),
        Prefetch("version__rounds", ReviewRound.objects.select_related("policy")),
        "version__rounds__emergencies",
    )
    for row in rows.iterator(chunk_size=100):
        name = f"publication {row.pk}"
        snapshots = {r.snapshot for r in row.renderings.all()}
        if len(snapshots) != 1 or not _may_show(row, snapshots):
            yield f"{name}: a page of it was made from another snapshot"
            continue
        snapshot = snapshots.pop()
        if not _is_warranted(row, snapshot):
            yield f"{name}: neither signatures nor policy nor an emergency let readers see it"
        digest = publication_digest(
            snapshot=snapshot.digest,
            standing=row.standing_digest,
            renderer=row.renderer,
            manifest=row.manifest,
        )
        if digest != row.digest:
            yield f"{name}: its digest does not fit what it names"
        standing = row.standing.encode("utf-8", "surrogatepass")
        if canonical.digest_bytes(canonical.STANDING, standing) != row.standing_digest:
            yield f"{name}: its digest does not fit its standing"
        elif not _says_what_it_shows(row, snapshot):
            yield f"{name}: its columns do not say what its pages say"
        pages = {r.audience: r.digest for r in row.renderings.all()}
        if pages != row.manifest or set(pages) != set(audiences.CODES):
            yield f"{name}: its pages are not those it names"
        if row.digest not in recorded:
            yield f"{name}: no audit line tells of it"
    yield from _live()


def _may_show(row: Publication, snapshots: set[Snapshot]) -> bool:
    """Before approval a version may have had other snapshots of its article; after it, one."""
    if row.state in PENDING:
        return all(snapshot.article_id == row.article_id for snapshot in snapshots)
    return all(snapshot.pk == row.version.snapshot_id for snapshot in snapshots)


def _is_warranted(row: Publication, snapshot: Snapshot) -> bool:
    """Whether a round of the version lets readers see this snapshot in this state."""
    rounds = [each for each in row.version.rounds.all() if each.snapshot_id == snapshot.pk]
    if row.state in ("emergency", "emergency_ended"):
        return any(each.emergencies.all() for each in rounds)
    if row.state in PENDING:
        return any(each.asks().show_pending for each in rounds)
    return any(each.outcome == Status.APPROVED for each in rounds)


def _says_what_it_shows(row: Publication, snapshot: Snapshot) -> bool:
    try:
        standing, content = json.loads(row.standing), snapshot.value()
    except ValueError:
        return False
    return (row.version.number, row.state, row.listed, row.question, row.topics) == (
        standing["version"],
        standing["state"],
        standing["index"],
        content.question,
        list(content.topics),
    ) and row.summary == _summary_of(row, snapshot)


def _summary_of(row: Publication, snapshot: Snapshot) -> str | None:
    """Return what lists and feeds should say: words of the part that the page was made of."""
    if row.state in WITHOUT_TEXT:
        return ""
    fragment = Fragment.objects.filter(
        snapshot=snapshot,
        audience=audiences.DEFAULT.code,
        renderer=row.renderer.partition(".")[0],
    ).first()
    if fragment is None:
        return None
    try:
        return str(canonical.decode(fragment.data)["summary"])
    except (ValueError, KeyError, TypeError):
        return None


def _live() -> Iterator[str]:
    """Readers get the publication that the record tells of last, or nothing."""
    told: dict[int | None, int | None] = {}
    events = AuditEvent.objects.filter(action__in=["publish", "unpublish"]).order_by("sequence")
    for event in events.iterator(chunk_size=2000):
        told[event.article_id] = details_of(event).get("sequence")
    for live in Live.objects.select_related("publication"):
        name = f"live pointer of article {live.article_id}"
        if live.article_id != live.publication.article_id:
            yield f"{name}: it names another article's pages"
        elif told.pop(live.article_id, None) != live.publication.sequence:
            yield f"{name}: it names other pages than the record"
    for article, sequence in told.items():
        if sequence is not None and not Live.objects.filter(article=article).exists():
            yield f"live pointer of article {article}: it is gone, and the record does not say so"
