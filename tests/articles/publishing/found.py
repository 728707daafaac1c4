"""The demonstration's articles as readers find them, without the way through the board."""

import json
from datetime import UTC, datetime
from functools import cache

from articles.assemble import assemble
from articles.content import Content, Term
from articles.exchange.formats import read_file
from articles.finding.cutting import cut
from articles.finding.section import Section
from articles.models import Article, Snapshot, Version
from articles.publishing.actions.index_sections import store
from articles.publishing.default_disclaimers import DISCLAIMERS
from articles.publishing.models import Live, Publication
from articles.publishing.rendering.fragment import render_fragment
from editorial.demo.articles import FOLDER
from tests.factories import make_user

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TERMS = (
    Term(word="paraesthesia", audience="student", plain="pins and needles"),
    Term(word="peripheral neuropathy", audience="student", plain="damage to the nerves"),
)


@cache
def demonstration() -> list[Content]:
    """Return the demonstration's articles as content."""
    drafts = [read_file(path, "markdown").draft for path in sorted(FOLDER.glob("*-*.md"))]
    return [assemble(draft, DISCLAIMERS).model_copy(update={"terms": TERMS}) for draft in drafts]


def put_live(content: Content, *, audiences: tuple[str, ...] = ("patient", "clinician")) -> None:
    """Let readers find these audiences' pages of an article."""
    publication = publication_of(content.slug, content.question, content.language)
    for audience in audiences:
        headline, sections = _cut(content, audience)
        store(
            publication,
            audience=audience,
            language=content.language[:2],
            headline=headline,
            sections=sections,
        )


_CUT: dict[tuple[str, str], tuple[str, list[Section]]] = {}


def _cut(content: Content, audience: str) -> tuple[str, list[Section]]:
    key = (content.slug, audience)
    if key not in _CUT:
        fragment = render_fragment(content.to_json(), audience)
        sections = cut(fragment, content.question, content.language[:2])
        _CUT[key] = (fragment["headline"], sections)
    return _CUT[key]


def publication_of(slug: str, question: str, language: str = "en-GB") -> Publication:
    """Make a listed publication that is live, of an article made for it."""
    person = make_user()
    article = Article.objects.create(
        slug=slug,
        question=question,
        language=language,
        owner=person,
        created_at=AT,
        changed_at=AT,
    )
    snapshot = Snapshot.objects.create(
        article=article, format=1, content="{}", digest="0" * 64, made_at=AT, made_by=person
    )
    version = Version.objects.create(
        article=article,
        number=1,
        snapshot=snapshot,
        status="submitted",
        change_note="New.",
        submitted_at=AT,
    )
    publication = Publication.objects.create(
        article=article,
        version=version,
        sequence=1,
        state="approved",
        standing=json.dumps({"approved_on": "2026-11-02"}),
        standing_digest="0" * 64,
        renderer="none",
        manifest={},
        digest="0" * 64,
        listed=True,
        question=question,
        topics=["neurology"],
        made_at=AT,
    )
    Live.objects.create(article=article, publication=publication, since=AT)
    return publication
