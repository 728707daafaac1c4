"""Reading the working copy, versions and disclaimers out of the tables."""

from datetime import date, datetime

from articles import assemble, audiences, languages
from articles.checks.registry import Context
from articles.content import (
    AiUse,
    Author,
    Content,
    Disclaimer,
    NotApplicable,
    Reference,
    Term,
    Text,
)
from articles.draft import Draft, Evidence
from articles.models import Article, Citation, Contribution, Version
from articles.models import Disclaimer as DisclaimerRow
from articles.models import Term as TermRow
from articles.models import Text as TextRow
from articles.status import OPEN, WITH_THE_BOARD, Status
from articles.terms.choosing import terms_for
from articles.terms.matching import openings

# What a contribution says of the submission of a version.
SUBMITTED = "Submitted"
# Databases take only so many values in one question.
_MOST_AT_ONCE = 5_000


def draft_of(article: Article) -> Draft:
    """Return the working copy as one value."""
    cited = Citation.objects.filter(claim__article=article).order_by("claim__key", "pk")
    return Draft(
        slug=article.slug,
        kind=article.kind,  # type: ignore[arg-type]  # pydantic checks the choice
        language=article.language,
        question=article.question,
        topics=tuple(article.topics.values_list("slug", flat=True)),
        region=article.region,
        ai_use=AiUse(kind=article.ai_kind, tool=article.ai_tool, note=article.ai_note),  # type: ignore[arg-type]  # pydantic checks the choice
        next_review_on=article.next_review_on.isoformat() if article.next_review_on else "",
        authors=tuple(Author(**author) for author in article.authors),
        not_applicable=tuple(NotApplicable(**part) for part in article.not_applicable),
        texts=tuple(
            Text(
                audience=text.audience,  # type: ignore[arg-type]  # pydantic checks the choice
                headline=text.headline,
                short_answer=text.short_answer,
                body=text.body,
            )
            # A database gives rows in any order, and after a save in another one.
            for text in sorted(article.texts.all(), key=_in_order)
        ),
        evidence=tuple(
            Evidence(claim=claim, reference=key, locator=locator, quote=quote, stance=stance)  # type: ignore[arg-type]  # pydantic checks the choice
            for claim, key, locator, quote, stance in cited.values_list(
                "claim__key", "reference__key", "locator", "quote", "stance"
            )
        ),
        references=references_of(article),
    )


def references_of(article: Article) -> tuple[Reference, ...]:
    """Return the sources that the working copy lists."""
    rows = article.references.values_list("key", "kind", "csl")
    return tuple(Reference(key=key, kind=kind, csl=csl) for key, kind, csl in rows)


def _in_order(text: TextRow) -> int:
    return audiences.position(text.audience)


def content_of(article: Article, *, on: date) -> Content:
    """Return the content that the working copy would be frozen into today."""
    return content_from(draft_of(article), on=on)


def content_from(draft: Draft, *, on: date) -> Content:
    """Return the content that a draft, saved or not, would be frozen into today."""
    in_force = disclaimers_in_force(on=on, language=draft.language)
    content = assemble.assemble(draft, in_force)
    return content.model_copy(update={"terms": terms_for(content, glossary_for(content))})


def glossary_for(content: Content) -> list[Term]:
    """Return the glossary's terms that may occur in the texts: a few of many, by first words."""
    texts = (part for t in content.texts for part in (t.headline, t.short_answer, t.body))
    first_words = sorted(openings(*texts))
    rows = [
        row
        for at in range(0, len(first_words), _MOST_AT_ONCE)
        for row in TermRow.objects.filter(
            active=True, opening__in=first_words[at : at + _MOST_AT_ONCE]
        )
    ]
    return [
        Term(
            word=row.word,
            audience=row.audience,  # type: ignore[arg-type]  # pydantic checks the choice
            plain=row.plain,
            definition=row.definition,
            later=row.later,  # type: ignore[arg-type]  # pydantic checks the choice
            credit=row.credit,
        )
        for row in rows
    ]


def disclaimers_in_force(
    *, on: date | datetime, language: str = languages.FIRST.tag
) -> tuple[Disclaimer, ...]:
    """Return the approved disclaimers, for each audience and state the one with highest number.

    Those of one language only: a page has its wording in its own or is not published. None at
    all for a language that the site has no pages in.
    """
    known = languages.known(language)
    if known is None:
        return ()
    code = known.code
    day = on.date() if isinstance(on, datetime) else on
    newest: dict[tuple[str, str], DisclaimerRow] = {}
    for row in DisclaimerRow.objects.filter(
        language=code, approved_at__isnull=False, approved_at__date__lte=day
    ).order_by("number"):
        newest[row.audience, row.state] = row
    return tuple(
        Disclaimer(
            audience=row.audience,  # type: ignore[arg-type]  # pydantic checks the choice
            state=row.state,
            number=row.number,
            text=row.text,
            # What was signed before there were languages does not spell the first one.
            language="" if code == languages.FIRST.code else code,
        )
        for _, row in sorted(newest.items())
    )


def checks_context(*, today: date, language: str = languages.FIRST.tag) -> Context:
    """Return what the checks of a text in a language know of the site on that day."""
    return Context(today=today, disclaimers=disclaimers_in_force(on=today, language=language))


def open_version(article: Article) -> Version | None:
    """Return the version that is not yet decided for good, if there is one."""
    return article.versions.filter(status__in=OPEN).first()


def version_with_the_board(article: Article) -> Version | None:
    """Return the version that closes the working copy to editing, if there is one."""
    return article.versions.filter(status__in=WITH_THE_BOARD).first()


def approved_version(article: Article) -> Version | None:
    """Return the version that readers may be shown as approved, if there is one."""
    return article.versions.filter(status=Status.APPROVED).first()


def contributors_since_approval(article: Article) -> set[int]:
    """Return the ids of all who had a hand in the text since the last approved submission.

    Nobody of them may sign. Counted in the order in which things were stored, from the approved
    version's submission on: a clock that goes back must not free anyone of what they wrote.
    """
    contributions = Contribution.objects.filter(article=article)
    last = article.versions.filter(approved_at__isnull=False).order_by("-number").first()
    if last is not None:
        submission = contributions.filter(what=SUBMITTED, at=last.submitted_at).last()
        # Without a trace of the submission nobody is freed.
        contributions = contributions.filter(pk__gt=submission.pk if submission else 0)
    return set(contributions.values_list("contributor_id", flat=True))
