"""Names of people and bodies, as each format writes them, in CSL's parts."""

import re
from typing import Any

Person = dict[str, Any]

_BODY = re.compile(
    r"\b(?:university|universit\w+|institut\w*|organi[sz]ation|group|committee|society|agency|"
    r"department|ministry|cent(?:er|re)s?|association|collaborat\w+|consortium|team|network|"
    r"foundation|council|academy|college|federation|force|investigators|administration|service|"
    r"services|board|commission|union|programme|program|initiative|office|hospital|gmbh|inc|ltd|"
    r"company|corporation|library|research|press|for|of|and|the)\b|&",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr|2nd|3rd|4th|ii|iii|iv)\.?", re.IGNORECASE)
_MORE = re.compile(r"(?:and\s+)?(?:others|et\.?\s+al\.?|\.\.\.|…)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")


def body(name: str) -> Person:
    """Return the name of a body, which has no family and no given name."""
    return {"literal": name.strip()}


def person(name: str, *, initials_last: bool = True) -> Person | None:
    """Return a name's parts, None where there is no name.

    Takes "Puri, Vinay", "Puri, Vinay, Jr", "Puri V" (unless `initials_last` is false), "Vinay
    Puri" and bodies. "et al." is kept, so that a reader knows of the others.
    """
    name = re.sub(r"\s+", " ", name).strip().strip(",;").strip()
    if not re.search(r"\w", name) and not _MORE.fullmatch(name):
        return None
    if _MORE.fullmatch(name):
        return body("et al.")
    if "," in name:
        family, *rest = (part.strip() for part in name.split(","))
        return _with_comma(family, [part for part in rest if part])
    words = name.split(" ")
    if len(words) == 1 or _BODY.search(name):
        return body(name)
    suffix = words.pop() if _SUFFIX.fullmatch(words[-1]) and len(words) > 2 else ""
    if initials_last and _INITIALS.fullmatch(words[-1]) and len(words[-1]) <= 6:
        return _person(" ".join(words[:-1]), words[-1], suffix)
    first = len(words) - 1
    while first > 1 and words[first - 1].islower() and words[first - 1].isalpha():
        first -= 1
    return _person(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _with_comma(family: str, rest: list[str]) -> Person:
    if not rest:
        return _person(family, "", "")
    if len(rest) > 1 and _SUFFIX.fullmatch(rest[0]):
        return _person(family, ", ".join(rest[1:]), rest[0])
    if len(rest) > 1 and _SUFFIX.fullmatch(rest[-1]):
        return _person(family, ", ".join(rest[:-1]), rest[-1])
    return _person(family, ", ".join(rest), "")


def _person(family: str, given: str, suffix: str) -> Person:
    if not family:
        return body(given)
    named = {"family": family, "given": given, "suffix": suffix}
    return {part: value for part, value in named.items() if value}


def people(names: list[str], *, initials_last: bool = True) -> list[Person]:
    """Return the people of several fields, each of which may hold several with ";" between."""
    single = [one for name in names for one in re.split(r"\s*;\s*", name)]
    found = (person(name, initials_last=initials_last) for name in single)
    return [name for name in found if name]
