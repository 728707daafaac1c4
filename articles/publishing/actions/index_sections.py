"""Write and remove what readers can find: the sections of live, listed pages, and no others."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from articles import audiences, languages
from articles.finding.cutting import cut
from articles.finding.section import Section as Cut
from articles.finding.version import VERSION
from articles.finding.words import words
from articles.models import Article, Snapshot
from articles.publishing.actions.make_renderings import CannotPublish, fragment_for
from articles.publishing.models import Live, Publication, Section, Spelling

AT_ONCE = 500


def index_sections(
    publication: Publication,
    snapshot: Snapshot,
    *,
    at: datetime,
    last: Publication | None = None,
) -> None:
    """Let readers find this publication and none before it; in the caller's transaction.

    What lists may not name is not found either. The sections of the publication before it are
    kept where its words are the same: a changed disclaimer cuts nothing anew.
    """
    if last is not None and publication.listed and _words_are_the_same(last, publication, snapshot):
        kept = Section.objects.filter(publication=last, made_by=VERSION)
        if kept.update(publication=publication):
            return
    forget_sections(publication.article)
    if not publication.listed:
        return
    content = snapshot.value()
    language = languages.of(content.language).code
    rows: list[Section] = []
    for audience in audiences.CODES:
        fragment = fragment_for(snapshot, content, audience, at=at)
        sections = cut(fragment, publication.question, language)
        rows += _rows(publication, audience, language, fragment["headline"], sections)
    _write(publication.question, rows, language)


def _words_are_the_same(last: Publication, publication: Publication, snapshot: Snapshot) -> bool:
    same_code = last.renderer == publication.renderer
    return same_code and last.renderings.filter(snapshot=snapshot).exists()


def store(
    publication: Publication,
    *,
    audience: str,
    language: str,
    headline: str,
    sections: Iterable[Cut],
) -> None:
    """Write the sections of one audience's page, and how their words are spelled."""
    rows = _rows(publication, audience, language, headline, sections)
    _write(publication.question, rows, language)


def _rows(
    publication: Publication, audience: str, language: str, headline: str, sections: Iterable[Cut]
) -> list[Section]:
    return [
        Section(
            publication=publication,
            audience=audience,
            language=language,
            position=position,
            kind=each.kind,
            headline=headline[:300],
            anchor=each.anchor,
            heading=each.heading,
            text=each.text,
            citations=[list(source) for source in each.citations],
            asks=" ".join(each.asks),
            title_stems=each.title_stems,
            heading_stems=each.heading_stems,
            stems=each.stems,
            length=each.length,
            prose=each.prose,
            made_by=VERSION,
        )
        for position, each in enumerate(sections)
    ]


def _write(question: str, rows: list[Section], language: str) -> None:
    Section.objects.bulk_create(rows, batch_size=AT_ONCE)
    said = [question, *(part for row in rows for part in (row.headline, row.heading, row.text))]
    learn(dict.fromkeys(said), language)


def learn(texts: Iterable[str], language: str) -> None:
    """Remember how words are spelled, those that were not known."""
    folded = {w.folded for text in texts for w in words(text, language) if w.stem}
    spelled = sorted(word for word in folded if len(word) > 2 and not word.isdigit())
    known: set[str] = set()
    for start in range(0, len(spelled), AT_ONCE):
        some = spelled[start : start + AT_ONCE]
        rows = Spelling.objects.filter(word__in=some, language=language)
        known.update(rows.values_list("word", flat=True))
    Spelling.objects.bulk_create(
        (
            Spelling(language=language, word=word, head=word[:3], tail=word[-3:], length=len(word))
            for word in spelled
            if word not in known
        ),
        batch_size=AT_ONCE,
    )


def forget_sections(article: Article) -> None:
    """Let readers find nothing of an article any more."""
    # Deleted as they are found: there is one publication's worth, and no row refers to them.
    Section.objects.filter(publication__article=article).delete()


def index_what_is_missing(*, at: datetime, most: int = 200) -> int:
    """Write the sections of live pages that have none, or were cut by other code; how many pages.

    For what was published before there were sections, and for a release that cuts otherwise.
    """
    current = Section.objects.filter(publication=OuterRef("publication"), made_by=VERSION)
    missing = Live.objects.filter(~Exists(current), publication__listed=True)
    done = 0
    for pk in missing.order_by("pk").values_list("pk", flat=True)[:most]:
        with transaction.atomic():
            live = Live.objects.select_for_update().filter(pk=pk).first()
            if live is None:
                continue
            rendering = live.publication.renderings.select_related("snapshot").first()
            if rendering is None:
                continue
            try:
                index_sections(live.publication, rendering.snapshot, at=at)
            except CannotPublish:
                continue  # Told to the staff when it is published.
            done += 1
    return done
