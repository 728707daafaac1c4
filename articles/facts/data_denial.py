"""Words that deny, words that point one way or the other, and words without weight of their own."""

STRONG = frozenset(
    "not no never none nor neither nothing without cannot avoid avoids avoided avoiding "
    "contraindicated contraindication contraindications forbidden prohibited".split()
)
MODALS = frozenset("can may might could will would".split())
# With the word behind them these deny nothing, or belong to a comparator.
NO_DENIAL = frozenset(
    tuple(pair.split())
    for pair in (
        "not only,no matter,not just,no longer,no further,no doubt,not exceed,not exceeding"
    ).split(",")
)
# These belong to a comparator before "than" alone: "no more than 8", but "not more likely".
COMPARED = frozenset("more less fewer greater later higher lower".split())
# A denial of one of these affirms: "not contraindicated".
FORBIDDING = frozenset(
    "avoid avoided contraindicated contraindication contraindications forbidden prohibited".split()
)
# These say that something is not there, or ends, without a "not".
ABSENT = frozenset(
    "unless except stop stops stopped stopping lack lacks lacking absent absence rarely seldom "
    "hardly fail fails failed instead free discontinue discontinued".split()
)
# These deny a little: enough to explain a "not" of another text, too little to oppose it.
WEAK = frozenset(
    """
    few rather only until low lower missing loss lost indeterminate ineffective inadequate
    insufficient inactive incomplete irreversible irregular impossible inappropriate incorrect
    impaired disappear disappears difficult difficulty trouble unable little
    """.split()
)
SKIPPED = frozenset(
    """
    a an the any all of to be been being is are was were do does did have has had having yet ever
    usually normally generally always necessarily should must may might can could will would that
    this these those it its your their his her our my you they we he she i than more less then also
    so very too such as in on at by for with clear known
    """.split()
)
# These are passed over before "to": "not recommended to start" denies the start.
PASSED_BEFORE_TO = frozenset(
    "need needs needed required necessary recommended advised have has had".split()
)
ENDS_A_TARGET = frozenset(
    """
    of in on at by for with from to than that which who when while and or but after before during as
    if is are was were can may will should must it they you because so
    """.split()
)
# Who prescribes, gives and takes does one thing to one medicine; "likely" is not "like".
SAME_STEM = {"giv": "tak", "given": "tak", "taken": "tak", "prescrib": "tak", "administer": "tak",
             "swallow": "tak", "lik": "lik", "likely": "likely", "pregnancy": "pregnant",
             "pregnanci": "pregnant"}  # fmt: skip
RISK = frozenset({"risk", "chanc", "likelihood", "probability", "odd"})
SAME_TARGET = {"chanc": "risk", "likelihood": "risk", "probability": "risk", "odd": "risk",
               "gas": "nitrou"}  # fmt: skip

AXES = {
    "amount": """
        increase increases increased increasing raise raises raised raising rise rises rising higher
        more greater grow grows gain gains elevate elevates elevated boost boosts
        | decrease decreases decreased decreasing reduce reduces reduced reducing lower lowers
        lowered lowering less fall falls falling fewer drop drops decline declines ease eases eased
        easing relieve relieves relieved relieving lessen lessens cut cuts""",
    "order": "before | after",
    "speed": "early earlier | late later",
    "frequency": """
        often common commonly frequent frequently usually likely
        | rare rarely uncommon seldom unlikely infrequent infrequently""",
    "span": "longer | shorter",
    "course": "better improve improves improved | worse worsen worsens worsened",
    "effect": "helps help helped | harms worsens",
    "safety": "safe safely | unsafe dangerous harmful",
    "lasting": "reversible temporary | irreversible permanent permanently",
    "level": """
        hyperkalaemia hyperkalemia hypernatraemia hyperglycaemia hyperglycemia hypertension
        hyperthyroidism hypercalcaemia
        | hypokalaemia hypokalemia hyponatraemia hypoglycaemia hypoglycemia hypotension
        hypothyroidism hypocalcaemia""",
    "licence": "indicated recommended advised | contraindicated discouraged",
    "act": """
        start starts starting started begin begins continue continues continuing
        | stop stopping stopped discontinue discontinuing""",
}
