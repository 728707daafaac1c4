"""Titles of other pages that a text names: "Genetic Testing Registry: Noonan syndrome 5"."""

import re

# What a body or its collection is called, as the last word of the label before the title.
_COLLECTION = (
    r"(?:Registry|Encyclopa?edia|Reviews?|Manual|Library|Database|Dictionary|Atlas|Handbook|"
    r"Foundation|Institutes?|Cent(?:er|re)|University|Hospital|Clinic|Association|Society|"
    r"Network|Organi[sz]ation|Academy|College|Alliance|Council|Service)"
)
_LABELLED = re.compile(
    rf"(?:[A-Z][\w.'’&-]*,?\s(?:(?:of|for|and|the|on|in|&)\s)*){{1,8}}?{_COLLECTION}"
    r"(?:\s(?:of|for)\s[A-Z][\w\s,.'’-]{2,60}?)?(?:,\s[A-Z][\w.\s]{1,30})?:\s"
)


_TITLE = re.compile(r"[A-Z][\w’'/-]+(?:[\s:,]+(?:[A-Z][\w’'/-]*|of|for|and|the|in|with|to|on))+")
_SHORTEST_TITLE = 3
_STOPPED = re.compile(r"[.!](?:\s|$)")


def named_page(item: str) -> bool:
    """Return whether an entry of a list is the title of a page behind the name of who has it."""
    label = _LABELLED.match(item)
    return label is not None and not _STOPPED.search(item, label.end())


def is_title(item: str) -> bool:
    """Return whether an entry of a list is a title: "Renal Cell Cancer Treatment".

    Known as one by its capitals, or by the body that it is labelled with.
    """
    capitals = len(item.split()) >= _SHORTEST_TITLE and _TITLE.fullmatch(item) is not None
    return capitals or named_page(item)


_SEE = re.compile(
    r"(?:^|[.!?(]\s?)(?:Please\s)?[Ss]ee\s(?:also\s)?[^.!?]{0,160}$"
    r"|\b(?:health\stopics?|fact\ssheets?|booklets?)[,:]?\s(?:called\s)?(?:[A-Z][\w’'-]*,?\s|(?:and|of|the|for)\s)*$"
)
_BODY = re.compile(
    r"\b(?:Institutes?|Society|Association|Foundation|College|Academy|Department|Cent(?:er|re)|"
    r"Committee|Council|Federation|Network|Board|Journal|Alliance)\s(?:of|for|on)\s"
    r"(?:[A-Z][\w’'-]+,?\s|(?:and|of|the|for|&)\s)*$"
)
_TITLE_BEHIND = re.compile(r"[\s/]\s?[A-Z][a-z]+")
_BODY_BEHIND = re.compile(
    r"(?:\s[A-Z][\w’'-]+|\s(?:of|and|for|the)(?=\s)){0,5}\s"
    r"(?:Institute|Society|Association|Foundation|College|Academy|Cent(?:er|re)|Federation|Network|"
    r"Registry|Alliance)\b"
)
_REACH = 200


def in_title(text: str, start: int, end: int) -> bool:
    """Return whether the word at these characters is of a title or of the name of a body.

    "See Rare Words" has a title, "Institute of Rare Words" and "Rare Words Society" are bodies.
    """
    before = text[max(0, start - _REACH) : start]
    if not text[start : start + 1].isupper():
        return False
    see = _TITLE_BEHIND.match(text, end) is not None and _SEE.search(before) is not None
    return see or _BODY.search(before) is not None or _BODY_BEHIND.match(text, end) is not None


_OPENS_A_SENTENCE = re.compile(
    r"(?:\s[A-Z][a-z]+){0,2}?\s(?:\([^()]{2,40}\)\s)?(?:An?|The|If|In|When|Some|Most|Many|This|These|That|Treatment|People|You|Your|"
    r"It|For|Because|After|Before|There|Doctors?|Patients|Health|Although|While|Once|As|To|Use|"
    r"Surgery|One|Two|Even|Each|Other)\s"
)
_HEADING_BEFORE = re.compile(
    r"(?:^|[.!?:)]\s)(?:[A-Z][\w’'-]*\s|(?:of|and|or|the|for|to|in)\s){0,5}$"
)


_OPENS_THE_BLOCK = re.compile(r"\s*(?:[A-Z][\w-]+\s)?")
_STOPS = re.compile(r"\.\s[A-Z]")


def in_run_in_heading(text: str, start: int, end: int) -> bool:
    """Return whether the word ends a heading that ran into its text: "Local Excision If the …".

    A block that begins with a sentence of a word or two has it for a heading: "Pruritus. The …".
    """
    opens = _OPENS_THE_BLOCK.fullmatch(text, 0, start) and _STOPS.match(text, end)
    return opens is not None or (
        text[start].isupper()
        and _OPENS_A_SENTENCE.match(text, end) is not None
        and _HEADING_BEFORE.search(text[max(0, start - _REACH) : start]) is not None
    )
