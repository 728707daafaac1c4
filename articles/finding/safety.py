"""Questions that no quote may answer: of an emergency, or of the asker's own results and doses.

A pattern that takes too much costs a reader a click; one that takes too little can cost more. So
what may be an emergency is one, unless it is plainly asked about in general.
"""

import re
from typing import Literal

Concern = Literal["", "own_case", "emergency"]

LONGEST = 600
"""Characters that are looked at."""

_NOW = r"(?:now|right now|just|suddenly|sudden|today|tonight|minutes?|hours?|this morning|since)"

# An emergency whoever says it, in whatever words around.
_ALWAYS = (
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
    r"\bworst headache\b|\bthunderclap\b",
    r"\bwaters? (?:have |has |just )?broken?\b[^.?]{0,40}\bweeks\b",
    r"\b(?:baby|bump) (?:has )?(?:stopped|not|isn'?t) (?:been )?(?:moving|kicking)\b",
)
# An emergency when somebody has it, and not when it is asked about in general.
_IN_SOMEBODY = (
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
    r"\bstiff neck\b[^.?]{0,60}\b(?:fever|rash|light)\b|\brash\b[^.?]{0,40}\b(?:does ?n'?t|not) "
    r"fade\b",
    r"\b(?:anaphyla\w+|severe allergic reaction)\b",
)
_GENERAL = re.compile(
    r"^(?:what (?:is|are|causes?|can cause|makes|does|do|kind)|whats|why (?:do|does|is|are|would)|"
    r"how (?:is|are|common|do (?:doctors|they|you)|does|can (?:doctors|you))|who |which |when |"
    r"is (?:it|there|this) |are there |can (?:\w+ ){1,4}cause|does (?:\w+ ){1,4}cause|"
    r"(?:signs?|symptoms?|causes?|treatments?|prevention|risk) of |tell me about)"
)
_OF_SOMEBODY = re.compile(
    r"\b(?:i|i'?m|i'?ve|me|my|he|he'?s|his|she|she'?s|her|dad|mum|mom|husband|wife|son|daughter|"
    r"baby)\b"
)

_TESTS = (
    r"(?:results?|blood ?tests?|bloods|levels?|readings?|numbers?|scans?|mri|ct|x-?rays?|biopsy|"
    r"smear|"
    r"ecg|ekg|ultrasound|mammogram|count|psa|tsh|inr|hba1c|a1c|egfr|gfr|ferritin|b12|ldl|hdl|crp|"
    r"esr|"
    r"hb|haemoglobin|hemoglobin|creatinine|potassium|sodium|calcium|glucose|sugar|cholesterol|"
    r"blood pressure|bp|bmi|platelets?|vitamin d|iron|oxygen|sats|urine test|lab\w*|alt|ast|t4|t3)"
)
_MEDICINES = (
    r"(?:dos(?:e|es|age)|mg|mcg|micrograms?|milligrams?|ml|units?|tablets?|pills?|capsules?|"
    r"medic\w+|"
    r"meds?|drugs?|antibiotics?|insulin|steroids?|inhaler|injections?|jabs?|syrup|drops|cream|"
    r"patch\w*|"
    r"painkillers?|statins?|antidepressants?|supplements?|blood thinners?|water tablets?|chemo|"
    r"aspirin|ibuprofen|paracetamol|acetaminophen|tylenol|warfarin|metformin|sertraline|prozac|"
    r"levothyroxine|thyroxine|prednisone|prednisolone|morphine|codeine|folic acid|iron|vitamins?|"
    r"b12|"
    r"hrt|the pill|ozempic|melatonin|\w{3,}(?:cillin|mycin|oxetine|prazole|statin|sartan|pril|olol|"
    r"azepam|azole|gliptin|flozin|tidine|triptan|mab|parin|xaban|dipine|zide|profen|codone|"
    r"barbital|amide|formin|cycline|floxacin|vir|lukast|setron|dronate|tamine|ridone|apine|idone|aline|"
    r"opram))"
)
_CHANGES = (
    r"(?:take|taking|stop|stopping|double|doubling|increase|raise|reduce|lower|cut|halve|skip|miss|"
    r"change|switch|start|restart|begin|try|mix|combine|come off|go back on|keep|"
    r"continue|have|use|give|up|drop|swap|split|crush|leave (?:off|out))"
)
_OWN = (
    # A number that is theirs.
    r"\b(?:my|his|her|our|dad'?s|mum'?s|mom'?s|son'?s|daughter'?s|husband'?s|"
    r"wife'?s)\b[^.?]{0,30}?\b"
    r"(?:is|was|are|were|of|at|went|came|come|reads?|shows?|says|=|:|from|now|still|just|only)\b"
    r"[^.?]{0,25}\d",
    rf"\b(?:i|he|she|we)(?:'?ve)? (?:got|have|had|has|get)\b[^?]{{0,30}}\b{_TESTS}\b[^?]{{0,20}}\d",
    rf"\b{_TESTS}\b(?: \w+){{0,3}} \d+(?:[.,/]\d+)?\b[^?]*\b(?:me|my|i|i'?m|normal|bad|ok|okay|"
    rf"high|low|worr\w+|danger\w+|mean|cancer)\b",
    # What their result means for them.
    rf"\b(?:my|his|her)(?: \w+){{0,3}} {_TESTS}\b[^?]{{0,60}}\b(?:mean|normal|bad|ok|okay|fine|"
    rf"worr\w+|danger\w+|serious|high|low|positive|negative|abnormal|came back)\b",
    rf"\b(?:got|have|had) (?:my|the|his|her)(?: \w+){{0,2}} {_TESTS}\b",
    # Whether they should take, change or stop something.
    rf"\b(?:should|can|could|may|must|do|shall|would|am|is it (?:ok|okay|safe|fine|all ?right) "
    rf"(?:for me )?(?:to|if)|need) ?(?:i|we|he|she|my \w+)?(?: \w+){{0,2}} "
    rf"{_CHANGES}\b[^.?]{{0,60}}\b{_MEDICINES}\b",
    rf"\b(?:how much|how many|what dose|which dose)\b[^.?]{{0,50}}\b{_MEDICINES}\b[^.?]{{0,40}}\b"
    rf"(?:i|me|my|him|her)\b",
    r"\b(?:how much|how many|what dose|which dose)\b[^.?]{0,60}\b(?:i|my \w+)\b[^.?]{0,30}\b"
    r"(?:take|give|have|need|inject|use)\b",
    rf"\b(?:missed|forgot|skipped|stopped|doubled)\b[^?]{{0,40}}\b{_MEDICINES}\b[^?]*"
    r"\b(?:should|can|do|what|is it|now)\b",
    r"\bi(?:'?m| am) (?:on|taking)\b[^?]{0,60}\b(?:should i|can i|do i|is it (?:ok|okay|safe)|"
    r"may i)\b",
    r"\bdo i have (?:cancer|it|a |an |\w+itis|diabetes|ms\b|als\b)",
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|i'?m|i'?ve|me|my|we|our|he|his|him|she|her|dad|dad'?s|mum|mum'?s|mom|mom'?s)\b"
)

