"""Authors as the AMA prints them: family name, initials without stops, three and "et al"."""

import re
from collections.abc import Mapping
from typing import Any

from references.formatting.fields import Csl, text

# AMA Manual of Style 11, §3.7: up to six are all named; of more, the first three.
ALL_UP_TO = 6
OF_MORE = 3


def authors(csl: Csl, role: str = "author") -> str:
    """Return the names of a role in one line, "" when there are none."""
    names = names_of(csl, role)
    if len(names) > ALL_UP_TO:
        names = [*names[:OF_MORE], "et al"]
    return ", ".join(names)


def editors(csl: Csl) -> str:
    """Return "Smith J, Jones K, eds", "" when there are none."""
    count = len(names_of(csl, "editor"))
    return f"{authors(csl, 'editor')}, {'eds' if count > 1 else 'ed'}" if count else ""


def names_of(csl: Csl, role: str) -> list[str]:
    """Return each name of a role as printed; names that say nothing are left out."""
    value = csl.get(role)
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        return []
    names = [_name(person) for person in value if isinstance(person, Mapping)]
    return [name for name in names if re.search(r"\w", name)]


def _name(person: Mapping[str, Any]) -> str:
    whole = text(person, "literal", "name")
    family, given = text(person, "family"), text(person, "given")
    if whole or not family:
        return (whole or given).rstrip(".")
    particles = (text(person, "dropping-particle"), text(person, "non-dropping-particle"))
    small = re.findall(r"\b(?:van|von|de|der|den|da|dos|du|la|le)\b", given)
    given = " ".join(word for word in given.split() if word not in small)
    family = " ".join(part for part in (*small, *particles, family) if part)
    suffix = text(person, "suffix").rstrip(".")
    return " ".join(part for part in (family, initials(given), suffix) if part)


def initials(given: str) -> str:
    """Return the initials of given names: "Robert C." RC, "Jean-Pierre" JP, "RC" RC.

    Given names in a script without capitals are printed whole.
    """
    if given and given.lower() == given.upper():
        return given
    letters = ""
    for word in re.split(r"[\s.\-‐‑'’,]+", given):
        word = word.strip('()[]"“”')
        if re.fullmatch(r"[^\W\d_]{2,3}", word) and word.isupper():
            letters += word
        elif word:
            letters += word[0].upper()
    return letters
