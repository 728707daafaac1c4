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
        r"\bresearch|\bclinical trials?\b|\btrials?\b|\bstud(?:y|ies|ying|ied)\b|\bscientists?\b|"
        r"\bbreakthroughs?\b|\bnew(?:er|est)? (?:treatments?|drugs?|medicines?|therap\w+)\b|"
        r"\blatest (?:on|in|news|treatments?)\b|\bin development\b",
    ),
    (
        "inheritance",
        r"\binherit|\bhereditary\b|\bpass(?:ed|ing)? (?:it |this )?(?:on|down)\b|\bcarriers?\b|"
        r"\bruns? in (?:the |my |our |his |her )?famil|\brecessive\b|\bdominant\b|\bgenetic risk\b|"
        rf"\bfrom (?:my|his|her|their) {_KIN}\b|\bboth parents\b|"
        rf"\b(?:my|our|the|their) (?:next |other |future |unborn )?{_CHILD}\b.{{0,30}}"
        r"\b(?:have|get|inherit) (?:it|this)\b|"
        rf"\b{_KIN} (?:has|had|have|have got|with) (?:it|this)\b|"
        r"\b(?:everyone|everybody) with the gene\b|\bis (?:it|this|that) genetic\b|"
        r"\bskips? a generation\b|\bwhich parent\b|\bborn with (?:it|this)\b|"
        rf"\b(?:can|could|will|would|might) (?:my|our|the) (?:next |other |future )?{_CHILD} "
        r"(?:also )?(?:get|have|inherit)\b|"
        r"\bsiblings?\b.{0,30}\b(?:get|have|tested)\b|\bin (?:the|my|our) family\b",
    ),
    (
        "frequency",
        r"\bhow (?:common|rare|frequent|widespread|unusual|often does)\b|\bprevalence\b|"
        r"\bhow many (?:people|babies|children|adults|men|women|boys|girls|cases|americans|of us|"
        r"persons|patients|newborns|families|in)\b|\bincidence\b|\bfrequency\b|\bmore common\b|"
        r"\bnumbers? of (?:people|cases)\b|\bone in how many\b|\bhow many\b.{1,40}\b(?:have|has|"
        r"get|got|affected|born)\b|"
        r"\bis (?:it|this|that) (?:very |really |so )?(?:rare|common|unusual)\b|"
        r"\bwhat (?:percentage|proportion|share)\b|\bhow often\b|\bodds of\b",
    ),
    (
        "prevention",
        r"\bprevent|\bavoid\b|\bprotect\b|\bkeep (?:\w+ ){1,3}safe\b|\bhow not to\b|\bvaccin|"
        r"\b(?:lower|reduce|cut) (?:my|the|your|his|her) (?:risk|chances?)\b|"
        r"\bward(?:ing)? off\b|\bkeep(?:ing)? (?:it|this|them|him|her|me|us)? ?from "
        r"(?:getting|coming|happening|catching)\b|"
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
        r"\bwhat (?:else )?can (?:it|this) (?:do|lead)\b|\bside effects?\b|"
        r"\bwhat (?:else )?can go wrong\b|\b(?:can|could|does|will|may|might) (?:it|this|that) "
        r"(?:also )?(?:affect|damage|harm|hurt|cause|lead to)\b|\bif (?:you|i|we|it'?s?|they) "
        r"(?:do ?n[o']?t|is ?n[o']?t|not|never)\b.{0,20}\btreat",
    ),
    (
        "outlook",
        r"\boutlook\b|\bprognos|\bsurviv|\blife expectanc|\blife ?span\b|\bfatal\b|\bdeadly\b|"
        r"\b(?:my|his|her|their|the) (?:chances?|odds)\b(?! (?:of|to) (?:get|hav|pass|inherit))|"
        r"\bwill (?:i|he|she|they|it|my \w+) (?:ever )?(?:die|live|walk|talk|get (?:better|worse)|"
        r"recover|go away|grow|be (?:ok|okay|all ?right|normal))\b|\bhow (?:serious|bad|"
        r"dangerous)\b|"
        r"\bis (?:it|this|that) (?:\w+ )?(?:serious|dangerous|deadly|fatal|curable|permanent)\b|"
        r"\bdoes (?:it|this|that) (?:ever )?(?:go away|get (?:better|worse)|come back|clear up|"
        r"kill)\b|"
        r"\bhow long (?:do|does|will|can|have|has|would)\b|\bterminal\b|\bcurable\b|"
        r"\b(?:die|dying|died) (?:of|from)\b|\bgrow out of\b|\blive (?:to|a normal|until|long)\b",
    ),
    (
        "risk",
        r"\bat risk\b|\brisk factors?\b|\bsusceptib|\bprone\b|\bhow old\b|\bwhat age\b|"
        r"\bwho (?:is|are|gets?|has|can get|usually|mostly|might|will get|catches)\b|"
        r"\b(?:which|what) (?:people|kind of people|sort of people|groups?|age)\b|"
        r"\bmore likely\b|\blikely to (?:get|have|develop|be|catch)\b|\bwhy do some people\b|"
        r"\b(?:raises?|increases?|higher) (?:my|your|the|his|her)? ?"
        r"(?:risk|chances?)\b|\bam i (?:likely|more likely)\b|\bwho(?:'s| is)? affected\b|"
        r"\b(?:do|can|does) (?:only )?(?:men|women|children|babies|adults|old(?:er)? people|boys|"
        r"girls|"
        r"kids|teenagers) (?:also |really )?(?:get|have|catch)\b|\brisk of (?:getting|having|dev)",
    ),
    (
        "test",
        r"\bdiagnos|\btest(?:s|ed|ing)?\b|\bexams?\b|\bexamination|\bscreen(?:ing|ed)\b|"
        r"\bhow (?:do|can|will|would|does|did) (?:they|doctors?|a doctor|the doctor|the hospital|"
        r"the gp|my doctor) (?:know|tell|find|check|spot|confirm|work out|look for)\b|"
        r"\b(?:pick|picked|show|shows|shown) (?:it )?up (?:on|in|by)\b|\bblood tests?\b|"
        r"\bfind out (?:if|whether)\b|\bto be sure\b|\bfor sure\b|\b(?:kind|sort|type) of scan\b",
    ),
    (
        "treatment",
        r"\btreat|\bcur(?:e|es|ed|ing)\b|\btherap(?:y|ies)\b|\bget rid of\b|\bcan be done\b|"
        r"\bwhat (?:do|can|will|would|could) (?:doctors?|they|i|we|you) (?:do|give|try|"
        r"prescribe)\b|"
        r"\bwhat (?:helps|works)\b|\banything (?:that )?(?:helps?|i can do|they can do|to help)\b|"
        r"\bdo about (?:it|this)\b|\bdeal(?:ing)? with\b|\bis there (?:a|any|some) (?:pill|cure|"
        r"medicine|drug|cream|treatment|surgery|operation|help|tablet)\b|\bease\b|\bhelp (?:with|"
        r"for)\b|"
        r"\b(?:do|does|will|would) (?:i|he|she|you|we|they|my \w+) (?:need|have to have) (?:an? )?"
        r"(?:surgery|operation|transplant|medic\w+|treatment)\b|\bremed(?:y|ies)\b|\bmanag(?:e|"
        r"ed|ement|ing)\b|\b(?:have|need) to be "
        r"cut\b",
    ),
    (
        "sign",
        r"\bsymptoms?\b|\bsigns?\b|\bnotice\b|\bfeel(?:s)? like\b|\blooks? like\b|\bfeatures\b|"
        r"\b(?:look|watch) (?:out )?for\b|\bhow many days after\b|\bpresent(?:s|ing)? with\b|"
        r"\bhow (?:do|can|will|would|could) (?:i|you|we|one|people) (?:know|tell|spot|recogni[sz]e)"
        r"\b|"
        r"\btell[- ]?tale\b|\bfirst things?\b|\bwarnings?\b|\bwhat happens when you have\b|"
        r"\bwhat (?:is it like|does it feel)\b|\bhow does (?:it|this) (?:show|feel|look|start|"
        r"begin)\b",
    ),
    (
        "cause",
        rf"\bcaus(?:e|es|ed|ing)\b|\bwhy {_DO}\b|[,-] ?why\b|\bwhy$|^why\b|\bwhy it\b|\bwhat "
        rf"makes\b|\breasons?\b|"
        r"\bwhere (?:do|does) .{1,40} come from\b|\bbrings? (?:it )?on\b|\btrigger|\bfrom what\b|"
        r"\bhow come\b|\bwhat (?:leads to|gives (?:you|people)|sets it off|starts it)\b|\bdue to\b|"
        rf"\bhow (?:do|does|did|can|would) {_WHO} (?:get|catch|pick up|develop)\b|\bbehind\b",
    ),
    (
        "living",
        r"\bliving with\b|\bwhat to do for\b|"
        r"\bwhat (?:to|(?:should|can) (?:i|he|she|we|you)) (?:eat|drink|avoid eating)\b|"
        r"\bcop(?:e|ing)\b|\bdiets?\b|\bsupport groups?\b|"
        r"\bnutrition\b",
    ),
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
