"""Strengths as the US FDA lists them: "EQ 0.5MG BASE/ML", "5GM/100ML;220MG/100ML".

The grammar is that of the strength column of Drugs@FDA: ingredients parted by ";", parts of a kit
by ",", each an amount with unit, what it is reckoned as ("EQ … BASE"), and per what; the same
again in brackets; a note between asterisks.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from articles.facts.units import UNITS, Unit

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+"
_UNIT = (
    r"(?:%|(?:MG|GM|GRAM|G|MCG|MICROGRAMS|UG|KIU|IU|MEQ|MMOL|MCI|UCI|CI|ML|L|UMOLAR"
    r"|(?:USP|CSR|PRESSOR)?\ ?UNITS?|U)(?![A-Z]))"
)
_PART = re.compile(
    rf"""
    (?P<equals>EQ\ )?\s*
    (?P<low>{_NUMBER})\s?(?:{_UNIT}?\s?-\s?(?P<high>{_NUMBER})\s?)?
    (?P<unit>{_UNIT})
    (?P<basis>\(BASE\)|\ W/W|\ W/V|(?:\ (?!IN\ )[A-Z]+)*)
    (?:\s?(?:/|\ IN\ )\s?(?P<per>{_NUMBER})?\s?(?P<over>[A-Z][A-Z]*)(?P<over_basis>(?:\ [A-Z]+)*))?
    \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOTE = re.compile(r"\s*\*\*.*$", re.DOTALL)
_NOT_GIVEN = "N/A"
_FDA = {
    "GM": "g", "GRAM": "g", "MCG": "micrograms", "UG": "micrograms", "MICROGRAMS": "micrograms",
    "HR": "hours", "DAY": "days", "IU": "IU", "UNITS": "unit", "MEQ": "mEq", "U": "unit",
}  # fmt: skip


class NotAStrength(ValueError):
    """The text cannot be read as a strength; its message quotes what is left over."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of an ingredient, as "EQ 0.5MG BASE/5ML" gives it."""

    low: Decimal
    high: Decimal
    unit: str
    """In capitals, as the FDA writes them: MG, %, USP UNITS; but mCi and uCi."""
    equivalent: bool = False
    """Whether it is reckoned as what `basis` names, not as the salt itself."""
    basis: str = ""
    per: Decimal | None = None
    over: str = ""
    """Per what: ML, VIAL, HR; empty for an amount per piece."""

    @property
    def known_unit(self) -> Unit | None:
        """The unit, if it is one that converts; None for activity of a special kind."""
        return UNITS.get(_FDA.get(self.unit, self.unit.lower()))


@dataclass(frozen=True, slots=True)
class Part:
    """One ingredient in one part of a kit: the amount, and the same said again in brackets."""

    amount: Amount | None
    """None for N/A: this part of the kit has none of the ingredient."""
    again: tuple["Part", ...] = ()
    """What the brackets hold."""


@dataclass(frozen=True, slots=True)
class Strength:
    """Ingredients in order, each with its amount in every part of a kit; and a note, if any."""

    ingredients: tuple[tuple[Part, ...], ...]
    note: str = ""


def parse(text: str) -> Strength:
    """Return what a strength says. Raises NotAStrength where any of it cannot be read."""
    note = _NOTE.search(text)
    said = (text[: note.start()] if note else text).strip().removesuffix(".")
    if not said:
        raise NotAStrength("There is no strength here.")
    return Strength(_ingredients(said), note[0].strip() if note else "")


def write(strength: Strength) -> str:
    """Return a strength in the FDA's spelling; parse reads it back as the same value."""
    listed = ";".join(",".join(_written(part) for part in parts) for parts in strength.ingredients)
    return f"{listed} {strength.note}" if strength.note else listed


def _ingredients(text: str) -> tuple[tuple[Part, ...], ...]:
    return tuple(tuple(_part(part) for part in _split(listed, ",")) for listed in _split(text, ";"))


def _split(text: str, at: str) -> list[str]:
    """Return the parts between signs outside of brackets; a comma between digits parts nothing."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign != at or depth:
            continue
        if sign == "," and re.match(r"[0-9],[0-9]{3}(?![0-9])", text[place - 1 : place + 5]):
            continue
        parts.append(text[start:place])
        start = place + 1
    return [*parts, text[start:]]


def _part(text: str) -> Part:
    text = text.strip()
    if text.upper() == _NOT_GIVEN:
        return Part(None)
    found = _PART.match(text)
    if found is None:
        raise NotAStrength(f'"{text}" does not begin with an amount.')
    rest = text[found.end() :].strip()
    amount = _amount(found)
    if not rest:
        return Part(amount)
    if not (rest.startswith("(") and rest.endswith(")")):
        raise NotAStrength(f'"{rest}" is left over.')
    inside = rest[1:-1]
    try:
        again = tuple(part for parts in _ingredients(inside) for part in parts)
    except NotAStrength:
        raise NotAStrength(f'"{rest}" is left over.') from None
    return Part(amount, again)


def _amount(found: re.Match[str]) -> Amount:
    low = _value(found["low"])
    over = f"{found['over'] or ''}{found['over_basis'] or ''}".upper()
    return Amount(
        low,
        _value(found["high"]) if found["high"] else low,
        _unit(found["unit"]),
        found["equals"] is not None,
        (found["basis"] or "").strip("( )").upper(),
        _value(found["per"]) if found["per"] else None,
        over,
    )


def _unit(text: str) -> str:
    name = " ".join(text.upper().split())
    # In capitals a millicurie would be a megacurie.
    return {"MCI": "mCi", "UCI": "uCi"}.get(name, name)


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _written(part: Part) -> str:
    if part.amount is None:
        return _NOT_GIVEN
    amount = part.amount
    number = _number(amount.low)
    if amount.high != amount.low:
        number = f"{number}-{_number(amount.high)}"
    space = " " if amount.unit in ("UNITS", "IU") else ""
    words = f"{'EQ ' if amount.equivalent else ''}{number}{space}{amount.unit}"
    if amount.basis:
        words += f" {amount.basis}"
    if amount.over:
        words += f"/{_number(amount.per) if amount.per is not None else ''}{amount.over}"
    if part.again:
        words += f" ({';'.join(_written(each) for each in part.again)})"
    return words


def _number(value: Decimal) -> str:
    return f"{value:,f}"
