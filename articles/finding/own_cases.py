"""Words of a question about the asker's own results, doses or medicines, in English."""

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
    r"barbital|amide|formin|cycline|floxacin|vir|lukast|setron|dronate|tamine|ridone|apine|idone|"
    r"aline|"
    r"opram))"
)
_CHANGES = (
    r"(?:take|taking|stop|stopping|double|doubling|increase|raise|reduce|lower|cut|halve|skip|miss|"
    r"change|switch|start|restart|begin|try|mix|combine|come off|go back on|keep|"
    r"continue|have|use|give|up|drop|swap|split|crush|leave (?:off|out))"
)
OWN = (
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
    # A number that needs judging, whoever's it is.
    rf"\b{_TESTS}\b[^?]{{0,25}}\b\d[^?]{{0,60}}\b(?:normal|bad|good|ok|okay|high|low|fine|"
    rf"worr\w+|danger\w+|mean|serious)\b",
    rf"\b(?:normal|bad|good|ok|okay|high|low|fine|worr\w+|danger\w+|mean|serious|"
    rf"is)\b[^?]{{0,30}}\b{_TESTS}\b[^?]{{0,20}}(?<![\w-])\d",
    r"\b(?:is|are) \d[\d.,/]*[^?]{0,30}\b(?:too )?(?:high|low|normal|bad|ok|okay|dangerous)\b",
    # A dose, or medicines together.
    rf"\b(?:is it|it is|its) (?:ok|okay|safe|fine|all ?right|bad|dangerous) (?:for me )?(?:to|if "
    rf"i)\b[^.?]{{0,20}}\b{_CHANGES}\b[^.?]{{0,60}}\b{_MEDICINES}\b",
    rf"\b(?:how much|how many(?! people)|what dose|which dose|right dose|correct dose|max\w* "
    rf"dose)\b[^?]{{0,60}}\b{_MEDICINES}\b[^?]{{0,60}}\b(?:i|me|my|him|her|kilos?|kg|pounds?|"
    rf"year[- ]old|months?[- ]old|weighs?|toddler|baby|child|a day|take|give)\b",
    rf"\b(?:took|taken|take|had|given|gave)\b[^?]{{0,40}}\b(?:twice|double|extra|instead|too "
    rf"many|too much|by mistake|by accident|accidentally|wrong|forgot|"
    rf"late)\b[^?]{{0,60}}\b{_MEDICINES}\b",
    rf"\b(?:took|taken|take|had|given|gave|forgot|missed|"
    rf"skipped)\b[^?]{{0,30}}\b{_MEDICINES}\b[^?]{{0,60}}\b(?:twice|double|extra|instead|too "
    rf"many|too much|by mistake|by accident|accidentally|wrong|late|what now|now what|still|"
    rf"again)\b",
    r"\b(?:prescribed|put (?:me|him|her) on|gave (?:me|him|her)|switched (?:me|him|her)|started "
    r"(?:me|him|her) on)\b[^?]{0,60}\b(?:should|can|do i|is it|is that|will|safe|need|too "
    r"(?:much|high|low))\b",
    rf"\b(?:can|should|could|may|is it (?:ok|okay|safe|fine))\b[^?]{{0,20}}\b(?:drink|drinking|"
    rf"alcohol|wine|beer|grapefruit|drive|driving)\b[^?]{{0,40}}\b{_MEDICINES}\b",
    rf"\b(?:can|should|could|may) (?:i|he|she|we|my \w+)\b[^?]{{0,50}}\b(?:with|while on|"
    rf"together with|and|on|off)\b[^?]{{0,20}}\b{_MEDICINES}\b",
    # What was found in them.
    rf"\b(?:my|his|her)(?: \w+){{0,3}} {_TESTS}\b[^?]{{0,40}}\b(?:shows?|showed|says?|said|found|"
    rf"reports?|came)\b",
    r"\b(?<!why )(?:could|might|may|does|do) (?:i|he|she|my \w+) have \w+",
    # Whether they need something, or missed it.
    rf"\b(?:do|does|will|would) (?:i|he|she|my \w+) (?:really |still |even )?need\b[^?]{{0,40}}\b"
    rf"{_MEDICINES}\b",
    r"\bshould (?:i|he|she|we) (?:double|stop|start|skip|halve|up|come off|wean)\b",
    rf"\b(?:missed|forgot|forgotten|skipped)\b[^?]{{0,20}}\b(?:my|his|her|the|an?|two|three)\b"
    rf"[^?]{{0,20}}\b{_MEDICINES}\b",
    r"\b(?:is|are) \d[\d.,]* ?(?:mg|mcg|micrograms?|g|ml|units?|iu|tablets?|pills?)\b[^?]{0,40}\b"
    r"(?:too much|enough|too little|ok|okay|safe|a lot|right)\b",
    r"\bdo i have (?:cancer|it|a |an |\w+itis|diabetes|ms\b|als\b)",
)
