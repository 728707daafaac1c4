"""Numbers in prose, with everything that gives them meaning: comparator, range and unit.

Two texts that say the same have the same `tokens`. Only white space is normalised (its kind, its
amount, and whether any stands between the parts of one quantity): a page may set "10 mg" with a
no-break space, but a lost ">" or "not", or a zero more, is another multiset.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

# Longer spellings need no care: the pattern sorts them before their beginnings.
_TIMES = "second minute hour day week fortnight month year".split()
_COUNTS = "tablet capsule drop puff spray dose sachet ampoule vial point time unit".split()
_SYMBOLS = """
    kg g mg mcg ug µg μg ng pg microgram micrograms milligram milligrams gram grams kilogram
    kilograms nanogram nanograms picogram picograms lb lbs oz stone
    L l dL mL ml cL µL μL uL fL cc litre litres liter liters millilitre millilitres milliliter
    milliliters
    mol mmol µmol μmol umol nmol pmol mEq mOsm osmol IU iu U u mU kU MU kIU mIU µIU μIU
    mm cm m km nm µm μm mmHg cmH2O kPa Pa bar Hz kHz bpm
    kcal kJ J cal W Gy mGy Sv mSv MBq kBq °C °F K
    s sec secs min mins h hr hrs d wk wks yr yrs ms
    m2 m² m3 m³ cm2 cm² cm3 cm³ mm2 mm² mm3 mm³ hpf
    cell cells copies
""".split()
TIME_UNITS = frozenset(
    [*_TIMES, *(f"{word}s" for word in _TIMES)]
    + "s sec secs min mins h hr hrs d wk wks yr yrs".split()
)
UNITS = frozenset(
    [*_SYMBOLS, *_TIMES, *(f"{w}s" for w in _TIMES), *_COUNTS, *(f"{w}s" for w in _COUNTS)]
)

_DIGIT = r"[\d¼-¾⅐-⅞⁰¹²³⁴-⁹₀-₉]"
NUMBER = rf"(?:[.·]?{_DIGIT}+(?:[.,·/:^×]{_DIGIT}+)*)"
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
# A unit ends where a word ends; "3 U.S. trials" counts trials, not units.
_ONE_UNIT = rf"(?:(?:{_UNIT})(?:[⁻-]?[¹²³])?(?!\w|\.[A-Z])|%|‰|per\ ?cent\b)"
UNIT = rf"(?:{_ONE_UNIT}(?:\ ?/\ ?(?:1\.73\ ?)?{_ONE_UNIT})*)"
_SIGNS = "<>≤≥=≈~±≠≮≯≲≳⩽⩾"
COMPARATOR = rf"(?:[{_SIGNS}](?:\ ?[{_SIGNS}])*)"
_SEPARATOR = r"(?:\ ?[-‐‑‒–—−]\ ?|\ to\ )"
_MINUS = r"(?:(?<![\w)\]])[-−+](?=[\d.]))"

_NEGATIONS = """
    not no never none nor neither nothing without cannot avoid avoids avoided avoiding avoidance
    except unless stop stops stopped stopping contraindicated contraindication contraindications
""".split()
_DIRECTIONS = "less fewer more greater lower higher least most below above under over".split()
_FREQUENCIES = """
    once twice half double hourly daily nightly weekly fortnightly monthly yearly
""".split()
_WORDS = "|".join(sorted(_NEGATIONS + _DIRECTIONS + _FREQUENCIES, key=len, reverse=True))

_TOKEN = re.compile(
    rf"""
    (?P<name>(?<![^\W_])[^\W\d_]\w*?-?{_DIGIT}[\w-]*(?:\ ?{UNIT})?)
    |(?P<quantity>
        (?:(?P<comparator>{COMPARATOR})\ ?)?
        (?P<low>{_MINUS}?{NUMBER})
        (?:(?P<separator>{_SEPARATOR})(?P<high>{NUMBER}))?
        (?P<chain>(?:[-‐‑‒–—−]{_DIGIT}+)*)
        (?P<more>\+?)
        (?:\ ?(?P<unit>{UNIT})|(?P<glued>[^\W\d_]\w*))?
    )
    |(?P<sign>{COMPARATOR}|[%‰])
    |(?P<word>\b(?:{_WORDS}|[a-z]+n['’]t)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Quantity:
    """One number or range as written, with its comparator and unit; offsets into the text read."""

    start: int
    end: int
    comparator: str
    low: str
    high: str
    """The other end of a range, or empty."""
    unit: str
    text: str
    more: bool = False
    """Whether a plus sign follows: "14+ months"."""


def flatten(text: str) -> str:
    """Return the text with every run of white space, no-break space too, as one space."""
    return " ".join(text.split())


def find(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a flattened text in order; names with digits (B12) are not any."""
    for match in _TOKEN.finditer(text):
        if match["quantity"] is None or match["glued"] or match["chain"]:
            continue
        yield Quantity(
            start=match.start(),
            end=match.end(),
            comparator=(match["comparator"] or "").replace(" ", ""),
            low=match["low"],
            high=match["high"] or "",
            unit=(match["unit"] or "").replace(" ", ""),
            text=match[0],
            more=bool(match["more"]),
        )


def value(number: str) -> Decimal | None:
    """Return the worth of a number with commas for thousands, or None for any other spelling."""
    if not re.fullmatch(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?", number):
        return None
    try:
        return Decimal(number.replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None


def tokens(text: str) -> Counter[str]:
    """Return the multiset of what a reader must not lose.

    Numbers with comparator, range and unit ("<180pg/mL", "2to3months"), names with digits
    ("B12"), lone comparators and per cent signs, words that deny, forbid, give a direction or say
    how often.
    A blank line ends a token: a number never takes its unit from the next paragraph.
    """
    return Counter(
        match[0].replace(" ", "")
        for paragraph in re.split(r"\n[^\S\n]*\n", text)
        for match in _TOKEN.finditer(flatten(paragraph))
    )
