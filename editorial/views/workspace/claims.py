"""The claims of a round as cards, each with everything that a verdict on it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from articles import audiences
from articles.changes.wordings import Piece, words
from articles.checks.finding import Finding
from articles.content import Citation, Claim, Content, Waiver
from articles.markup.plain import plain_inline
from articles.publishing.rendering import labels
from editorial.queries import ClaimToDecide
from editorial.views.workspace.ticks import Tick
from references.formatting import ama_html


@dataclass(frozen=True)
class Wording:
    """What one audience reads of a claim: as it was and as it is."""

    audience: str
    pieces: tuple[Piece, ...]
    was: str
    now: str

    @property
    def has_changed(self) -> bool:
        """Whether there are two wordings to hold against each other."""
        return bool(self.was) and self.was != self.now


@dataclass(frozen=True)
class Source:
    """A citation of a claim, with the record it names."""

    citation: Citation
    html: str
    url: str
    state: str = ""
    """"new", "changed" or "gone" since the version that the round is compared with; else ""."""
    was: Citation | None = None
    """What the citation was, where its place, its words or its stance changed."""
    html_was: str = ""
    """The record as it was printed, where it is printed otherwise now."""


@dataclass(frozen=True)
class Said:
    """What a member chose and wrote for a claim: now in a form, or when she saved it."""

    verdict: str = ""
    note: str = ""
    refusal: str = ""


@dataclass(frozen=True)
class Card:
    """A claim to decide with everything that a verdict rests on."""

    each: ClaimToDecide
    state: str
    prefix: str
    """What the names of its fields begin with."""
    wordings: list[Wording]
    sources: list[Source]
    findings: list[Finding]
    waivers: list[Waiver]
    said: Said
    ticks: list[Tick] = field(default_factory=list)

    @property
    def claim(self) -> Claim:
        """The claim as it is under review."""
        return self.each.claim

    @property
    def certainty(self) -> str:
        """How sure the evidence makes us, in words."""
        return labels.CERTAINTY_CLINICAL[self.claim.certainty]

    @property
    def certainty_was(self) -> str:
        """The same in words as it was, where it changed."""
        before = self.each.before
        if before is None or before.certainty == self.claim.certainty:
            return ""
        return labels.CERTAINTY_CLINICAL[before.certainty]

    @property
    def kind_was(self) -> str:
        """The kind that it was, where it changed."""
        before = self.each.before
        return before.kind if before and before.kind != self.claim.kind else ""


def cards_of(
    content: Content,
    base: Content | None,
    claims: Sequence[ClaimToDecide],
    *,
    findings: Mapping[str, list[Finding]],
    ticks: Iterable[Tick],
    said: Mapping[str, Said],
) -> list[Card]:
    """Return claims as cards; `findings` and `said` are by the claim's id."""
    by_claim: dict[str, list[Tick]] = defaultdict(list)
    for tick in ticks:
        by_claim[tick.danger.claim].append(tick)
    reasons: dict[tuple[str, str], list[Waiver]] = defaultdict(list)
    for waiver in dict.fromkeys(content.waivers):
        reasons[waiver.id, waiver.quote].append(waiver)
    return [
        Card(
            each=each,
            state=_state(each, sources),
            prefix=f"verdict-{number}",
            wordings=_wordings(each),
            sources=sources,
            findings=findings.get(each.claim.id, []),
            waivers=_waivers(reasons, findings.get(each.claim.id, [])),
            said=said.get(each.claim.id) or _saved(each),
            ticks=by_claim[each.claim.id],
        )
        for number, each in enumerate(claims)
        for sources in [_sources(content, base, each)]
    ]


def _state(each: ClaimToDecide, sources: list[Source]) -> str:
    """Return "new", "changed", or "again" where nobody stands any more by what did not change."""
    if each.before is None:
        return "new"
    same = each.before == each.claim and not any(source.state for source in sources)
    return "again" if same else "changed"


def _saved(each: ClaimToDecide) -> Said:
    return Said(each.verdict.verdict, each.verdict.note) if each.verdict else Said()


def _waivers(
    reasons: Mapping[tuple[str, str], list[Waiver]], findings: Iterable[Finding]
) -> list[Waiver]:
    """Return the reasons that were given for the claim's warnings, each once."""
    warned = dict.fromkeys((each.id, each.quote) for each in findings if each.level == "warn")
    return [waiver for what in warned for waiver in reasons.get(what, [])]


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


def _sources(content: Content, base: Content | None, each: ClaimToDecide) -> list[Source]:
    """Return the claim's citations as they are, then those that are gone."""
    if base is None or each.before is None:
        return [source_of(content, citation) for citation in each.claim.citations]
    left = list(each.before.citations)
    found = []
    for citation in each.claim.citations:
        was = next((old for old in left if old.reference == citation.reference), None)
        if was is None:
            found.append(replace(source_of(content, citation), state="new"))
        else:
            left.remove(was)
            found.append(_compared(content, base, was, citation))
    return found + [replace(source_of(base, citation), state="gone") for citation in left]


def _compared(content: Content, base: Content, was: Citation, now: Citation) -> Source:
    source, before = source_of(content, now), source_of(base, was)
    if was == now and base.reference(was.reference) == content.reference(now.reference):
        return source
    return replace(
        source,
        state="changed",
        was=was if was != now else None,
        html_was=before.html if before.html != source.html else "",
    )


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
