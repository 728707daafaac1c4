"""Signs that somebody needs help now, in plain English as frightened people type it.

Read after contractions were put in full ("cant" is "cannot"). A sign counts when it is somebody's
("my husband", "he", "the baby") and not asked about in general. The groups follow what the NHS
lists under "when to call 999" (https://www.nhs.uk/nhs-services/urgent-and-emergency-care-services/
when-to-call-999/) and the emergency advice on its pages for the conditions named.
"""

_BREATH = r"breath(?:e|es|ing|less)?"
_CLOSE = r"[^.?]{0,40}"

SIGNS = (
    # Breathing
    rf"\b(?:short(?:ness)? of|out of|fast|heavy|hard|laboured|trouble|difficulty|struggl\w+|"
    rf"gasping|noisy|barely|hardly)\b[^.?]{{0,12}}\b{_BREATH}",
    rf"\b{_BREATH} (?:is |very |really |so |too )*(?:hard|fast|quick|heavy|difficult|shallow|funny|"
    r"noisy|badly|worse|tight)\b|\bbreathless\b",
    r"\basthma attack\b|\binhaler\b[^.?]{0,20}\b(?:not|no) (?:work|help|doing)\w*",
    r"\b(?:cannot|not) (?:swallow|speak|talk|get air)\b|\bdrooling\b",
    # Heart and circulation
    r"\bchest\b[^.?]{0,40}\b(?:pain|hurt\w*|tight\w*|pressure|heavy|heaviness|crush\w*|squeez\w*|"
    r"elephant|burst\w*|weight|ache\w*)\b|\b(?:pain|pressure|tightness|weight|heaviness)\b"
    r"[^.?]{0,25}\bchest\b",
    r"\b(?:grey|gray|pale|clammy|ashen)\b[^.?]{0,20}\b(?:sweat\w*|clammy|cold|faint\w*)\b|"
    r"\b(?:gone|turned|looks?|went|going) (?:very |really |all )?(?:grey|gray|blue|white as)\b",
    r"\b(?:no|cannot (?:find|feel) (?:a|his|her|any)) pulse\b|\bheart (?:has )?stopped\b",
    # Brain and spinal cord
    r"\b(?:face|mouth|eyelid|smile)\b[^.?]{0,20}\b(?:droop\w*|lopsided|crooked|fallen|sagging)\b",
    r"\b(?:words?|speech|speaking|talking)\b[^.?]{0,25}\b(?:wrong|slur\w*|jumbled|funny|garbled|"
    r"strange|nonsense|mixed up)\b|\bslurring\b|\b(?:talking|speaking) (?:nonsense|gibberish)\b",
    r"\b(?:confus\w+|drows\w+|delirious|disoriented|not making sense)\b" + _CLOSE + r"\b(?:wake|"
    r"sweat\w*|diabet\w*|fall|fell|head|fever|warfarin|thinners?|stiff|sudden\w*|today|tonight|"
    r"now|hours?)\b",
    r"\b(?:diabet\w+|fall|fell|head|fever|sudden\w*|very|really)\b" + _CLOSE + r"\b(?:confus\w+|"
    r"drows\w+|delirious|disoriented|not making sense)\b",
    r"\b(?:will not|cannot|not|hard to) (?:properly )?(?:wake|rouse|respond)\w*|\bwake properly\b",
    r"\bsudden\w*\b" + _CLOSE + r"\b(?:double vision|dizz\w+|cannot|lost|blind|deaf|paraly\w+|"
    r"collaps\w+|headache|weak\w*|numb\w*)\b",
    r"\b(?:double vision|dizz\w+|headache|weak\w*|numb\w*)\b" + _CLOSE + r"\bsudden\w*\b",
    r"\b(?:cannot|can no longer|not able to) (?:walk|stand|move|lift|feel|see|use)\b"
    + _CLOSE
    + r"\b(?:sudden\w*|now|this morning|today|tonight|yesterday|since|hours?|minutes?|anymore|"
    r"at all|overnight)\b",
    r"\blost (?:\w+ )?(?:vision|sight|feeling|hearing|speech|balance)\b|\blosing feeling\b",
    r"\b(?:gave way|give way|giving way|gone from under|collapsed)\b" + _CLOSE + r"\bcannot\b",
    r"\b(?:weaker|worse|number|spreading)\b[^.?]{0,15}\b(?:by the (?:hour|minute)|every hour|"
    r"quickly|fast|rapidly|within (?:hours|a day))\b",
    r"\bnumb\w*\b[^.?]{0,25}\b(?:bottom|genitals?|groin|saddle|between (?:my|his|her|the) legs|"
    r"private parts|buttocks)\b|\b(?:bottom|genitals?|groin|private parts|between (?:my|his|her|"
    r"the) legs)\b[^.?]{0,15}\b(?:is |are |feels? |gone )*numb\b",
    r"\b(?:legs?|back)\b[^?]{0,40}\b(?:wet (?:my|him|her)self|soiled|lost control|cannot (?:hold|"
    r"pass|pee|wee|urinate|control)|incontinent)\b|\b(?:wet (?:my|him|her)self|cannot (?:hold|pass|"
    r"pee|wee|urinate|control))\b[^?]{0,40}\b(?:legs?|back|numb)\b",
    r"\b(?:having|had|has) (?:a )?(?:fit|seizure|convulsion)\b|\b(?:fit|seizure)s?\b[^.?]{0,25}\b"
    r"(?:minutes|first|not stop\w*|another|keeps)\b",
    # Blood, poison, injury
    r"\bblood\b[^.?]{0,20}\b(?:vomit|sick|cough\w*)\b|\b(?:vomit\w*|cough\w*|throw\w*|spit\w*)\b"
    r"[^.?]{0,12}\bblood\b|\bcoffee grounds?\b|\bblack (?:tarry )?(?:poo|stools?)\b",
    r"\b(?:will|does|is|did|has) not stop\w* bleeding\b|\bbleeding\b[^.?]{0,25}\b(?:heav\w+|badly|"
    r"a lot|everywhere|not stop\w*|pregnan\w*|weeks|head|wrist)\b",
    r"\b(?:pregnan\w+|\d+ weeks)\b" + _CLOSE + r"\b(?:bleed\w*|severe|terrible|agony|waters?|"
    r"blurred|not moving|stopped moving)\b|\b(?:bleed\w*|severe|terrible|agony|waters?)\b"
    + _CLOSE
    + r"\b(?:pregnan\w+|\d+ weeks)\b",
    r"\b(?:took|taken|swallowed|had|eaten|ate)\b[^.?]{0,15}\b(?:[2-9]\d|1[2-9]|\d{3}|dozens?|"
    r"handfuls?|all|a lot|loads|whole|entire)\b(?! ?(?:mg|mcg|micro|ml|units?|g\b|%))[^.?]{0,30}\b"
    r"medicine",
    r"\b(?:drank|drunk|swallowed|ate|eaten|licked|inhaled)\b[^.?]{0,25}\b(?:cleaner|bleach|"
    r"chemical\w*|batter\w+|magnets?|poison\w*|acid|petrol|paraffin|lamp oil|perfume|sanitiser|"
    r"sanitizer|plant|berries|mushrooms?|weed ?killer|antifreeze|pesticide)\b",
    r"\b(?:cut|cutting|slit|slashed)\b[^.?]{0,10}\b(?:wrists?|arms?|throat|neck)\b",
    r"\bhit\b[^.?]{0,15}\bhead\b" + _CLOSE + r"\b(?:sick|vomit\w*|drows\w*|confus\w*|blood|"
    r"unconscious|warfarin|thinners?)\b",
    # Allergy and infection
    r"\b(?:throat|tongue|lips?|face)\b[^.?]{0,20}\b(?:tight\w*|thick|swell\w*|swollen|clos\w+|puff\w*"
    r"|tingl\w+)\b" + _CLOSE + r"\b(?:ate|eat\w*|sting|stung|nuts?|peanuts?|bee|wasp|allerg\w*|"
    r"tablet|antibiotic|injection|medicine)\b",
    r"\b(?:ate|eat\w*|sting|stung|nuts?|peanuts?|bee|wasp|allerg\w*|antibiotic|injection|medicine)\b"
    r"[^?]{0,60}\b(?:throat|tongue|lips?|face)\b[^.?]{0,20}\b(?:tight\w*|thick|swell\w*|swollen|"
    r"clos\w+|puff\w*)\b",
    r"\brash\b" + _CLOSE + r"\b(?:not (?:go|fade|disappear|blanch)|glass|purple|stiff)\b|"
    r"\b(?:purple|bruise-like|blotchy) rash\b",
    r"\b(?:baby|newborn|toddler|infant|child|son|daughter)\b[^.?]{0,30}\b(?:floppy|limp|lifeless|"
    r"will not feed|not feeding|will not wake|sunken|high pitched|grunting|unresponsive|blue|"
    r"grey)\b",
    r"\b(?:swollen|red|hot|painful)\b[^.?]{0,25}\b(?:leg|calf)\b"
    + _CLOSE
    + rf"\b(?:chest|{_BREATH})"
    rf"|\b(?:leg|calf)\b[^.?]{{0,25}}\b(?:swollen|red|hot|painful)\b"
    + _CLOSE
    + rf"\b(?:chest|{_BREATH})",
)
"""Patterns that count in somebody."""

ALWAYS_SIGNS = (
    r"\bi(?:'m| am|m)? (?:going to|gonna|about to|will) jump\b|\bjump off\b",
    r"\b(?:feel like|thinking (?:of|about)|want to|going to|ready to) end(?:ing)? (?:it|things)\b",
    r"\bnot want to be (?:alive|here)\b|\bcannot go on\b|\blife is not worth\b",
    r"\bcoughing up (?:a lot of |bright |fresh )?blood\b|\bvomiting blood\b",
)
"""Patterns that count whoever asks, and however."""

CONTRACTIONS = (
    (
        r"\b(?:can'?t|can not|could ?n'?t|unable to|not able to|no longer able to|"
        r"stopped being able to)\b",
        "cannot",
    ),
    (r"\b(?:do|does|did|is|are|was|has|have|would|should) ?n'?t\b", "is not"),
    (r"\bwo n'?t\b|\bwon'?t\b", "will not"),
)
"""What is put in full before signs are looked for, as pattern and words."""
