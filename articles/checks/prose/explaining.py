"""Whether a term is explained where it stands: "plain words (term)" and "term (plain words)"."""

import re

_REACH = 70
# Brackets after the term, with at most two words of the same name between.
_BRACKETS_AFTER = re.compile(
    r"(?:\sof\sthe(?:\s[\w-]+){1,3}?)?(?:[\s-][\w’'-]+){0,2}?,?\s?\((?=[^()]{0,200}?[a-z]{3})"
)
_IN_BRACKETS = re.compile(r"[^\W\d_]{2,}[\"”’']?[,;]?\s\([^(),;]{0,40}$")
_BRACKETS_END = re.compile(r"[^(),;]{0,40}(?:,\s(?:or\s)?[A-Z]{2,6})?\)")
_CALLED = re.compile(
    r"\b(?:called|(?:known|referred\sto)\sas|termed|named|described\sas|(?:word|term|name)\sfor\s(?:this|it|that)\sis|this\sis|or|means)\s"
    r"(?:an?\s|the\s)?(?:[\w-]+\s){0,5}?[\"“‘']?$",
    re.IGNORECASE,
)
_OR = re.compile(r"(?:,|\w)\sor\s(?:an?\s|the\s)?[\"“‘']?$")
_DEFINED_AFTER = re.compile(
    r"[\"”’']?(?:\s(?:is|are|means?|refers?\sto|describes?|occurs?\swhen|happens?\swhen)\s"
    r"|,\swhich\s|\sthat\s(?:is|are|means?)\s|,\s(?:or|meaning|that\sis|i\.e\.|an?|the)\s"
    r"|\s?[–—:]\s|\s-\s|(?:\sor\s[\w-]+)?\s(?:is\s)?when\s|[,;]?\salso\s(?:called|known)"
    # Its initials stand between: the short form in brackets, then "a condition in which".
    r"|\s\([A-Z]{2,6}\)[,\s–—-]{0,3}(?:an?|the)\s"
    r"(?:condition|disease|disorder|test|type|kind|form)\b)"
    # What it is stands behind a comma, a dash, "where" or "who is", or opens the next sentence.
    r"|(?:\s[\w-]+){0,2}?(?:\s\([A-Z]{2,6}\))?"
    r"(?:\s?(?:--|[–—])\s?[a-z]|\s-\s[a-z]|,\s(?:where|which)\s|,?\swho\s(?:is|are|treats?)\s"
    r"|,\s(?!and\b|or\b|but\b)(?:[\w-]+\s){1,5}(?:such\sas|that|used\sto)\s"
    r"|(?:\s\([^()]{2,40}\))?\.\sThis\s"
    r"(?:is|procedure|test|surgery|operation|treatment|condition|disorder|medicine|scan)\s)"
    r"|(?:\s[\w-]+){0,3}\s\((?P<short>[A-Z]{2,6})\)[^.;:]{0,80}\.\s(?:The\s|In\s)?(?P=short)"
    r"(?:\s[\w-]+){0,2}?\s(?:(?:is|are|uses?|means?|combines?)\s|[\w-]+,\sthe\s)"
    r"|[\"”]\sor\s"
    # The term opens a longer name, and the name is explained.
    r"|(?:[\s-][\w-]+){1,4}(?:\s\([A-Z]{2,6}\))?\s?:\s|(?:[\s-][\w-]+){1,2},\s(?:the|which\sis|that\sis)\s"
    r"|(?:,?[\s-][\w()-]+){1,9}?\sis\s(?:an?|the)\s(?:[\w-]+,?\s){0,4}?(?:disorder|condition|disease|"
    r"syndrome|type|form|kind|surgery|operation|procedure|test|problem|infection|cancer|tumou?r|"
    r"medicine|drug|disturbance|abnormality|x[\s-]?ray|picture|scan|sample|opening|tube|fluid)\b"
)


def is_explained(text: str, start: int, end: int) -> bool:
    """Return whether the term at these characters is explained right before or after itself."""
    after, before = text[end : end + _REACH * 8], text[max(0, start - _REACH) : start]
    if _BRACKETS_AFTER.match(after) or _DEFINED_AFTER.match(after):
        return True
    if _IN_BRACKETS.search(before) and _BRACKETS_END.match(after):
        return True
    if _is_defined_next(text[start:end], after):
        return True
    if _is_its_own_heading(text[start:end], after):
        return True
    called = _CALLED.search(before)
    return called is not None and (
        not called[0].lower().startswith("or ") or before[: called.start()].endswith(", ")
    )


