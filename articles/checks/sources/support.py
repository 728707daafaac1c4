"""Whether what a text says is carried by the sources it cites: each sentence, claim and dose."""

import re
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.figures.stated_doses import Dose, dose_of, doses
from articles.checks.finding import Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.sources import bibliography
from articles.checks.sources.citations import claims_without_citation
from articles.checks.sources.cited import Cited
from articles.checks.sources.named_sources import named_source
from articles.markup.plain import plain_inline

_UNIT = (
    r"(?:mg|kg|g|mcg|µg|μg|ng|pg|micrograms?|milligrams?|nanograms?|mL|ml|L|litres?|units?|IU|"
    r"mmol|µmol|μmol|pmol|nmol|mEq|mmHg|kPa|kcal|bpm)"
)
_SUPERLATIVE = "claims a superlative"
_NEEDS_SOURCE = (
    (
        "gives a number with a unit",
        re.compile(rf"(?<![\w.])(?<!BP )(?<!tablets )\d[\d,.]*\s?{_UNIT}(?:/|\b)(?!-)", re.I),
    ),
    ("gives a percentage", re.compile(r"\d\s?%|\d (?:percent|per cent)\b")),
    (
        "is a directive",
        re.compile(
            r"^(?:(?:if|in|for|when|before|after|during|unless)\b[^.;:]{1,120}, )?"
            r"(?:(?:then|next|first|also|always|immediately|do not|don['’]t|never)\b,? ?){0,2}"
            r"(?:(?:test|treat|give|stop|start|avoid|prescribe|administer|inject|withhold|"
            r"discontinue|refer|offer)\b(?!-)(?! (?:of|for|is|are|was|were|may|can|results?|"
            r"strips?|kits?|by|to|and|or|date|dose|page|us)\b|[,:]))",
            re.IGNORECASE,
        ),
    ),
    (
        _SUPERLATIVE,
        re.compile(
            r"\bthe (?:single |second |third )?(?:most|least) (?:\w+ly )?(?:common|frequent|"
            r"important|effective|likely|serious|severe|sensitive|specific|accurate|reliable)\b"
            r"|\bthe (?:best (?!way|time|place|care|thing)|worst|safest|commonest|leading cause|"
            r"gold standard|first[- ]line)\b"
            r"|\bthe (?:highest|lowest|greatest) (?:risk|rate|chance|incidence|mortality)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "claims a necessity",
        re.compile(
            r"\b(?:is|are|becomes?) (?:\w+ly )?(?:mandatory|imperative|compulsory)\b"
            r"|\b(?:is|are) (?:\w+ly )?(?:essential|vital|crucial|critical)"
            r"(?= (?:to (?:treat|test|see|seek|avoid|stop|start|get|have|take|check|monitor|keep)"
            r"\b|that\b)|[.;,])|\bmust (?:not |never |always |also |be )?[a-z]+\b(?<!must have)"
            r"(?<!must be)|\b(?:immediate|urgent|prompt|emergency) [\w ]{1,40}? (?:is|are) "
            r"(?:\w+ly )?(?:needed|required|necessary|mandatory)\b"
            r"|\brequires? (?:immediate|urgent|emergency|prompt)\b",
            re.IGNORECASE,
        ),
    ),
)


# "The best interval is not known" ranks nothing, nor does "find out which is the best treatment".
_RANKS_NOTHING = re.compile(
    r"\b(?:not known|unknown|unclear|do not know|find(?:ing)? (?:out|the)|figure out|decid\w+|"
    r"choos\w+|work out|determin\w+|discuss\w*|to find)\b",
    re.IGNORECASE,
)


def unsupported(prepared: Prepared) -> Iterator[Trouble]:
    """Find claims without a citation, and sentences that need a source and show none."""
    yield from claims_without_citation(prepared)
    for part, sentence in prepared.cited:
        if sentence.keys or sentence.claims or _cannot_be_cited(part, sentence):
            continue
        what = _needs_source(sentence.text)
        if what:
            yield Trouble(
                part.where,
                sentence.text,
                f'"{_short(sentence.text)}" {what}, and no source stands behind it.',
                "Cite the source with a mark such as [@key], or say it as the editors' advice.",
                part.audience,
                part.offset(sentence.block, sentence.text),
                level="warn",
            )


def _needs_source(words: str) -> str | None:
    what = next((what for what, rule in _NEEDS_SOURCE if rule.search(words)), None)
    return None if what == _SUPERLATIVE and _RANKS_NOTHING.search(words) else what


def _cannot_be_cited(part: Part, sentence: Cited) -> bool:
    return sentence.block.kind == "heading" or sentence.text.endswith("?")


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"


def self_citation(prepared: Prepared) -> Iterator[Trouble]:
    """Find sources that are the site itself; statements that rest on nothing else are blocked."""
    site = prepared.context.site
    own = {r.key: r for r in prepared.content.references if bibliography.is_own(r, site)}
    for reference in own.values():
        yield Trouble(
            f"reference {reference.key}",
            bibliography.quoted(reference),
            f'Reference "{reference.key}" is published by this site or its board: a site cannot '
            "vouch for itself.",
            "Cite the source that it rests on. If it is the site's own published data, mark the "
            "record so.",
            level="warn",
        )
    if not own:
        return
    for claim in prepared.content.claims:
        keys = {citation.reference for citation in claim.citations}
        if keys and keys <= own.keys():
            first = claim.wordings[0] if claim.wordings else None
            words = plain_inline(first.words) if first else ""
            audience = first.audience if first else ""
            yield _only_own(f"claim {claim.id}", words, audience, None)
    for part, sentence in prepared.cited:
        if sentence.own and set(sentence.own) <= own.keys() and not sentence.claims:
            at = part.offset(sentence.block, sentence.text)
            yield _only_own(part.where, sentence.text, part.audience, at)


def _only_own(where: str, words: str, audience: str, at: int | None) -> Trouble:
    return Trouble(
        where,
        words,
        f'"{_short(words)}" rests on nothing but the site\'s own page.',
        "Cite an independent source for it.",
        audience,
        at,
    )


def primary_source(prepared: Prepared) -> Iterator[Trouble]:
    """Find doses, thresholds and contraindications that rest on no primary source."""
    references = {reference.key: reference for reference in prepared.content.references}
    site = prepared.context.site
    for stated in _to_be_primary(prepared):
        sources = [references[key] for key in stated.keys if key in references]
        if any(bibliography.is_primary(source, site) for source in sources):
            continue
        what = stated.claim.kind if stated.claim and stated.claim.kind in _PRIMARY else "dose"
        rests = ", ".join(f'"{s.key}" ({s.kind.replace("-", " ")})' for s in sources) or "nothing"
        yield Trouble(
            stated.where,
            stated.quote,
            f"This {what} rests on {rests}, which is no primary source for it.",
            "Cite a label, a formulary, a guideline of a known body, or a systematic review.",
            stated.audience,
            stated.at,
            # A trial shows what it tested; whether that is the dose in use, others decide.
            level="warn" if any(source.kind == "trial" for source in sources) else None,
        )


_PRIMARY = ("dose", "threshold", "contraindication")


def _to_be_primary(prepared: Prepared) -> Iterator[Dose]:
    stated = tuple(doses(prepared))
    yield from stated
    known = {dose.claim.id for dose in stated if dose.claim}
    for claim in prepared.content.claims:
        if claim.kind in _PRIMARY and claim.id not in known:
            yield dose_of(claim)


CHECKS = (
    Check(
        "CIT-03",
        "block",
        "What is claimed has a source",
        "A marked claim is cited in at least one text; its citations are pooled. A sentence that "
        "orders, measures, ranks or says what must be done shows a source, else it warns.",
        "NHS Standard for creating health content, record of evidence sources.",
        unsupported,
    ),
    Check(
        "CIT-05",
        "block",
        "The site does not vouch for itself",
        "No statement rests on the site's own pages alone; beside others they warn. Own data "
        "that were published count, once marked.",
        "HONcode principle 4; found on a published page: its own board as sole source.",
        self_citation,
    ),
    Check(
        "CIT-07",
        "block",
        "Doses, thresholds and contraindications have a primary source",
        "One source is a label, a formulary, a guideline of a known body or a systematic review; "
        "with a trial alone it warns.",
        "ISMP; found on a published page: four doses resting on one summary.",
        primary_source,
    ),
    Check(
        "CIT-11",
        "warn",
        "A source that is named is cited",
        "A sentence that names a body as its source cites a reference of that body.",
        'JAMA 1997, attribution; found on a published page: "The FDA label explicitly warns", '
        "and no label in the list.",
        named_source,
    ),
)
