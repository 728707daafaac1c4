"""Short forms beside doses: those that have killed, and Latin and initials that patients read."""

import re
from collections.abc import Iterator

from articles.checks.figures.doses import (
    PER_SAMPLE,
    UNIT,
    around,
    has_amount,
    is_dosing,
    speaks_of_medicine,
)
from articles.checks.finding import Level, Trouble
from articles.checks.prepared import Prepared
from articles.checks.prose.standing import Spot, spots

FOR_PATIENTS = frozenset({"patient", "carer"})

# Ends of a short form: no further letter or digit, and no "3 U.S. trials", no "44U-QUIT".
_END = r"(?!\w|[.-][A-Za-z]|[’'])"
_ERROR_PRONE = re.compile(
    rf"""
    (?P<units>(?<=\d)[\s-]?(?:IU|iu|I\.U\.|U|u){_END})
    |(?P<micrograms>(?<=\d)[\s-]?[µμ]g{_END})
    |(?P<millilitres>(?<=\d)[\s-]?cc{_END})
    |(?P<daily>(?<![\w.])(?:QD|qd|q\.\s?d\.|Q\.\s?D\.|QOD|qod|q\.\s?o\.\s?d\.|Q\.\s?O\.\s?D\.){_END})
    |(?P<drug>\b(?:MSO[4₄]|MgSO[4₄]){_END}|\bMS(?=\s\d[\d.,]*\s?m[gL]\b))
    |(?P<weekly>\b(?:TIW|tiw){_END})
    |(?P<stop>\b[Dd]/[Cc]{_END})
    |(?P<route>\b(?:SC|SQ|sq|sub\sq){_END})
    |(?P<after_amount>(?<=[a-zA-Zµμ]\s)(?:HS|hs|qhs|OD|od|sc){_END})
    """,
    re.VERBOSE,
)
_WRITE = {
    "units": 'Write "units" in full: U is read as 0, IU as IV or 10.',
    "micrograms": 'Write "micrograms" in full: µg is read as mg, a thousand times as much.',
    "millilitres": 'Write "mL": cc is read as U or 00.',
    "daily": 'Write "daily" or "every other day": QD and QOD are read for one another.',
    "drug": "Write the medicine's name: morphine and magnesium are read for one another.",
    "weekly": 'Write "three times a week": it is read as three times a day, or twice a week.',
    "stop": 'Write "stop" or "discharge".',
    "route": 'Write "subcutaneously" or "under the skin".',
    "after_amount": 'Write "at bedtime", "once daily" or "under the skin" in full.',
}
_SAMPLE_AFTER = re.compile(PER_SAMPLE + r"|\s?/\s?m[Ll]\b")
_BODY_AFTER = re.compile(r"\s?/\s?(?:kg|m2|m²|day|d|dose|h|hr|hour|min)\b")
_EXPLAINED = re.compile(
    r"\b(?:also\swritten|written\sas|stands?\sfor|short\sfor|abbreviat\w+|also\sspelled)\b", re.I
)
_NEAR = 30
_BESIDE_ROUTE = re.compile(r"\b(?:inject\w*|given|doses?|administ\w+|infusions?|route)\b", re.I)
_AMOUNT_BEFORE = re.compile(rf"\d\s?{UNIT}(?:\s\w+){{0,2}}\s$")
_AMOUNT_AFTER = re.compile(rf"\W{{1,3}}(?:\w+\s){{0,1}}\d[\d,.]*\s?{UNIT}")


_MAY_BE_ERROR_PRONE = re.compile(
    r"\d\s?[IUiuµμc]|[A-Z]{2}|[Qq]\.?\s?[oOdD]|sO|/[cC]|\b(?:tiw|sq|sub|hs|od|sc)\b"
)


def error_prone(prepared: Prepared) -> Iterator[Trouble]:
    """Find short forms that are read as another dose, unit, medicine or frequency."""
    for spot in spots(prepared, having=_MAY_BE_ERROR_PRONE):
        for match in _ERROR_PRONE.finditer(spot.text):
            level = _level(spot.text, match)
            near = around(spot.text, *match.span())
            if level is not None and not _EXPLAINED.search(near):
                quote, start = _with_its_number(spot.text, match)
                yield spot.trouble(
                    f'"{quote}" holds a short form that is read for another.',
                    _WRITE[match.lastgroup or ""],
                    quote=quote,
                    start=start,
                    level=level,
                )


def _level(text: str, match: re.Match[str]) -> Level | None:
    """Return how grave this short form is where it stands; None where it is something else."""
    kind, start, end = match.lastgroup, match.start(), match.end()
    sentence = around(text, start, end)
    if kind in ("units", "micrograms"):
        if kind == "micrograms" and re.search(
            r"micrograms?\s\([^()]*$", text[max(0, start - _NEAR) : start]
        ):
            return None
        if _BODY_AFTER.match(text, end):
            return "block"
        return "warn" if re.match(r"\s?/|\sper\s", text[end : end + 5]) else "block"
    if kind == "millilitres":
        return "block"
    if kind in ("daily", "weekly", "drug", "stop"):
        return "block" if is_dosing(sentence) else None
    if kind == "after_amount":
        return "block" if _AMOUNT_BEFORE.search(text[max(0, start - _NEAR) : start]) else None
    near = text[max(0, start - _NEAR) : end + _NEAR]
    return "block" if has_amount(sentence) or _BESIDE_ROUTE.search(near) else None


def _with_its_number(text: str, match: re.Match[str]) -> tuple[str, int]:
    before = re.search(r"[\d.,]+$", text[max(0, match.start() - _NEAR) : match.start()])
    start = match.start() - (len(before[0]) if before else 0)
    return text[start : match.end()].strip(), start