def _is_its_own_heading(term: str, after: str) -> bool:
    """Return whether a heading ran into the text: "Phlebotomy Phlebotomy is a procedure"."""
    again = after[1 : len(term) + 1]
    return again == term and (
        _DEFINED_AFTER.match(after, len(term) + 1) is not None
        or re.match(r"\s\([^()]{2,40}\)\s(?:is|are|means?)\s", after[len(term) + 1 :]) is not None
    )


def _is_defined_next(term: str, after: str) -> bool:
    """Return whether the sentence after this one begins with the term, and says what it is.

    The term may be a heading that ran into the text, or what is done may be told: "In a colon
    resection, the surgeon …".
    """
    _, stop, following = after.partition(". ")
    if not stop:
        return False
    if following[: len(term)].casefold() == term.casefold():
        return _DEFINES.match(following, len(term)) is not None
    done = rf"(?:In|During|With)\s(?:an?\s|the\s)?(?:[a-z-]+\s){{0,2}}?{re.escape(term)},\s"
    later = rf"[.!?]\s{re.escape(term.capitalize())}(?:\s\([^()]{{2,40}}\))?\s(?:is|are|means)\s"
    named = rf"[\"“]?{re.escape(term)}[\"”]?\s(?:refers\sto|means)\s"
    return (
        f". {term.capitalize()}. " in after
        or re.match(done, following) is not None
        or re.search(later, after) is not None
        or re.search(named, after, re.IGNORECASE) is not None
    )


_DEFINES = re.compile(
    r"(?:\s[a-z]+)?\s(?:is|are|means?|refers?\sto|occurs?\swhen|decreases?|reduces?|blocks?|relieves?|"
    r"prevents?|lowers?)\s"
)
_EXPANDED_AFTER = re.compile(
    r"(?:\s(?:scans?|tests?|virus|score|gene))?\s?\((?=[^()]{0,120}?[A-Za-z][a-z]{2})|,?\s(?:which\s)?(?:stands?|is\sshort|short)\sfor\b"
    r"|,\sor\s(?=[a-z])|:\s[A-Za-z]|\s[–—]\s[a-z]|,?\salso\s(?:called|known)"
)
_EXPANDED_BEFORE = re.compile(
    r"\w[\"”’']?[,;]?\s?\(\s?(?:[A-Z]{2,6}[+/]|or\s|also\s|usually\s|often\s|called\s|known\sas\s|the\s|"
    r"referred\sto\sas\s|abbreviated\s(?:as\s|to\s)?|hereafter\s|[\w\s]{1,30},\s|[A-Z]\w*\sor\s|[\"“])*$"
)
_CALLED_SHORT = re.compile(
    r"(?:\b(?:called|known\sas|abbreviated(?:\sas|\sto)?|short|simply)(?:\san?|\sthe)?"
    r"|,\sor(?:\sjust|\ssimply)?)\s[\"“]?$"
)


def is_expanded(text: str, start: int, end: int) -> bool:
    """Return whether an abbreviation is written out right before or after it.

    "methylmalonic acid (MMA)" and "MMA (methylmalonic acid)" are; "(e.g. ACE inhibitors)" is not.
    """
    after, before = text[end : end + _REACH * 2], text[max(0, start - _REACH) : start]
    if _EXPANDED_AFTER.match(after) or _CALLED_SHORT.search(before):
        return True
    # "EMG or electromyography"
    if after.lower().startswith(f" or {text[start].lower()}"):
        return True
    return _EXPANDED_BEFORE.search(before) is not None or _initials_stand_before(
        before, text[start:end]
    )


def _initials_stand_before(before: str, short: str) -> bool:
    """Return whether "or" joins the short form to its words: by their initials, or "called …"."""
    if not before.endswith(" or "):
        return False
    if re.search(r"(?:\b(?:called|known\sas)\s|\()[^().,;:]{3,60}$", before):
        return True
    letters = [letter for letter in short.lower() if letter.isalpha()]
    initials = [word[0].lower() for word in before.removesuffix(" or ").split()]
    if initials[-len(letters) :] == letters:
        return True
    # "computerised tomography or CAT": the first and the last letter are those of the words.
    first, last = letters[0], letters[-1]
    return initials[-1:] == [last] and first in initials[-len(letters) : -1]
