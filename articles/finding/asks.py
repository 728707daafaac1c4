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

# In this order: what is said more closely stands before what it is said with.
_PATTERNS: tuple[tuple[Ask, str], ...] = (
    (
        "research",
        r"\bresearch|\bclinical trials?\b|\bstud(?:y|ies)\b.*\b(?:new|done|under way)|"
        r"\bscientists?\b|\bresearchers?\b|\btrials\b",
    ),
    (
        "inheritance",
        r"\binherit|\bhereditary\b|\bpass(?:ed|ing)? (?:it |this )?(?:on|down|to)\b|"
        r"\bruns? in (?:the |my |our )?famil|\bcarriers?\b|\brecessive\b|\bdominant\b|"
        r"\bgenetic risk\b|\bfrom (?:my|his|her|their) (?:mum|mom|dad|mother|father|parents?)\b|"
        r"\b(?:my|our) (?:next )?(?:child|children|baby|babies|kids|sons?|daughters?)\b.*"
        r"\b(?:have|get) it\b|\bboth parents\b",
    ),
    (
        "genes",
        r"\bgenetic changes\b|\b(?:which|what|whose) genes?\b|\bmutat|\bchromosom|"
        r"\bgenes? (?:is|are|causes?|linked|involved|goes|broken|behind)\b|\bgenes?\b",
    ),
    (
        "frequency",
        r"\bhow (?:common|rare|frequent|many people|many (?:babies|children|adults|men|"
        r"women|americans)|often does)\b|\bhow many\b.*\b(?:have|has|get|affected)\b|"
        r"\bprevalence\b|\bincidence\b|\bfrequen(?:cy|t)\b|\bodds of (?:having|getting)\b|"
        r"\bhow widespread\b",
    ),
    (
        "prevention",
        r"\bprevent|\bavoid(?:ing)? (?:getting|catching|it)\b|\blower (?:my|the|your) "
        r"(?:risk|chances?)\b|\breduce (?:my|the|your) (?:risk|chances?)\b|\bprotect\b|"
        r"\bstop (?:it|them|this|myself|me|us)? ?(?:from )?(?:getting|coming|happening|catching)|"
        r"\bkeep from\b|\bhow not to\b|\bvaccin",
    ),
    ("stages", r"\bstages?\b|\bstaging\b|\bhow far\b.*\bspread\b"),
    (
        "complications",
        r"\bcomplications?\b|\blead to\b|\bother (?:health )?problems?\b|"
        r"\bwhat (?:else )?can (?:it|this) (?:do|cause)\b|\bif (?:left )?untreated\b|"
        r"\bside effects?\b|\blong[- ]term effects?\b",
    ),
    (
        "outlook",
        r"\boutlook\b|\bprognos|\bsurviv|\blife expectanc|\bhow long (?:do|does|will|can|"
        r"have|has|would)\b|\bchances?\b|\bfatal\b|\bdie\b|\bdeath\b|\bdeadly\b|\bcurable\b|"
        r"\bget (?:better|worse|over)\b|\bgo away\b|\bgoes away\b|\brecover|\bgrow out of\b|"
        r"\blive (?:to|with|a normal|until|long)\b|\blife ?span\b|\bcome back\b|\bterminal\b|"
        r"\blong[- ]term\b|\bexpect(?:ed)?\b",
    ),
    (
        "treatment",
        r"\btreat|\btherap|\bcur(?:e|es|ed|ing)\b|\bmanage|\bmedic(?:ine|ines|ation|"
        r"ations)\b|\bdrugs?\b|\bsurg(?:ery|eries|ical)\b|\boperat(?:ion|ions|e)\b|"
        r"\bget rid of\b|\bfix(?:ed)?\b|\bcan be done\b|\bhelp with\b|\brelie(?:f|ve)\b|"
        r"\bpills?\b|\btablets?\b|\bpainkillers?\b|\bwhat (?:do|can|will|would) (?:doctors?|they) "
        r"(?:do|give|try|use|prescribe)\b|\bremed(?:y|ies)\b|\bwhat helps\b|\boptions\b",
    ),
    (
        "test",
        r"\bdiagnos|\btests?\b|\btested\b|\btesting\b|\bexams?\b|\bexamin|\bdetect|"
        r"\bscreen(?:ing|ed)?\b|\bscans?\b|\bx[- ]?rays?\b|\bbiops|\bfind out (?:if|whether)\b|"
        r"\bhow (?:do|can|will|would|does) (?:i|you|we|they|doctors?|a doctor|the doctor) "
        r"(?:know|tell|find|check|spot|confirm|work out)\b|\bcheck(?:ed)? for\b",
    ),
    (
        "risk",
        r"\bat risk\b|\brisk factors?\b|\bwho (?:is|are|gets?|has|can get|usually|mostly|"
        r"might)\b|\b(?:which|what) (?:people|kind of people|sort of people|groups?)\b|"
        r"\bmore likely\b|\blikely to\b|\bhow old\b|\bwhat age\b|\bsusceptib|\brisk\b",
    ),
    (
        "sign",
        r"\bsymptoms?\b|\bsigns?\b|\bnotice\b|\bfeel like\b|\blook like\b|\blooks like\b|"
        r"\bwarning\b|\bwhat (?:should|would) i (?:look|watch) (?:out )?for\b|"
        r"\blook (?:out )?for\b|\bwatch (?:out )?for\b|\bfeatures\b|\bpresent(?:s|ing)? with\b|"
        r"\bhow does (?:it|this|someone with \w+) (?:show|feel|look)\b|\bwhat happens to\b",
    ),
    (
        "cause",
        r"\bcaus|\bwhy (?:do|does|did|is|are|am|would|can|it|has|have|am)\b|"
        r"\bwhat makes\b|\bwhere (?:do|does) .* come from\b|\breasons?\b|\bbring(?:s)? (?:it "
        r")?on\b|"
        r"\btrigger|\bdue to what\b|\bhow (?:do|does|did|can|would) (?:i|you|people|we|someone|"
        r"somebody|one|he|she|they) (?:get|catch|pick up|develop)\b|\bcatch\b|\bfrom what\b|"
        r"\bhow it happens\b|\bwhy\b",
    ),
    (
        "living",
        r"\bliving with\b|\beat(?:ing)?\b|\bdiet\b|\bfoods?\b|\bnutrition\b|\bexercis|"
        r"\bcop(?:e|ing)\b|\bday[- ]to[- ]day\b|\bsupport\b|\bwhat (?:should|to) (?:i )?do\b|"
        r"\bsee a doctor\b|\bneed a doctor\b|\bcall (?:a|my|the) doctor\b",
    ),
    (
        "what",
        r"\bwhat (?:is|are|was|s)\b(?! the| my)|\bwhat is \(are\)|\bdefin|\bmeaning\b|"
        r"\bwhat does .* mean\b|\bexplain\b|\bwhats\b|\bcalled\b|\bhow does .* work\b|"
        r"\boverview\b|\bwhat happens\b|\bdo you have information\b|\bin (?:simple|plain)\b",
    ),
)
_COMPILED = tuple((ask, re.compile(pattern)) for ask, pattern in _PATTERNS)

MOST_ASKS = 3


def asks_of(words: str) -> tuple[Ask, ...]:
    """Return what a question or heading asks, the closest first; () where it does not say."""
    text = " ".join(words.casefold().replace("’", "'").replace("'", "").split())
    return tuple(ask for ask, pattern in _COMPILED if pattern.search(text))[:MOST_ASKS]
