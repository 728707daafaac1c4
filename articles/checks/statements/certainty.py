"""Whether wording claims more than its evidence bears."""

import re
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.finding import Level, Trouble
from articles.checks.prepared import Prepared
from articles.checks.prose.standing import ClaimsAround, Spot, spots
from articles.checks.statements import case_reports, hedging, tone
from articles.checks.statements.data_strong_words import NOT_STRONG, STRONG
from articles.content import Claim

_FLAGS = re.IGNORECASE
_STRONG = re.compile(
    "|".join(rf"(?P<w{n}>\b(?:{pattern})\b)" for n, (pattern, _) in enumerate(STRONG)), _FLAGS
)
_EXEMPT = re.compile("|".join(NOT_STRONG), _FLAGS)
_MAY_BE_STRONG = re.compile(
    r"efinitel|[Cc]ertainly|ndoubtedly|efinitively|proven|[Aa]lways|"
    r"[Nn]ever|[Mm]ust\b|[Mm]andatory|[Gg]uarantee|redictabl|will\b|"
    r"the single|100|ALWAYS|NEVER|MUST"
)


def strong_words(prepared: Prepared) -> Iterator[Trouble]:
    """Find words that claim certainty in claims that are not rated to have it."""
    claims = ClaimsAround(prepared)
    for spot in spots(prepared, having=_MAY_BE_STRONG):
        if spot.text.endswith("?"):
            continue
        exempt = [match.span() for match in _EXEMPT.finditer(spot.text)]
        said: set[str] = set()
        for match in _STRONG.finditer(spot.text):
            if match[0].lower() in said or any(
                start < match.end() and match.start() < end for start, end in exempt
            ):
                continue
            said.add(match[0].lower())
            claim = claims.claim(spot, *match.span())
            level = _level_for(claim)
            if level:
                yield _too_strong(spot, match, claim, level)


def _level_for(claim: Claim | None) -> Level | None:
    if claim is None or claim.certainty == "moderate":
        return "warn"
    return None if claim.certainty == "high" else "block"


def _too_strong(spot: Spot, match: re.Match[str], claim: Claim | None, level: Level) -> Trouble:
    if claim is None:
        message = f'"{match[0]}" is strong, and no claim with a certainty holds the sentence.'
    elif claim.certainty == "not-rated":
        message = f'"{match[0]}" is strong; nobody has rated the certainty of claim "{claim.id}".'
    else:
        message = (
            f'"{match[0]}" is more than the {claim.certainty} certainty of "{claim.id}" bears.'
        )
    cure = STRONG[int((match.lastgroup or "w0")[1:])][1]
    return spot.trouble(message, cure, level=level)


def dropped_hedges(prepared: Prepared) -> Iterator[Trouble]:
    """Find a headline or first sentence that states what the question only asks whether it can."""
    asked = hedging.asked(prepared.content.question)
    if not asked:
        return
    claims = ClaimsAround(prepared)
    for spot in _headlines_and_first_sentences(prepared):
        found = hedging.stated(asked, spot.text)
        if found is None:
            continue
        claim = claims.claim(spot, found.start(), found.end())
        claim = claim or _first_claim(prepared, spot.part.audience)
        if claim is None or claim.certainty != "high":
            yield spot.trouble(
                f'"{prepared.content.question}" asks whether it can; "{found[0]}" is no "can".',
                f'Keep the doubt: "can {asked[0]}" or "may {asked[0]}".',
            )


def _headlines_and_first_sentences(prepared: Prepared) -> Iterator[Spot]:
    answered: set[str] = set()
    for part in prepared.parts:
        said = [
            Spot(part, block, sentence)
            for block, sentence in part.sentences
            if part.where == "headline" or block.kind != "heading"
        ]
        if part.where == "headline":
            yield from said
        elif part.audience not in answered and said:
            answered.add(part.audience)
            # "Yes." answers, and the sentence after it says what.
            first = 1 if len(said) > 1 and len(said[0].text.split()) < _SHORTEST_STATEMENT else 0
            yield said[first]


_SHORTEST_STATEMENT = 4


def _first_claim(prepared: Prepared, audience: str) -> Claim | None:
    for part in prepared.parts:
        if part.audience == audience and part.where == "short_answer":
            for mark in part.marks.claims:
                return prepared.content.claim(mark.id)
    return None


CHECKS = (
    Check(
        "CER-01",
        "block",
        "Strong words need strong evidence",
        "Words such as always, never, must, proven or 100% stand only in claims of high certainty; "
        "at moderate certainty, and outside claims, they warn.",
        "GRADE guidelines 26: wording by certainty of evidence.",
        strong_words,
    ),
    Check(
        "CER-02",
        "warn",
        "The answer keeps the question's doubt",
        'Where the question asks whether it can, headline and first sentence say "can" or "may", '
        "unless the claim is of high certainty.",
        'Found on a published page: "Can … cause?" became "Causes".',
        dropped_hedges,
    ),
    Check(
        "CER-03",
        "advise",
        "Facts instead of emotion",
        "No metaphors of war and wonder, no scare quotes, nothing critical more than twice; in "
        "texts for patients and carers this warns.",
        "NHS Standard for creating health content; HONcode principle 5.",
        tone.emotive_words,
    ),
    Check(
        "CER-04",
        "warn",
        "Orders say for whom",
        'An order or ban for any, all, every, always or never begins with "In people with …".',
        'Found on a published page: "Never give folic acid", where its source allows it.',
        tone.orders_without_population,
    ),
    Check(
        "CER-05",
        "block",
        "Single cases are told as single cases",
        'What rests on case reports alone says so: "in one report", "may".',
        "GRADE: case reports are evidence of very low certainty.",
        case_reports.told_as_general,
    ),
    Check(
        "CER-06",
        "advise",
        "What we do not know",
        "An article on treatment or outlook has a section on what is not known.",
        "CDC Clear Communication Index, item 11; DISCERN, item 8.",
        case_reports.unknowns_unsaid,
    ),
)
