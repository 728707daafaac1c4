"""How an article speaks: it sells nothing, and it speaks to its own reader."""

import re
from collections.abc import Iterator

from articles.checks.check import Check
from articles.checks.finding import WHOLE_ARTICLE, Trouble
from articles.checks.prepared import Prepared

_CLINICIANS = r"(?:doctors|physicians|clinicians|nurses|specialists|experts|professionals)"
# Phrases, not words: doctors use tests, people die instantly and sign up for trials.
PROMOTION = re.compile(
    rf"""
    \b(?:world[- ]class|best[- ]in[- ]class|world[- ]leading|industry[- ]leading|award[- ]winning|
        second\sto\snone|unrivalled|game[- ]chang(?:er|ing))\b
    |\bour\s(?:\w+\s){{0,2}}(?:cutting[- ]edge|state[- ]of[- ]the[- ]art|unparalleled)\b
    |\b(?:top|leading|elite|prestigious|renowned)\s(?:medical\s|research\s|academic\s|\w+\s)?
        (?:institutions|universities|hospitals|experts|clinics|doctors|physicians)\b
        (?!\s(?:for|in\sthe\streatment))
    |\b(?:answers?|results|advice|access|information|insights|help|care|quotes?)\sinstantly\b
    |\binstant\s(?:answers?|access|advice|results?\sonline)\b
    |\b(?:trusted|loved|used|chosen|relied\son|recommended)\sby\s
        (?:(?:\w+\s){{0,3}}?{_CLINICIANS}|\w+\sof\s\w+|millions|thousands)
        (?=[.!]|$|\s(?:at|around|across|worldwide|everywhere|like\syou|every\sday|all\sover)\b)
    |\bsign\sup\s(?:now|today|here|free|for\s(?:free|our|your|a\sfree|an?\saccount|the\snewsletter))
    |\bsubscribe\s(?:now|today|here|to\s(?:our|the|this|my)\b)
    |\b(?:buy|order|shop|book|download|register|join)\s(?:now|today|here|our)\b
    |\b(?:free\strial|money[- ]back|limited[- ]time\soffer|special\soffer)\b
    |\b(?:discount|promo)\scode\b
    |\b(?:our|this)\s(?:award|app|platform|A\.?I\.?|assistant|chatbot)\b[^.!?]{{0,60}}
        \b(?:best|fastest|smartest|instantly|never\smiss\w*|trusted|number\sone|guarantee\w*)\b
    |\b(?:number\sone|no\.?\s?1|\#1)\s(?:choice|app|site|source|platform|brand|rated)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


# One of these stands in every match: looking for them first costs a tenth.
_HINTS = (
    *("class", "leading", "award", "second to none", "unrivalled", "game", "our ", "this a"),
    *("top ", "elite", "prestigious", "renowned", "instant", "trusted", "loved", "used by"),
    *("chosen", "relied", "recommended by", "sign up", "subscribe", "buy ", "order ", "shop "),
    *("book ", "download", "register ", "join ", "free trial", "money", "offer", " code"),
    *("number one", "no. 1", "no 1", "#1", "no.1", "this p", "this c"),
)


def promotes(text: str) -> str:
    """Return the words of a text that promote, "" when none do."""
    low = text.casefold()
    if not any(hint in low for hint in _HINTS):
        return ""
    found = PROMOTION.search(text)
    return " ".join(found[0].split()) if found else ""


def promotion(prepared: Prepared) -> Iterator[Trouble]:
    """Find sentences that sell the site, its makers or a product."""
    for part, block, sentence in prepared.sentences():
        found = promotes(sentence.text)
        if found:
            yield part.trouble(
                block,
                sentence.text,
                f'"{found}" promotes.',
                "Take it out: an article answers a question and sells nothing.",
            )


# What tells a lay reader that the sentence is about them and not to them.
TO_CLINICIANS = re.compile(
    r"\b(?:the |these |those |all |any |such |some |most |your )?patients? (?:\w+ly )?"
    r"(?:requires?|needs?|should|must|has to|have to|are advised|is advised|can be given|"
    r"may be given|are given|is given|are to be|is to be)\b"
    r"|\b(?:you['’]ll|you will|you may|you might) (?:\w+ )?(?:observe|encounter|elicit|see in "
    r"(?:your )?patients)\b"
    r"|\byour patients?\b|\bin your practice\b|\b(?:clinicians?|physicians|prescribers|"
    r"practitioners) (?:should|must|need to|are advised)\b"
    r"|\b(?:^|(?<=[.;:] ))(?:administer|prescribe|palpate|auscultate|titrate)\b",
    re.IGNORECASE,
)
TO_PATIENTS = re.compile(
    r"\b(?:your|a|the|their) (?:own )?(?:GP|family doctor|healthcare (?:provider|team)|care team)\b"
    r"(?= (?:if|about|before|when|can|will|may|should)\b)"
    r"|\b(?:ask|tell|see|call|talk (?:to|with)|speak (?:to|with)|contact|consult) (?:to )?your "
    r"(?:own )?(?:doctor|GP|nurse|pharmacist|midwife|physician|dentist|health ?care \w+|care team|"
    r"specialist|surgery)\b"
    r"|\byour (?:doctor|GP|nurse|pharmacist|midwife|physician|health ?care provider)\b"
    r"|\b(?:you have|you may have) been (?:diagnosed|prescribed|told)\b",
    re.IGNORECASE,
)
# Whom a disclaimer or a notice says that it is for.
FOR_CLINICIANS = re.compile(
    r"\b(?:intended|designed|written|meant|provided|only)\b[^.]{0,40}? for (?:use by )?"
    r"(?:\w+ ){0,2}?(?:health ?care|medical|health)? ?(?:professionals?|clinicians?|physicians?|"
    r"providers?|practitioners?|doctors)\b"
    r"|\bfor (?:registered |qualified |licensed )?health(?: ?care)? professionals\b"
    r"|\bhealth ?care (?:providers|professionals) should\b",
    re.IGNORECASE,
)
FOR_PATIENTS = re.compile(
    r"\b(?:talk|speak) (?:to|with) (?:your|a) (?:doctor|GP|nurse)|\bask your (?:doctor|GP)\b",
    re.IGNORECASE,
)
_SPOKEN = {
    "patient": (TO_CLINICIANS, "a clinician"),
    "carer": (TO_CLINICIANS, "a clinician"),
    "student": (TO_PATIENTS, "a patient"),
    "clinician": (TO_PATIENTS, "a patient"),
}
_DISCLAIMED = {
    "": (FOR_CLINICIANS, "a clinician"),
    "patient": (FOR_CLINICIANS, "a clinician"),
    "carer": (FOR_CLINICIANS, "a clinician"),
    "student": (FOR_PATIENTS, "a patient"),
    "clinician": (FOR_PATIENTS, "a patient"),
}


def addressed_reader(prepared: Prepared) -> Iterator[Trouble]:
    """Find sentences and disclaimers that speak to another reader than their own."""
    for part, block, sentence in prepared.sentences():
        rule, other = _SPOKEN[part.audience]
        found = rule.search(sentence.text)
        if found:
            yield part.trouble(
                block,
                sentence.text,
                f'"{found[0]}" speaks to {other}; this is the {part.audience} text.',
                _HOW[part.audience in ("patient", "carer")],
            )
    for disclaimer in prepared.content.disclaimers:
        rule, other = _DISCLAIMED[disclaimer.audience]
        found = rule.search(disclaimer.text)
        if found:
            readers = f"{disclaimer.audience} readers" if disclaimer.audience else "all readers"
            yield Trouble(
                WHOLE_ARTICLE,
                disclaimer.text,
                f'"{found[0]}" is for {other}; this disclaimer is shown to {readers}.',
                "Ask an administrator for wording that fits the reader.",
                disclaimer.audience,
            )


_HOW = {
    True: 'Say it to the reader: "You need …", "Your nurse will …".',
    False: "Speak of the person treated, in the third person.",
}

CHECKS = (
    Check(
        "GOV-07",
        "block",
        "Nothing is promoted",
        "No text praises the site, its makers or a product, or invites to sign up or buy.",
        "HONcode principle 8; found on a published page: world-class answers, instantly.",
        promotion,
    ),
    Check(
        "GOV-08",
        "warn",
        "Each text speaks to its reader",
        "No patient or carer text speaks of patients or to clinicians; no clinician or student "
        "text speaks of your doctor. Disclaimers fit their reader.",
        "PIF TICK, know your audience; found on a published page: for professionals, in "
        "language for everyone.",
        addressed_reader,
    ),
)
