"""Whether what two registers say under two numbers is one work: title, year, first author. Pure.

A mistyped or wrongly assigned number leads to another paper; only a second register shows it.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from references.merging import first_author, year

_MARKUP = re.compile(r"<[^<>]{0,200}>")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "π": "pi", "σ": "sigma",
    "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
# Words by which a notice, letter or answer differs from the paper whose title it bears.
_ABOUT_ANOTHER = re.compile(
    r"(?:retract(?:ion|ed)(?: notice)?|withdraw(?:n|al)|correct(?:ion|ed)(?: and republication)?|"
    r"corrigend(?:um|a)|errat(?:um|a)|expression of concern|editorial expression|addendum|"
    r"comment(?:ary)?(?: on)?|reply(?: to)?|in reply|(?:author|authors) (?:reply|response)|"
    r"response to|re|letter|editorial)(?: (?:to|on|of|for))? ",
)
_ENOUGH = 0.6
"""The share of words that two titles of one work have in common, subtitles aside."""


def disagreements(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    """Return in what two records of one source differ: "title", "year", "first author".

    Years may be one apart, as those of screen and print are. What one record does not say is no
    difference, and a title that PubMed gives in translation ("[Microsurgery].") is none either.
    """
    found = []
    if not titles_match(str(one.get("title") or ""), str(other.get("title") or "")):
        found.append("title")
    years = [int(said) for said in (year(one), year(other)) if said.isascii() and said.isdigit()]
    if len(years) == 2 and abs(years[0] - years[1]) > 1:
        found.append("year")
    if not _authors_match(first_author(one), first_author(other)):
        found.append("first author")
    return tuple(found)


def mismatch(names: tuple[str, str], one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Return for people in what two records differ, "" where they agree.

    `names` say whose they are: "Crossref", "PubMed", "the record here".
    """
    said = []
    for what in disagreements(one, other):
        values = (_said(what, one), _said(what, other))
        said.append(f"{what} “{values[0]}” in {names[0]} and “{values[1]}” in {names[1]}")
    return "; ".join(said) + "." if said else ""


def titles_match(one: str, other: str) -> bool:
    """Return whether two titles are of one work; True where one is missing or a translation."""
    if not one.strip() or not other.strip() or _is_translated(one) or _is_translated(other):
        return True
    first, second = _plain(one), _plain(other)
    if bool(_ABOUT_ANOTHER.match(first + " ")) != bool(_ABOUT_ANOTHER.match(second + " ")):
        return False
    if first.replace(" ", "") == second.replace(" ", ""):
        return True
    left, right = set(first.split()), set(second.split())
    shared, shorter = len(left & right), min(len(left), len(right))
    # A register may leave the subtitle out: then the shorter is the beginning of the longer.
    begins = first.startswith(second) or second.startswith(first)
    return (begins and shorter >= 3) or shared >= _ENOUGH * len(left | right)


def _is_translated(title: str) -> bool:
    said = title.strip().rstrip(".")
    return said.startswith("[") and said.endswith("]")


def _plain(words: str) -> str:
    said = _MARKUP.sub("", words).casefold()
    said = "".join(_GREEK.get(sign, sign) for sign in said)
    said = unicodedata.normalize("NFKD", said)
    said = "".join(sign for sign in said if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", said))


def _authors_match(one: str, other: str) -> bool:
    """Return whether two first authors may be one: particles and second names may be left out."""
    left, right = _plain(one).split(), _plain(other).split()
    if not left or not right:
        return True
    shared = set(left) & set(right)
    same = "".join(left) == "".join(right)
    return same or (bool(shared) and 2 * len(shared) >= min(len(left), len(right)))


def _said(what: str, csl: Mapping[str, Any]) -> str:
    if what == "title":
        return str(csl.get("title") or "")[:300]
    if what == "year":
        return year(csl)
    people = csl.get("author") or csl.get("editor") or [{}]
    first = people[0] if isinstance(people, list) and isinstance(people[0], Mapping) else {}
    return str(first.get("family") or first.get("literal") or "")[:100]