_LATIN = re.compile(
    rf"""
    (?P<frequency>(?<![\w.])(?:BID|TID|QID|b\.i\.d\.|t\.i\.d\.|q\.i\.d\.|[qQ]\d{{1,2}}[hH]|QHS|qhs|PRN
        |p\.r\.n\.|prn|QAM|QPM){_END})
    |(?P<after_amount>(?<=[a-zA-Zµμ]\s)(?:bid|tid|qid|po|iv|im|sl|SL|PR|PV){_END})
    |(?P<mouth>(?<![\w.])(?:PO|P\.O\.|p\.o\.)(?!\sBox|\sbox){_END})
    |(?P<muscle>(?<![\w.])(?:IM|I\.M\.){_END})
    |(?P<vein>(?<![\w.-])(?:IV|I\.V\.){_END})
    |(?P<skin>\b[Ss]ub-?cut{_END}|\b[Ss]ub-?[Qq]{_END}|\bs\.c\.)
    """,
    re.VERBOSE,
)
_LATIN_MEANS = {
    "frequency": 'Say how often in words: "twice a day", "every 8 hours", "when needed".',
    "after_amount": 'Say it in words: "twice a day", "by mouth", "into a vein".',
    "mouth": 'Write "by mouth".',
    "muscle": 'Write "into a muscle", or "intramuscularly" for clinicians.',
    "vein": 'Write "into a vein", or "intravenously" for clinicians.',
    "skin": 'Write "under the skin", or "subcutaneously" for clinicians.',
}
_NOT_A_VEIN_BEFORE = re.compile(
    r"(?:\b(?:stages?|types?|grades?|class|phases?|factors?|nerves?|levels?|part|chapter|volume|"
    r"group|collagen|dsm|category|disease|syndrome|deficiency|table|title|schedule|III|II|I|or|to|"
    r"and|cranial|lobules?|layer|appendix|mucolipidosis|type-)|[,/&–-])\s?$",
    re.IGNORECASE,
)
_VEIN_NOUNS = (
    r"fluids?|lines?|drips?|infusions?|injections?|antibiotics?|therapy|medications?|medicines?|"
    r"drugs?|route|bolus|catheters?|access|steroids?|immunoglobulins?|contrast|solutions?|doses?|"
    r"needles?|bags?|administration|form|treatments?|chemotherapy|feeding|pole|pump|push|drug|tube|"
    r"corticosteroids?|glucose|dextrose|saline|iron|sedation|hydration|methylprednisolone|"
    r"gamma|gammaglobulin|nutrition|amphotericin|acyclovir|penicillin|heparin|insulin|diuretics?"
)
_ROUTE_AFTER = re.compile(rf"[\s-](?:{_VEIN_NOUNS})\b", re.IGNORECASE)
_ROUTE_BEFORE = re.compile(
    r"\b(?:by|via|given|administered|through\san|an|injected|or|and|with)\s$", re.IGNORECASE
)
_OPENED = re.compile(r"\b(?:intravenous(?:ly)?|intramuscular(?:ly)?|vein|muscle|mouth|skin|oral)\b")


_MAY_BE_LATIN = re.compile(
    r"[A-Z]{2}|\b[A-Za-z]\.[A-Za-z]\.|[Ss]ub|\b(?:[btq]id|p[or]|prn|iv|im|sl|qhs)\b|\b[Qq]\d"
)


def latin(prepared: Prepared) -> Iterator[Trouble]:
    """Find Latin and initials for how often and by which route a medicine is given.

    What a text has explained, "into a vein (IV)", it may use from there on.
    """
    explained: set[tuple[str, str]] = set()
    for spot in spots(prepared, having=_MAY_BE_LATIN):
        for match in _LATIN.finditer(spot.text):
            known = spot.part.audience, match[0]
            before, after = spot.text[: match.start()][-_NEAR:], spot.text[match.end() :][:_NEAR]
            if _is_explained(before, after):
                explained.add(known)
            if known in explained or not _is_route_or_frequency(spot, match):
                continue
            yield spot.trouble(
                f'"{match[0]}" is shorthand that not every reader knows.',
                _LATIN_MEANS[match.lastgroup or ""],
                quote=match[0],
                start=match.start(),
                level="block" if spot.part.audience in FOR_PATIENTS else "warn",
            )


def _is_route_or_frequency(spot: Spot, match: re.Match[str]) -> bool:
    text, start, end = spot.text, match.start(), match.end()
    sentence = around(text, start, end)
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    beside_amount = bool(_AMOUNT_BEFORE.search(before) or _AMOUNT_AFTER.match(after))
    match match.lastgroup:
        case "frequency" | "skin":
            return is_dosing(sentence)
        case "after_amount":
            return beside_amount
        case "mouth" | "muscle":
            return beside_amount or (
                speaks_of_medicine(sentence)
                and bool(_ROUTE_AFTER.match(after) or _ROUTE_BEFORE.search(before))
            )
    if _NOT_A_VEIN_BEFORE.search(before) and not _ROUTE_AFTER.match(after):
        return False
    given = bool(_ROUTE_BEFORE.search(before)) and speaks_of_medicine(sentence)
    return beside_amount or bool(_ROUTE_AFTER.match(after)) or given


def _is_explained(before: str, after: str) -> bool:
    """Return whether the short form opens up: "into a vein (IV)", "IV (into a vein)"."""
    if re.match(r"\s?\(", after):
        return True
    return (
        before.endswith("(") and after.startswith((")", ",", ";")) and bool(_OPENED.search(before))
    )
