"""What an article is about: the condition that is treated, and the people it is limited to."""

import re

from articles.checks.figures.elsewhere import Subject
from articles.checks.figures.named_medicines import medicines_in
from articles.content import Content

_WORD = re.compile(r"[a-z][a-z0-9-]{2,}")
_LACK_BEFORE = re.compile(r"\b(?:lack(?:s|ing)?|low|shortage|short|deficien\w+)\W+(?:\w+\W+){0,2}$")
_LACK_AFTER = re.compile(r"^[^.?]{0,20}\b(?:deficien\w+|lack|shortage)\b")
_PEOPLE = {
    "children": r"child(?:ren)?|infants?|bab(?:y|ies)|newborns?|toddlers?|teenagers?|adolescents?|"
    r"pa?ediatric",
    "pregnancy": r"pregnan\w+|breastfe\w+|lactati\w+",
    "old age": r"older|elderly|frail\w*",
    "kidneys": r"kidneys?|renal|dialysis",
    "liver": r"liver|hepatic",
}
# Words of many questions, which tell no condition from another.
_GENERAL = frozenset(
    """
    about acute adult adults advice after against and any are article before being best better
    between both but can cause caused causes change chronic condition conditions could daily days
    dangerous deficiency did different disease diseases disorder disorders does doing dosage dose
    doses drug drugs during each effect effects enough ever every everyone feel find first for from
    get gets getting give given giving good guideline had harm has have health help helps her his
    how injection injections into its just kind know lack last levels life like long low lower make
    makes many may mean medicine medicines might month months more most much need needed needs never
    new not off often old one only other our out over own pain pains people person prevent problem
    problems raise reduce risk risks safe safely should side sign signs some someone start stay stop
    stopped stopping symptom symptoms syndrome tablet tablets take taken takes taking tell test
    tests than that the their them then there these they this too treat treated treating treatment
    treatments treats use used using very week weeks well what when which while who whose why will
    with without work works would year years yes you your
    """.split()
)


def subject_of(content: Content) -> Subject:
    """Return what the article's question and headlines say it is about."""
    titles = (content.question, *(text.headline for text in content.texts))
    conditions: set[str] = set()
    for title in titles:
        conditions |= _conditions(title)
    people = {
        group
        for group, words in _PEOPLE.items()
        if re.search(rf"\b(?:{words})\b", content.question, re.IGNORECASE)
    }
    return Subject(frozenset(conditions), frozenset(people))


def _conditions(title: str) -> set[str]:
    found: set[str] = set()
    rest = title
    for named in medicines_in(title):
        rest = rest.replace(title[named.start : named.end], " ")
        # The medicine is no condition; the lack of it is one.
        before, after = title[: named.start].casefold(), title[named.end :].casefold()
        if _LACK_BEFORE.search(before) or _LACK_AFTER.search(after):
            found.add(f"lack of {named.medicine.family}")
    people = re.compile(rf"\b(?:{'|'.join(_PEOPLE.values())})\b", re.IGNORECASE)
    words = _WORD.findall(people.sub(" ", rest).casefold())
    # "Infections" and "infection" are one word.
    return found | {word.removesuffix("s") for word in words if word not in _GENERAL}


def may_be_alike(one: Subject, other: Subject) -> bool:
    """Return whether two articles may treat the same thing in the same people."""
    if one.people != other.people:
        return False
    if not one.conditions or not other.conditions:
        return True
    return bool(one.conditions & other.conditions)
