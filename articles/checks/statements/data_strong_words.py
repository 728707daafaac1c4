"""Words that claim certainty, words that move instead of inform, and the phrases that do not."""

# Each line: the strong words, as a pattern; what a low or moderate certainty lets one write.
_PRESCRIBED = (
    r"(?:treat\w*|give|given|tak\w+|start\w*|begin|begun|stop\w*|remov\w+|receiv\w+|avoid\w*|monitor\w*|"
    r"test\w*|check\w*|us(?:e|ed)|undergo|see|seek|follow\w*|not|consult\w*|call|go|perform\w*|limit\w*|"
    r"choose|consider\w*|repair\w*|eliminat\w+|always|never|prescrib\w+|refer\w*|measur\w+|continu\w+|"
    r"report\w*|inject\w*|replac\w+|correct\w*|exclud\w+|rul\w+|investigat\w+|ask|tell|get|return|learn|"
    r"be\s(?:admitted|started|ruled|careful))"
)
_ORDERS_OR_DENIES = (
    r"(?:causes?|leads?|results?|harms?|occurs?|happens?|works?|fails?|helps?|prevents?|cures?|give|start|"
    r"stop|take|use|mix|treat|prescribe|ignore|share|delay|skip|leave|exceed|combine|safe|dangerous|"
    r"appropriate|caused|necessary|needed|indicated|miss(?:es)?|returns?|recovers?)"
)

# Each line: the strong words, as a pattern; what a low or moderate certainty lets one write.
STRONG: tuple[tuple[str, str], ...] = (
    (
        r"(?:definitely|certainly|undoubtedly)"
        r"(?=\s(?:will|causes?|leads?|results?|prevents?|cures?|works?|helps?|harms?|safe)\b)",
        'Leave it out, or write "can" or "may".',
    ),
    (r"definitively(?!\s(?:diagnos|treat))", 'Leave it out, or write "can" or "may".'),
    (
        r"(?:clinically\s)?proven"
        r"(?!\s(?:infections?|cases?|diagnosis|or\ssuspected|otherwise|guilty))",
        'Say what was found and in whom: "in one trial".',
    ),
    (
        r"always(?!\s(?:carriers?|inherited|turned|on\b|present\sat\sbirth))",
        'Write "often" or "in most people", as the source has it.',
    ),
    (
        rf"never(?=\s(?:be\s|\w+ly\s)?{_ORDERS_OR_DENIES}\b)|(?:should|must|will)\snever",
        'Write "rarely", or say for whom: "in people with …, do not".',
    ),
    (
        rf"must(?=\s(?:\w+ly\s|also\s|then\s)?(?:be\s)?(?:\w+ly\s)?{_PRESCRIBED}\b)",
        'Write "should", and say who advises it.',
    ),
    (r"mandatory", 'Write "is recommended", and say who recommends it.'),
    (r"guarantee[sd]?", 'Write "may" or "can".'),
    (r"predictabl[ey]", 'Write "often", or give the range that was seen.'),
    (
        r"will\s(?:always\s|inevitably\s|certainly\s|definitely\s)?"
        r"(?:cause|prevent|cure|result\sin)",
        'Write "can" or "may", or say how often.',
    ),
    (r"the\ssingle\s(?:most|biggest|best|greatest)", 'Write "an important".'),
    (
        r"100\s?(?:%|per\s?cent)\s(?:effective|safe|certain|sure|accurate|reliable|successful|"
        r"protect\w+|prevent\w+|curable|cured|of\s(?:the\s|all\s)?(?:people|patients|cases|children|"
        r"women|men|adults|infants|babies|those))",
        'Give the number of people studied: "in all 24 people".',
    ),
)

