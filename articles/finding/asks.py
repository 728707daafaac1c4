"""What is asked of a subject: its cause, its signs, its treatment; of questions and headings alike.

English only: in another language nothing is recognised, and nothing then counts for or against.
"""

import re
from typing import Literal, get_args

Ask = Literal[
    "what",
    "cause",
    "sign",
    "test",
    "treatment",
    "outlook",
    "prevention",
    "inheritance",
    "genes",
    "frequency",
    "risk",
    "complications",
    "research",
    "stages",
    "living",
]
ASKS: tuple[Ask, ...] = get_args(Ask)
MOST_ASKS = 3

_DO = r"(?:do|does|did|is|are|am|was|has|have|would|will|can|might)"
_WHO = r"(?:i|you|we|they|people|someone|somebody|one|he|she|doctors?|a doctor|the doctor)"
_KIN = r"(?:mum|mom|dad|mother|father|parents?)"
_CHILD = r"(?:child|children|baby|babies|kids?|sons?|daughters?|grandchild\w*|next one)"

# Said outright. In this order: what is asked more closely stands before what it comes with.
_PLAIN: tuple[tuple[Ask, str], ...] = (
    (
        "research",
        r"\bresearch|\bclinical trials?\b|\btrials?\b|\bstud(?:y|ies|ying|ied)\b|\bscientists?\b",
    ),
    (
        "inheritance",
        r"\binherit|\bhereditary\b|\bpass(?:ed|ing)? (?:it |this )?(?:on|down)\b|\bcarriers?\b|"
        r"\bruns? in (?:the |my |our |his |her )?famil|\brecessive\b|\bdominant\b|\bgenetic risk\b|"
        rf"\bfrom (?:my|his|her|their) {_KIN}\b|\bboth parents\b|"
        rf"\b(?:my|our|the|their) (?:next |other |future |unborn )?{_CHILD}\b.{{0,30}}"
        r"\b(?:have|get|inherit) (?:it|this)\b|"
        rf"\b{_KIN} (?:has|had|have|have got|with) (?:it|this)\b|"
        r"\b(?:everyone|everybody) with the gene\b",
    ),
    (
        "frequency",
        r"\bhow (?:common|rare|frequent|widespread|unusual|often does)\b|\bprevalence\b|"
        r"\bhow many (?:people|babies|children|adults|men|women|boys|girls|cases|americans|of us|"
        r"persons|patients|newborns|families|in)\b|\bincidence\b|\bfrequency\b|\bmore common\b|"
        r"\bnumbers? of (?:people|cases)\b|\bone in how many\b",
    ),
    (
        "prevention",
        r"\bprevent|\bavoid\b|\bprotect\b|\bkeep (?:\w+ ){1,3}safe\b|\bhow not to\b|\bvaccin|"
        r"\b(?:lower|reduce|cut) (?:my|the|your|his|her) (?:risk|chances?)\b|"
        r"\bstop (?:myself|me|it|them|us|him|her) (?:from )?(?:getting|coming|catching)\b",
    ),
    (
        "genes",
        r"\bgenetic changes\b|\b(?:which|what|whose) genes?\b|\bgene (?:fault|change|mutation)\b|"
        r"\bgenes? (?:is|are|causes?|involved|goes|broken|behind|responsible)\b|\bmutations?\b",
    ),
    ("stages", r"\bstages?\b|\bstaging\b|\bhow far\b.{0,30}\bspread\b"),
    (
        "complications",
        r"\bcomplications?\b|\bother (?:health )?problems\b|\b(?:left )?untreated\b|"
        r"\bwhat (?:else )?can (?:it|this) (?:do|lead)\b|\bside effects?\b",
    ),
    (
        "outlook",
        r"\boutlook\b|\bprognos|\bsurviv|\blife expectanc|\blife ?span\b|\bfatal\b|\bdeadly\b|"
        r"\b(?:my|his|her|their|the) (?:chances?|odds)\b(?! (?:of|to) (?:get|hav|pass|inherit))|"
        r"\bhow long (?:do|does|will|can|have|has|would)\b|\bterminal\b|\bcurable\b|"
        r"\b(?:die|dying|died) (?:of|from)\b|\bgrow out of\b|\blive (?:to|a normal|until|long)\b",
    ),
    (
        "risk",
        r"\bat risk\b|\brisk factors?\b|\bsusceptib|\bprone\b|\bhow old\b|\bwhat age\b|"
        r"\bwho (?:is|are|gets?|has|can get|usually|mostly|might|will get|catches)\b|"
        r"\b(?:which|what) (?:people|kind of people|sort of people|groups?|age)\b|"
        r"\bmore likely\b|\blikely to (?:get|have|develop|be|catch)\b|\bwhy do some people\b",
    ),
    (
        "test",
        r"\bdiagnos|\btest(?:s|ed|ing)?\b|\bexams?\b|\bexamination|\bscreen(?:ing|ed)\b|"
        rf"\bhow (?:do|can|will|would|does) {_WHO} (?:know|tell|find|check|spot|confirm)\b|"
        r"\bfind out (?:if|whether)\b|\bto be sure\b|\bfor sure\b|\b(?:kind|sort|type) of scan\b",
    ),
    (
        "treatment",
        r"\btreat|\bcur(?:e|es|ed|ing)\b|\btherap(?:y|ies)\b|\bget rid of\b|\bcan be done\b|"
        r"\bwhat (?:do|can|will|would|could) (?:doctors?|they|i|we|you) (?:do|give|try|"
        r"prescribe)\b|"
        r"\bwhat helps\b|\bremed(?:y|ies)\b|\bmanag(?:e|ed|ement|ing)\b|\b(?:have|need) to be "
        r"cut\b",
    ),
    (
        "sign",
        r"\bsymptoms?\b|\bsigns?\b|\bnotice\b|\bfeel(?:s)? like\b|\blooks? like\b|\bfeatures\b|"
        r"\b(?:look|watch) (?:out )?for\b|\bhow many days after\b|\bpresent(?:s|ing)? with\b|"
        r"\bhow does (?:it|this) (?:show|feel|look|start|begin)\b",
    ),
    (
        "cause",
        rf"\bcaus(?:e|es|ed|ing)\b|\bwhy {_DO}\b|[,-] ?why\b|\bwhy$|^why\b|\bwhy it\b|\bwhat "
        rf"makes\b|\breasons?\b|"
        r"\bwhere (?:do|does) .{1,40} come from\b|\bbrings? (?:it )?on\b|\btrigger|\bfrom what\b|"
        rf"\bhow (?:do|does|did|can|would) {_WHO} (?:get|catch|pick up|develop)\b|\bbehind\b",
    ),
    ("living", r"\bliving with\b|\bwhat to do for\b|\bwhat to eat\b|\bcop(?:e|ing)\b|\bdiet\b"),
)
# Words that come with an ask, and come without it as well.
_HINTS: tuple[tuple[Ask, str], ...] = (
    (
        "treatment",
        r"\bmedic(?:ine|ines|ation|ations)\b|\bdrugs?\b|\bsurg(?:ery|ical)\b|\boperat(?:ion|e)\b|"
        r"\bpills?\b|\btablets?\b|\bpainkillers?\b|\boptions\b|\brelie(?:f|ve)\b|\bhelps?\b|"
        r"\bfix(?:ed)?\b|\bcut out\b|\btransplant\b",
    ),
    (
        "outlook",
        r"\bget(?:ting)? (?:better|over|worse)\b|\bgo(?:es)? away\b|\brecover|\bcome back\b|"
        r"\blong[- ]term\b|\bchances?\b|\bdie\b|\bdeath\b|\bgo on (?:their|its) own\b|\bslower\b",
    ),
    ("inheritance", r"\bchances? of (?:getting|having|inheriting)\b|\bfamily\b"),
    ("genes", r"\bgenes?\b|\bgenetic\b|\bchromosom"),
    ("test", r"\bscans?\b|\bx[- ]?rays?\b|\bbiops|\bdetect|\bsample\b|\bchecks?\b"),
    ("complications", r"\blead(?:s|ing)? to\b|\bmakes? your\b|\beffects?\b|\bworse\b"),
    ("risk", r"\brisks?\b|\bcatch\b"),
    ("living", r"\beat(?:ing)?\b|\bfoods?\b|\bexercis|\bsupport\b|\b(?:see|need|call) a doctor\b"),
    (
        "what",
        r"\bwhat(?: is|'s|s)\b|\bwhat are\b|\bdefin|\bmean(?:s|ing)?\b|\bexplain|\bcalled\b|"
        r"\bhow (?:do|does) .{1,60} work\b|\bwhat happens\b|\bhappening\b|\binformation\b|"
        r"\bplain words\b|\bin simple\b|\bdifference\b|\bsame as\b",
    ),
)
_COMPILED = tuple((ask, re.compile(pattern)) for ask, pattern in (*_PLAIN, *_HINTS))


def asks_of(words: str) -> tuple[Ask, ...]:
    """Return what a question or heading asks, the closest first; () where it does not say."""
    text = " ".join(words.casefold().replace("’", "'").split())
    found = dict.fromkeys(ask for ask, pattern in _COMPILED if pattern.search(text))
    return tuple(found)[:MOST_ASKS]
