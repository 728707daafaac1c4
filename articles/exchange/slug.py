"""The address of an article that comes in without one."""

import re
import unicodedata

LONGEST_SLUG = 80
"""An address that people can read aloud; the table allows more."""
OF_THE_SITE = frozenset({"page"})
"""Addresses that the site itself has below those of its articles."""


def slug_of(question: str, *, otherwise: str = "question") -> str:
    """Return a question as an address: its words in plain letters, cut between words.

    `otherwise` is said of a question that has no word in such letters.
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"[’']", "", question))
    slug = ""
    for word in re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower()):
        longer = f"{slug}-{word}" if slug else word[:LONGEST_SLUG]
        if len(longer) > LONGEST_SLUG:
            break
        slug = longer
    return slug or otherwise
