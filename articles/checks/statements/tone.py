"""The tone of a text: emotion, mockery and alarm, and orders that name nobody they are for."""

import re
from collections.abc import Iterator

from articles.checks.figures.shorthand import FOR_PATIENTS
from articles.checks.finding import Level, Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.standing import Spot, spots
from articles.checks.statements.data_strong_words import EMOTIVE

_FLAGS = re.IGNORECASE
_EMOTIVE = re.compile(
    "|".join(rf"(?P<e{n}>(?<!\w)(?:{pattern}))" for n, (pattern, _) in enumerate(EMOTIVE)), _FLAGS
)
_CRITICAL = re.compile(
    r"\b(?:critically|critical)\b(?!(?:ly)?\s(?:care|ill\w*|appraisal|limb|period|incident|point|"
    r"values?|region|access|angle|congenital))",
    _FLAGS,
)
_MOST_CRITICALS = 2
_DOUBTED = (
    r"normal|abnormal|natural|safe|healthy|harmless|effective|cures?|cured|treatments?|experts?|doctors?|"
    r"science|toxic|toxins?|detox|mild|minor|simple|serious|standard|proven|evidence|disease|illness|"
    r"therapy|therapies|medicines?|real|chemical|alternative|essential"
)
_SCARE_QUOTES = re.compile(rf"""["“](?:{_DOUBTED})["”](?=[\s.,;:)]|$)""", _FLAGS)
_QUOTATION = re.compile(r"""["“][^"“”]{1,60}["”]""")
_MOST_QUOTATIONS = 2
_QUOTED_FOR_A_REASON = re.compile(
    r"(?:\b(?:call(?:ed|s|ing)?|named?|known|term(?:ed|s)?|words?|labell?ed|means?|meaning|says?|said|"
    r"saying|ask\w*|phrases?|refer\w*|describ\w+|nicknam\w+|or|as|like|spell\w*|letters?|titled|"
    r"marked|read|writ\w+|name|prefix|suffix|from|for|term|literally|so-called|sound\w*|i\.e)\b"
    r"[^\"“”.]{0,25}|\(|=\s?)$",
    _FLAGS,
)
_REACH = 45
_MAY_BE_EMOTIVE = re.compile(
    r'["“]|ssault|evastat|iracl|onder|agic|reak|ightmare|illers?|bombs?|chang|havoc|avag|orrif|errify|'
    r"readed|evolution"
)


def emotive_words(prepared: Prepared) -> Iterator[Trouble]:
    """Find metaphor and emotion where facts should stand, and quotation marks of mockery."""
    for spot in spots(prepared, having=_MAY_BE_EMOTIVE):
        level: Level = "warn" if spot.part.audience in FOR_PATIENTS else "advise"
        found = _EMOTIVE.search(spot.text)
        if found and not _VIOLENCE.search(spot.text):
            cure = EMOTIVE[int((found.lastgroup or "e0")[1:])][1]
            message = f'"{found[0].strip(" .:")}" moves readers and tells them nothing.'
            yield spot.trouble(message, cure, level=level)
        if len(_QUOTATION.findall(spot.text)) > _MOST_QUOTATIONS:
            continue
        for quoted in _SCARE_QUOTES.finditer(spot.text):
            before = spot.text[max(0, quoted.start() - _REACH) : quoted.start()]
            if not _QUOTED_FOR_A_REASON.search(before):
                yield spot.trouble(
                    f"{quoted[0]} stands in quotation marks that cast doubt and do not say which.",
                    'Say what is meant: "within the laboratory\'s range" for a doubtful "normal".',
                    quote=quoted[0],
                    start=quoted.start(),
                    level=level,
                )
    for part in prepared.parts:
        yield from _many_criticals(part)


_VIOLENCE = re.compile(
    r"\b(?:sexual|physical|indecent|victims?\sof|common|violent)\s(?:\w+\s){0,2}assault", _FLAGS
)


def _many_criticals(part: Part) -> Iterator[Trouble]:
    uses = [
        Spot(part, block, sentence)
        for block, sentence in part.sentences
        if "ritical" in sentence.text and _CRITICAL.search(sentence.text)
    ]
    if len(uses) > _MOST_CRITICALS:
        level: Level = "warn" if part.audience in FOR_PATIENTS else "advise"
        yield uses[_MOST_CRITICALS].trouble(
            f'"critical" stands here for the third of {len(uses)} times: then nothing is.',
            'Keep it for the one thing, and write "important" or nothing elsewhere.',
            level=level,
        )


_ORDER = re.compile(
    r"""
    (?:^|[;:–—]\s|,\s(?:(?:and|but|so|then)\s)?|\b(?:should|must|please|then|not)\s)
    (?P<order>
        (?:always|never|test|treat|give|avoid|stop)\s+(?:any|all|every|give)\b
        |(?:always|never)\s+(?:start|stop|prescribe|withhold|delay|treat|test)\b
    )
    (?!\s(?:time|more|further|longer|way|other|few|day|week|month|year|hour|night|morning|evening|
        effort|at\sonce|over|along|of\sa\ssudden|\d|two|three|four|six|twelve|so\soften|chance))
    """,
    re.VERBOSE | _FLAGS,
)
_PEOPLE = (
    r"(?:people|persons?|patients?|adults?|children|infants?|babies|newborns?|women|men|anyone|"
    r"someone|those|teenagers?|pregnan\w+|boys|girls)"
)
_FOR_WHOM = re.compile(
    rf"\b(?:in|for|to|among)\s(?:[\w-]+\s){{0,3}}?{_PEOPLE}\b|\b(?:if|unless|when|until|whenever)\b",
    _FLAGS,
)
_MAY_ORDER = re.compile(r"\b(?:[Aa]ny|[Aa]ll|[Ee]very|[Nn]ever|[Aa]lways|give)\s")


def orders_without_population(prepared: Prepared) -> Iterator[Trouble]:
    """Find orders and bans for any, all or every, without the people they hold for."""
    for spot in spots(prepared, having=_MAY_ORDER):
        found = _ORDER.search(spot.text)
        if found and not _FOR_WHOM.search(spot.text):
            yield spot.trouble(
                f'"{found["order"]}" orders or bans, and no population is named.',
                'Begin with the people it holds for: "In people with low B12, do not …".',
            )
