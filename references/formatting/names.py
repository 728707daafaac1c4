"""Authors as AMA and NLM print them: family name, initials without stops, and "et al"."""

import re
from collections.abc import Mapping

from references.formatting.cleaning import clean_people
from references.formatting.fields import Csl

# AMA Manual of Style 11, §3.7 and Citing Medicine 2, ch. 1: up to six are all named.
ALL_UP_TO = 6
AMA_OF_MORE = 3
NLM_OF_MORE = 6


def listed(csl: Csl, role: str = "author", of_more: int = AMA_OF_MORE) -> str:
    """Return the names of a role of a clean record in one line, "" when there are none."""
    names = [_name(person) for person in csl.get(role, ())]
    if len(names) > ALL_UP_TO:
        names = [*names[:of_more], "et al"]
    return ", ".join(names)


def names_of(csl: Csl, role: str) -> list[str]:
    """Return each name of a role of any record as printed; names that say nothing are left out."""
    return [_name(person) for person in clean_people(csl, role)]


def _name(person: Mapping[str, str]) -> str:
    if "family" not in person:
        return person["literal"]
    parts = (
        person.get("non-dropping-particle"),
        person["family"],
        initials(person.get("given", "")),
        person.get("suffix"),
    )
    return " ".join(part for part in parts if part)


def initials(given: str) -> str:
    """Return the initials of given names: "Robert C." RC, "Jean-Pierre" JP, "RC" RC.

    Given names in a script without capitals are printed whole.
    """
    if given and given.lower() == given.upper():
        return given
    letters = ""
    words = re.findall(r"([^\s.\-‐‑'’,]+)(\.?)", given)
    for word, stop in words:
        word = word.strip('()[]"“”')
        # "JP" is two initials; "Th." and "Chr." are one, as their owners write it; "D TOD" is DT.
        most = 3 if (stop and word.istitle()) or len(words) == 1 else 2
        if (
            word.isalpha()
            and 1 < len(word) <= most
            and (word.isupper() or (stop and word.istitle()))
        ):
            letters += word
        elif word:
            letters += word[0].upper()
    return letters
