"""The claims of a round, each with everything that a verdict on it rests on."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page

from articles import audiences
from articles.changes.wordings import Piece, words
from articles.checks.finding import Finding
from articles.content import Citation, Content
from articles.markup.plain import plain_inline
from articles.publishing.rendering import labels
from editorial.forms.review import VerdictForm
from editorial.queries import ClaimToDecide
from references.formatting import ama_html


@dataclass(frozen=True)
class Wording:
    """What one audience reads of a claim: as it was and as it is."""

    audience: str
    pieces: tuple[Piece, ...]
    was: str
    now: str


@dataclass(frozen=True)
class Source:
    """A citation of a claim, with the record it names."""

    citation: Citation
    html: str
    url: str


@dataclass(frozen=True)
class Row:
    """A claim to decide with everything that a verdict rests on."""

    each: ClaimToDecide
    state: str
    certainty: str
    wordings: list[Wording]
    sources: list[Source]
    findings: list[Finding]
    form: VerdictForm | None


def rows_of(
    content: Content, claims: Page, data: Any, found: list[Finding], *, may_decide: bool
) -> list[Row]:
    """Return the claims of a page with everything beside them; `data` are verdicts typed."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        findings[finding.where].append(finding)
    return [
        Row(
            each=each,
            state="new" if each.before is None else "changed",
            certainty=labels.CERTAINTY_CLINICAL[each.claim.certainty],
            wordings=_wordings(each),
            sources=[source_of(content, citation) for citation in each.claim.citations],
            findings=findings[f"claim {each.claim.id}"],
            form=_form(number, each, data) if may_decide else None,
        )
        for number, each in enumerate(claims.object_list)
    ]


def _form(number: int, each: ClaimToDecide, data: Any) -> VerdictForm:
    said = each.verdict
    return VerdictForm(
        data,
        prefix=f"verdict-{number}",
        initial={
            "claim": each.claim.id,
            "digest": each.digest,
            "verdict": said.verdict if said else "",
            "note": said.note if said else "",
        },
    )


def _wordings(each: ClaimToDecide) -> list[Wording]:
    before = defaultdict(list)
    for wording in each.before.wordings if each.before else ():
        before[wording.audience].append(wording.words)
    found = []
    for wording in each.claim.wordings:
        earlier = before[wording.audience]
        was = earlier.pop(0) if earlier else ""
        found.append(_wording(wording.audience, was, wording.words))
    found += [_wording(audience, was, "") for audience, left in before.items() for was in left]
    return found


def _wording(audience: str, was: str, now: str) -> Wording:
    old, new = plain_inline(was).strip(), plain_inline(now).strip()
    if old == new and was != now:
        old, new = was, now  # Only the marks changed: then the marks must be seen.
    return Wording(audiences.get(audience).name, words(old, new), old, new)


def source_of(content: Content, citation: Citation) -> Source:
    """Return a citation with its reference as printed, and where to open it."""
    reference = content.reference(citation.reference)
    if reference is None:
        return Source(citation, "", "")
    html = ama_html(reference.csl, reference.kind)
    pmid = str(reference.csl.get("PMID", ""))
    # The printed reference links to DOI or address where it has one; else PubMed leads there.
    url = f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid.isdigit() and "<a" not in html else ""
    return Source(citation, html, url)