_EMERGENCIES = re.compile("|".join(_ALWAYS))
_EMERGENCIES_IN_SOMEBODY = re.compile("|".join(_IN_SOMEBODY))
_OWN_CASES = re.compile("|".join(_OWN))


def concern(typed: str, language: str) -> Concern:
    """Return why a question must not be answered with a quote; "" when it may."""
    if language != "en":
        return _concern_in_german(typed) if language == "de" else ""
    text = " ".join(typed[:LONGEST].casefold().replace("’", "'").split())
    if _EMERGENCIES.search(text):
        return "emergency"
    general = _GENERAL.match(text) and not _OF_SOMEBODY.search(text)
    if _EMERGENCIES_IN_SOMEBODY.search(text) and not general:
        return "emergency"
    if _FIRST_PERSON.search(text) and _OWN_CASES.search(text):
        return "own_case"
    return ""


_GERMAN_EMERGENCIES = re.compile(
    r"\b(?:umbringen|nicht mehr leben|sterben will|suizid|selbstmord|überdosis|bewusstlos|atmet "
    r"nicht|"
    r"keine luft|kann nicht atmen|brustschmerz\w*|schmerzen in der brust|mundwinkel|verschluckt|"
    r"alle tabletten (?:genommen|geschluckt)|kein wasser lassen|plötzlich\w* (?:schwach|schwäche|"
    r"taub|"
    r"gelähmt|lähmung|blind))\b"
)
_GERMAN_OWN_CASES = re.compile(
    r"\b(?:mein\w*|ich)\b.*\b(?:wert\w*|befund\w*|dosis|tablette\w*|medikament\w*|blutwert\w*|mg|"
    r"spritze\w*)\b.*\b(?:\d|soll|darf|kann|muss|verdoppeln|absetzen|nehmen)|"
    r"\b(?:soll|darf|kann|muss) ich\b.*\b(?:dosis|tablette\w*|medikament\w*|mg|spritze\w*|"
    r"absetzen)\b|"
    r"\bmein\w*\b[^.?]{0,40}\b(?:ist|liegt|war|beträgt)\b[^.?]{0,20}\d"
)


def _concern_in_german(typed: str) -> Concern:
    text = " ".join(typed[:LONGEST].casefold().split())
    if _GERMAN_EMERGENCIES.search(text):
        return "emergency"
    return "own_case" if _GERMAN_OWN_CASES.search(text) else ""