# In these phrases the same words claim nothing, or deny.
NOT_STRONG: tuple[str, ...] = (
    r"\b(?:has|have|had)\s(?:not|never)\s(?:yet\s)?been\s(?:\w+ly\s)?proven\b",
    # Denied or doubted in the same clause.
    r"(?:\b(?:not|no|never|nor|neither|none|nothing|few|without|cannot|doesnt|dont|isnt|yet\sto\sbe|"
    r"whether|which|what|how|fear|believe|think|thought|hope|worr(?:y|ied)|concern(?:ed|s)?|claims?|"
    r"unclear|almost|nearly|approximately|about(?=\s100)|virtually|sometimes|if|hardly)|n['’]t)\b[^.,;:!?]{0,80}?"
    r"\b(?:definitely|definitively|certainly|undoubtedly|proven|guarantee[sd]?|mandatory|"
    r"predictabl[ey]|always|100|"
    r"will\s(?:\w+\s)?(?:cause|prevent|cure|result))",
    r"\b(?:until|unless|once|when|or|biopsy|culture|histologically|microbiologically|laboratory|tissue)"
    r"[\s-](?:[\w-]+\s){0,4}?proven",
    r"\bproven\sby\b|\bguaranteed\sby\b|\bpredictable\s(?:schedules?|routines?|days?)",
    r"\bany\sproven\b",
    r"\b(?:perhaps|someday|one\sday|in\sthe\sfuture|fears?|risks?|chances?|possibility|danger)\b[^.;]{0,80}?"
    r"\bwill\s(?:cause|prevent|cure|result)",
    r"\b(?:not|almost|nearly|practically|virtually|usually|hardly|likely|or)\snever\b",
    r"\busually\s(?:\w+\s){0,2}always\b|\balways\s\w+ing\b",
    r"\b(?:have|has|had|having|who|people|women|men|adults|children|patients|are|is|was|were|been|"
    r"you|i|we|she|he|they|some|others?)\snever\b(?!\s(?:give|start|stop|safe|take|use|causes?|"
    r"caused|leads?|dangerous))",
    r"\b(?:may|might|can|could|would|some|many|most|few|often|probably|likely)\b"
    r"[^.;:]{0,120}?\s(?:never|always)\b(?!\s(?:give|start|stop|take|use))",
    r"\bnever[\s-](?:smok\w+|before|mind|been|had|married|events?|again|users?|drinkers?|quite)\b",
    r"\bas\salways\b|\balways\son\b|\bnever-\w+",
    r"\b(?:less|more|not|in)\s?predictabl[ey]\b",
    r"\bnon[\s-]mandatory\b",
    r"\bmandatory\s(?:reporting|notification|retirement|training|fortification|helmets?)\b",
    r"\b(?:if|when)\s(?:\w+\s){1,3}must\b|\bthat\speople\smust\b|\bwill\salways\spass\b",
    r"\b(?:sometimes|in\ssome\scases)\b[^.;]{0,100}?\bmust\b",
    r"\b(?:informed\sconsent|rights?|providers?|hospitals?|suppliers?|employers?|schools?|facilit(?:y|ies))\smust\b",
    # "Always ask your doctor" is advice for every day and rests on no evidence.
    r"\balways\s(?:\w+ly\s)?(?:talk|speak|consult|discuss|ask|check\swith|contact|tell|call|inform|"
    r"read|carry|wear|wash)\b",
    r"\bnever\s(?:give\sout|share)\b[^.;]{0,40}?\b(?:information|address|number|password)s?\b",
    r"\bmust\b[^.;]{0,60}?\b(?:before\s(?:they|you)\s(?:may|can)\sattend|to\sattend|to\senrol\w*)\b",
    r"\b(?:hospice|care|programme?s?|polic(?:y|ies)|plans?)\b[^.;]{0,40}?\balways\sincludes?\b",
    # Where something is, and what a label or a house asks, claims no effect.
    r"\balways\s(?:\w+\s){0,3}?in\syour\s\w+|\balways\s(?:has|have)\ssome\b",
    r"\bmust\sfollow\b[^.;]{0,60}?\b(?:instructions?|precautions|rules)\b",
    r"\b(?:law|legal\w*|FDA|government|manufacturers?|compan(?:y|ies)|regulat\w+|federal|criteria|"
    r"criterion|insur\w+|Medicare|Medicaid|guardian|parents?|genes?|mutations?|cop(?:y|ies)|chromosomes?|eggs?|larvae|parasites?|the\sbody|"
    r"cells?|proteins?|the\sheart|kidneys?)\b[^.;]{0,60}?\bmust\b",
)

EMOTIVE: tuple[tuple[str, str], ...] = (
    (r"(?:dual|double|multi\w*|toxic|an?|this|combined)\s(?:\w+\s)?assaults?\s?(?:on\b|:|$|\.)",
     'Say what happens: "damages in two ways".'),
    (r"assaults?\son\s(?:the|your|our)", 'Say what happens: "damages".'),
    (r"devastat\w+", 'Say what it does to people: "can lead to loss of …".'),
    (r"miracles?|miraculous\w*|wonder\s(?:drugs?|cures?)|magic\sbullets?",
     "Say what it does, and in how many."),
    (r"break-?throughs?(?!\s(?:pain|bleeding|seizures?|infections?|cancer|doses?|medic\w+|symptoms?|"
     r"fever|episodes?|headaches?|convulsions?|depression|therap\w+\sdesignation|vari\w+|case|cases|"
     r"disease|ovulation|crisis|crises|attacks?|haemolysis|hemolysis|pruritus|urticaria|reactions?))",
     'Say what is new, and what it changes.'),
    (r"nightmares?\s(?:scenario|diagnosis|disease)|silent\skillers?|(?:ticking\s)?time[\s-]bombs?|"
     r"game[\s-]chang\w+|wreak\w*\shavoc|ravag\w+|horrif\w+|terrifying\w*|heart-?breaking|"
     r"tragic(?:ally)?|dreaded|revolutionary|revolutioni[sz]\w+",
     "Say it in plain and calm words."),
)  # fmt: skip
