"""What a reader's message may be about: messages that ask the same, and pages that may answer."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from articles import languages
from articles.finding.alike import alike
from articles.finding.words import stems
from articles.publishing.looking_up import look_up
from articles.publishing.models import Live, Message

LATELY = timedelta(days=365)
# Compared with one message, the newest first.
MOST = 500
MOST_PAGES = 5


@dataclass(frozen=True)
class MayAnswer:
    """A page that readers have, and may answer what one of them asks."""

    slug: str
    question: str
    number: int


def repeats(message: Message, *, most: int = 5) -> list[tuple[Message, int]]:
    """Return the messages that may ask the same, best first, each with its likeness in percent."""
    language = _language(message)
    others = (
        Message.objects.filter(
            Q(article=message.article_id) | Q(received_at__gt=message.received_at - LATELY)
        )
        .exclude(pk=message.pk)
        .exclude(duplicate_of=message)
        .select_related("article")
        .order_by("-received_at")[:MOST]
    )
    rows = {row.pk: row for row in others}
    found = alike(
        stems(message.text, language),
        {pk: stems(row.text, language) for pk, row in rows.items()},
        most=most,
    )
    return [(rows[pk], round(100 * likeness)) for pk, likeness in found]


def may_answer(message: Message) -> list[MayAnswer]:
    """Return the live pages that the site's own search finds for the message, best first."""
    looked = look_up(
        message.text,
        audience=message.audience,
        language=_language(message),
        slug=message.article.slug if message.article else "",
    )
    pages = list(dict.fromkeys(scored.candidate.page for scored in looked.scored))[:MOST_PAGES]
    rows = {
        row.publication_id: row
        for row in Live.objects.filter(publication__in=pages).select_related(
            "article", "publication__version"
        )
    }
    return [
        MayAnswer(row.article.slug, row.publication.question, row.publication.version.number)
        for row in (rows[page] for page in pages if page in rows)
    ]


def _language(message: Message) -> str:
    written = languages.of(message.article.language) if message.article else languages.FIRST
    return written.code
