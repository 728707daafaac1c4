"""What stands around the texts of an article, in words: authors, sources, notices and the like."""

from collections.abc import Callable, Iterator

from articles.content import Content
from references.formatting import ama_text

_Said = Callable[[Content], str]


def surroundings(before: Content | None, after: Content) -> Iterator[tuple[str, str, str]]:
    """Yield the title of each part with its words as they were and as they are."""
    for title, said in _PARTS:
        yield title, said(before) if before else "", said(after)


def _authors(content: Content) -> str:
    return "\n".join(f"{author.name}, {author.role}".rstrip(", ") for author in content.authors)


def _ai_use(content: Content) -> str:
    use = content.ai_use
    return "\n".join(part for part in (use.kind, use.tool, use.note) if part)


def _sources(content: Content) -> str:
    return "\n".join(
        f"{reference.key}: {ama_text(reference.csl, reference.kind)}"
        for reference in content.references
    )


def _evidence(content: Content) -> str:
    return "\n".join(
        f"{claim.id} ← {cited.reference} ({cited.stance}) {cited.locator} “{cited.quote}”"
        for claim in content.claims
        for cited in claim.citations
    )


def _certainty(content: Content) -> str:
    return "\n".join(f"{claim.id}: {claim.kind}, {claim.certainty}" for claim in content.claims)


def _left_out(content: Content) -> str:
    return "\n".join(
        f"{claim.id}, {left.audience}: {left.reason}"
        for claim in content.claims
        for left in claim.left_out
    )


def _terms(content: Content) -> str:
    return "\n".join(
        f"{term.word} ({term.audience}): {term.plain}. {term.definition} {term.credit}".strip()
        for term in content.terms
    )


def _notices(content: Content) -> str:
    return "\n".join(
        f"{each.audience or 'all'}, {each.state or 'always'}, number {each.number}: {each.text}"
        for each in content.disclaimers
    )


def _not_applicable(content: Content) -> str:
    return "\n".join(f"{each.what}: {each.reason}" for each in content.not_applicable)


def _waivers(content: Content) -> str:
    return "\n".join(
        f"{each.id}: {each.reason} ({each.by}) {each.quote}" for each in content.waivers
    )


_PARTS: tuple[tuple[str, _Said], ...] = (
    ("Kind", lambda content: content.kind),
    ("Topics", lambda content: ", ".join(content.topics)),
    ("Region", lambda content: content.region),
    ("Language", lambda content: content.language),
    ("Next review due", lambda content: content.next_review_on),
    ("Authors", _authors),
    ("Use of AI", _ai_use),
    ("Certainty", _certainty),
    ("Left out", _left_out),
    ("Words relied on", _evidence),
    ("Sources", _sources),
    ("Terms", _terms),
    ("Notices", _notices),
    ("Not applicable", _not_applicable),
    ("Reasons for warnings", _waivers),
)
