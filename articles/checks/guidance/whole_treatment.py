"""Whether an article on a treatment says what a person needs to choose it, or not."""

import re
from collections.abc import Iterator

from articles.checks.figures.stated_doses import doses
from articles.checks.finding import WHOLE_ARTICLE, Trouble
from articles.checks.prepared import Part, Prepared
from articles.markup.plain import TextBlock

# What the heading of each part may say. Every part of the rule once, in the order of a text;
# test_every_part_of_a_treatment_is_asked_for holds this.
PARTS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for name, words in (
        (
            "benefits",
            r"benefits?\b|how well|how (?:\w+ ){1,4}(?:can |may |will )?helps?\b|what (?:\w+ ){1,4}"
            r"(?:does|can do|is for|are for)|why (?:\w+ ){0,4}(?:is|are|take|have|use|treat)|"
            r"effective|efficacy|does (?:it|treatment) (?:help|work)|aims? of|uses\b",
        ),
        (
            "harms",
            r"harms?\b|side[- ]effects?|risks? of|adverse|unwanted|complications? of|safety|"
            r"downsides?|what can go wrong|problems with|benefits? and risks?|risks? and benefits?|"
            r"pros and cons|possible risks|tolerab",
        ),
        (
            "alternatives",
            r"alternatives?\b|other (?:treatments?|options?|ways?|medicines?|choices?)|"
            r"instead of|your (?:options|choices)|treatment options|choosing|comparing|choices\b",
        ),
        (
            "no-treatment",
            r"no treatment|without treatment|not (?:\w+ ){0,2}treat\w*|doing nothing|untreated|"
            r"if (?:\w+ ){1,3}(?:do not|don['’]t|stops?|declines?|refuse) |not having|"
            r"watchful waiting|wait and see|active surveillance",
        ),
        (
            "follow-up",
            r"follow[- ]?ups?\b|monitoring|check[- ]?ups?\b|after (?:\w+ ){0,2}treatment|"
            r"reviews?\b|what happens (?:next|after)|aftercare|long[- ]term care|next steps",
        ),
    )
}
_TREATMENT = re.compile(
    r"\b(?:treat(?:s|ed|ing|ments?)?|therap(?:y|ies)|medicines?|medications?|dos(?:e|es|ing|age)|"
    r"regimens?|management|managing|injections?|surgery|prescrib\w+)\b",
    re.IGNORECASE,
)


def whole_treatment(prepared: Prepared) -> Iterator[Trouble]:
    """Find treatment articles that leave out benefits, harms, alternatives, none, or follow-up."""
    content = prepared.content
    heading = _treatment_heading(prepared)
    if not _is_treatment(prepared, heading is not None):
        return
    headings = [block.text for _, block in prepared.blocks() if block.kind == "heading"]
    excused = {n.what for n in content.not_applicable if n.reason.strip()}
    missing = [
        name.replace("-", " ")
        for name, rule in PARTS.items()
        if name not in excused and not any(rule.search(words) for words in headings)
    ]
    if missing:
        part, block = heading or (None, None)
        yield Trouble(
            part.where if part else WHOLE_ARTICLE,
            block.text if block else "",
            f"The article gives a treatment and has no section on {', '.join(missing)}.",
            "Add a section with a heading for each, such as “Harms of treatment”, or say why it "
            "is not applicable.",
            part.audience if part else "",
            part.offset(block, block.text) if part and block else None,
        )


def _is_treatment(prepared: Prepared, has_heading: bool) -> bool:
    kind = prepared.content.kind
    if kind in ("treatment", "medicine"):
        return True
    if not kind and re.search(r"\btreat(?:ed|ments?|ing)?\b", prepared.content.question, re.I):
        return True
    return has_heading and any(True for _ in doses(prepared))


def _treatment_heading(prepared: Prepared) -> tuple[Part, TextBlock] | None:
    return next(
        (
            (part, block)
            for part, block in prepared.blocks()
            if block.kind == "heading" and part.where == "body" and _TREATMENT.search(block.text)
        ),
        None,
    )
