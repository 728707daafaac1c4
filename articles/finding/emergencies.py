"""Words of an emergency, in English."""

_NOW = r"(?:now|right now|just|suddenly|sudden|today|tonight|minutes?|hours?|this morning|since)"

# An emergency whoever says it, in whatever words around.
ALWAYS = (
    r"\b(?:kill|hang|harm|cut|cutting) (?:myself|himself|herself|themselves)\b",
    r"\b(?:want|wants|wanted|wish|going|ready) (?:to )?(?:die|be dead|end it all|end (?:my|his|"
    r"her) "
    r"life)\b|\bi (?:was|were) dead\b",
    r"\bend(?:ing)? (?:my|his|her|their) (?:own )?life\b|\bend it all\b|\bsuicidal\b",
    r"\b(?:do not|don'?t|dont|not) want to (?:live|wake up|be here|be alive|go on)\b",
    r"\bno (?:reason|point) (?:to|in) liv(?:e|ing)\b|\bbetter off (?:dead|without me)\b",
    r"\b(?:took|taken|swallowed|had) (?:all (?:of )?(?:my|his|her|the|their)|too many|a whole|the "
    r"whole|(?:an? )?(?:packet|bottle|box|handful) of)\b[^.?]{0,40}"
    r"\b(?:pills?|tablets?|capsules?|medicines?|meds|medication|paracetamol|insulin|packet|bottle)",
    r"\b(?:took|taken|taking) an overdose\b|\b(?:has|have|just|i'?ve|he'?s|she'?s) overdosed\b",
    r"\b(?:is ?n'?t|isnt|not|stopped|stops|has stopped) breathing\b",
    r"\b(?:can'?t|cant|cannot|can not|could ?n'?t|unable to) (?:breathe?|breath)\b(?! (?:through|"
    r"at night|well|enough|properly when))",
    r"\bturn(?:ed|ing|s)? blue\b|\blips (?:are |have )?(?:gone |going |turned )?blue\b",
    r"\b(?:face|mouth) (?:is |has )?(?:drooping|dropped|drooped|droops|hanging|fallen)\b",
    r"\b(?:swallowed|ate|eaten|drank|drunk|has had) (?:\w+ ){0,3}(?:battery|batteries|bleach|"
    r"pills?|tablets?|"
    r"magnets?"
    r"|antifreeze|poison|drain cleaner|dishwasher|detergent|weed ?killer|mushrooms?)\b",
    r"\b(?:throat|tongue|face|lips?) (?:is |are |was )?(?:swelling|swollen|swelled|closing|swells)"
    r"(?: up| shut)?\b[^.?]{0,60}\b(?:sting|stung|bite|bitten|nuts?|peanuts?|ate|eating|eaten|bee|"
    r"wasp|allerg\w*|breath\w*|after)\b",
    r"\b(?:crushing|squeezing) (?:pain|chest)\b|\bpain\b[^.?]{0,40}\b(?:down|into|in) (?:my|his|"
    r"her)"
    r" (?:left )?(?:arm|jaw)\b",
    r"\b(?:is|are|he'?s|she'?s|found (?:him|her)) unconscious\b|\b(?:won'?t|wont|will not|can'?t|"
    r"cannot) wake (?:up|him|her|them)\b|\bwaking (?:him|her) up\b|\bunresponsive\b",
    r"\b(?:bleeding|blood)\b[^.?]{0,30}\b(?:won'?t|wont|will not|does ?n'?t|doesnt) stop\b|"
    r"\b(?:can'?t|cannot|cant) stop (?:the )?bleeding\b|\bspurting\b|\bpouring blood\b",
    r"\b(?:vomiting|throwing up|coughing up|puking) (?:\w+ ){0,2}blood\b[^.?]{0,40}\b"
    + _NOW
    + r"\b",
    r"\bhaving a (?:stroke|heart attack|seizure|fit)\b(?!s)",
    r"\bseizure\b[^.?]{0,40}\b(?:won'?t|not|isn'?t|hasn'?t) stop|\bstill (?:fitting|seizing)\b",
    r"\bchok(?:ing|es)\b[^.?]{0,40}\b" + _NOW + r"\b|\b(?:is|he'?s|she'?s) choking\b",
    r"\bworst (?:headache|pain)\b|\bthunderclap\b|\bheadache\b[^.?]{0,40}\b(?:of my life|out of "
    r"nowhere|like a (?:bang|explosion))\b",
    r"\b(?:baby|bump) (?:has )?(?:stopped|not|isn'?t) (?:been )?(?:moving|kicking)\b",
    r"\b(?:gasping|fighting|struggling|struggles|battling) (?:for|to) (?:air|breath|breathe)\b|"
    r"\b(?:hardly|barely) (?:breathe|breathing|get (?:any )?air)\b",
    r"\b(?:collapsed|passed out|fainted|blacked out)\b[^?]{0,60}\b(?:now|not|won'?t|wont|chest|"
    r"still|"
    r"just|waking|respond\w*|minutes?|blue|cold)\b",
    r"\bnot (?:responding|waking|reacting)\b|\b(?:limp|lifeless|floppy) (?:and|now|since|baby)\b"
    r"[^.?]{0,30}\b(?:now|fever|grey|gray|blue|sleepy|today|hours?)\b",
    r"\b(?:think|maybe|sure|afraid|scared|looks like|could)\b[^.?]{0,30}\bhav(?:e|ing) (?:a |an? )?"
    r"(?:heart attack|stroke|anaphyla\w+|seizure)\b",
    r"\b(?:fit|fitting|seizure|seizing|convuls\w+)\b[^.?]{0,40}\b(?:minutes?|now|right now|still|"
    r"first time today)\b",
    r"\b(?:hurt|hurting|cutting|cut|harming|starve) myself\b|\bcan(?:'?t|not| not) go on\b|"
    r"\b(?:thinking|thoughts) (?:about|of) (?:ending|suicide|killing|dying)\b|"
    r"\bvoices\b[^.?]{0,30}\btell(?:ing|s)? me\b",
    r"\b(?:bitten|bite|bit)\b[^.?]{0,30}\b(?:snake|adder|viper|spider)\b[^.?]{0,40}\b"
    r"(?:now|just|swell\w*|what|help)\b|\bsnake (?:bit|has bitten)\b",
    r"\b(?:bleach|acid|chemicals?|cleaner|lye|oven cleaner)\b[^.?]{0,20}\b(?:in|into) (?:my|his|"
    r"her)"
    r" eyes?\b|\belectric(?:al)? shock\b|\belectrocuted\b",
    r"\b(?:hit|banged|bumped|hurt|injured) (?:my|his|her) head\b[^?]{0,60}\b(?:vomit\w*|throwing "
    r"up|"
    r"sick|confused|sleepy|drowsy|unconscious|knocked out|pupils?)\b",
    r"\b(?:soaking|soaked)\b[^.?]{0,20}\bpads?\b|\bpregnant\b[^?]{0,40}\b(?:bleeding|severe "
    r"pain)\b|"
    r"\b(?:lots of|so much|a lot of|heavy) (?:fresh |bright )?blood\b[^.?]{0,30}\b(?:now|just|"
    r"coming|"
    r"throwing|vomit\w*|cough\w*)\b",
    r"\b(?:lips|tongue|throat|face)\b[^.?]{0,20}\b(?:swell\w*|swollen|closing)\b[^?]{0,60}\b(?:now|"
    r"just|minutes?|hives|sting|stung|peanuts?|nuts?|prawns?|shrimps?|penicillin|antibiotic|"
    r"breath\w*)"
    r"\b|\b(?:stung|sting)\b[^?]{0,60}\b(?:swell\w*|swollen|breath\w*|throat|dizzy)\b",
)
# An emergency when somebody has it, and not when it is asked about in general.
IN_SOMEBODY = (
    r"\b(?:can'?t|cant|cannot|can not|unable to|not able to) (?:pass (?:any )?(?:urine|water)|"
    r"pee|wee|"
    r"urinate)\b(?! (?:a lot|much))",
    r"\b(?:can'?t|cannot|cant) (?:talk|speak|see|move|feel)\b[^.?]{0,60}\b" + _NOW + r"\b",
    r"\b(?:suddenly|sudden)\b[^.?]{0,40}\b(?:weak|weakness|numb|numbness|paralysed|paralyzed|blind|"
    r"blindness|confused|speech|lost (?:my |his |her )?(?:sight|vision|speech))\b",
    r"\b(?:weak|weakness|numb|numbness|paralysed|paralyzed|drooping)\b[^.?]{0,40}\b(?:one side|"
    r"left "
    r"side|right side|half of)\b",
    r"\bnumb\b[^.?]{0,40}\b(?:genitals|bottom|groin|saddle|between (?:my|his|her) "
    r"legs)\b[^.?]{0,40}"
    r"\b(?:bladder|pee|urine|wee|bowel|legs)\b",
    r"\b(?:chest pain|pain in (?:my|his|her|the) chest|chest (?:is )?(?:tight|hurts|hurting))\b",
    r"\b(?:overdose|overdosed|poisoned)\b",
    r"\bsuicide\b",
    r"\bstiff neck\b[^?]{0,60}\b(?:fever|rash|light)\b|\b(?:fever|rash)\b[^?]{0,60}\bstiff neck\b|"
    r"\brash\b[^.?]{0,40}\b(?:does ?n'?t|not|won'?t) fade\b",
    r"\b(?:anaphyla\w+|severe allergic reaction)\b",
    r"\b(?:sudden|suddenly|all at once|overnight|just)\b[^?]{0,40}\b(?:can'?t|cannot|cant|could "
    r"?n'?t|"
    r"not|lost) (?:\w+ )?(?:see|sight|vision|speak|talk|move|walk|feel|swallow|remember)\b",
    r"\b(?:slurr\w+|can'?t speak|cant speak|speech)\b[^?]{0,50}\b(?:arm|face|side|suddenly|now|"
    r"just)\b",
    r"\b(?:left|right|one) (?:arm|leg|side)\b[^?]{0,40}\b(?:numb|weak|dead|heavy|won'?t move|"
    r"tingl\w+)"
    r"\b[^?]{0,40}\b(?:sudden\w*|now|just|minutes?|hours?|today|chest|speech|speak)\b",
    r"\b(?:sudden|severe|terrible|unbearable)\b[^?]{0,30}\b(?:pain|ache)\b[^?]{0,30}\b(?:testic\w+|"
    r"balls?|chest|belly|stomach|abdomen|back)\b[^?]{0,60}\b(?:now|sudden\w*|hours?|since|vomit\w*|"
    r"faint\w*|sweat\w*|pregnant)\b",
    r"\b(?:newborn|week old|weeks old|month old baby)\b[^?]{0,60}\b(?:fever|temperature|3[89])\b",
)
