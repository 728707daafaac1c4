"""Units, what they measure, and how they turn into one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from articles.facts.tokens import Token


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under one name; `factor` turns a value into the base unit of its dimension.

    Base units: mg, mL, mmol, unit, mEq, hour, month, cm, mm Hg, kcal. Months and years are kept
    apart from hours: no number of days is a month. `shift` is for degrees Fahrenheit.
    """

    name: str
    dimension: str
    factor: Fraction
    shift: Fraction = Fraction(0)

    @property
    def is_time(self) -> bool:
        """Whether it measures a span of time."""
        return self.dimension in ("hours", "months")

    @property
    def is_form(self) -> bool:
        """Whether it counts what a medicine comes in: tablets, puffs, drops."""
        return self.dimension in FORMS


def _table() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in _LISTED.strip().splitlines():
        dimension, name, factor, spellings = (part.strip() for part in line.split("|"))
        unit = Unit(name, dimension, Fraction(factor))
        for spelling in (name, *spellings.split(",")):
            units[spelling.strip()] = unit
    units["°F"] = units["fahrenheit"] = Unit("°F", "celsius", Fraction(5, 9), Fraction(-32))
    return units


# Factors are exact by definition (SI; the avoirdupois pound of 1959; the millimetre of mercury).
_LISTED = """
mass        | kg          | 1000000 | kilogram, kilograms, kilo, kilos, kgs
mass        | g           | 1000    | gram, grams, gm, gms
mass        | mg          | 1       | milligram, milligrams, milligramme, milligrammes, mgs
mass        | micrograms  | 1/1000  | microgram, mcg, mcgs, ug, µg, μg, microgramme, microgrammes
mass        | ng          | 1/1000000 | nanogram, nanograms, nanogramme, nanogrammes
mass        | pg          | 1/1000000000 | picogram, picograms
mass        | lb          | 45359237/100 | lbs, pound, pounds
mass        | oz          | 45359237/1600 | ounce, ounces
mass        | stone       | 317514659/50 | stones
volume      | L           | 1000    | l, litre, litres, liter, liters
volume      | dL          | 100     | dl, decilitre, decilitres, deciliter
volume      | mL          | 1       | ml, mls, millilitre, millilitres, milliliter, milliliters, cc
volume      | µL          | 1/1000  | ul, μl, μL, µl, microlitre, microlitres, microliter, mm³
volume      | fL          | 1/1000000000000 | fl
volume      | teaspoon    | 5       | teaspoons, teaspoonful, teaspoonfuls, tsp
volume      | tablespoon  | 15      | tablespoons, tablespoonful, tablespoonfuls, tbsp
volume      | pint        | 568     | pints
substance   | mol         | 1000    | moles, mole
substance   | mmol        | 1       | millimole, millimoles
substance   | µmol        | 1/1000  | umol, μmol, micromol, micromole, micromoles
substance   | nmol        | 1/1000000 | nanomole, nanomoles
substance   | pmol        | 1/1000000000 | picomole, picomoles
activity    | unit        | 1       | units, iu, ius, u
activity    | mU          | 1/1000  | miu, milliunit, milliunits
activity    | µU          | 1/1000000 | uiu, µiu, μiu, μu
activity    | MU          | 1000000 | megaunit, megaunits
activity    | kU          | 1000    | kiu
equivalent  | mEq         | 1       | meq, milliequivalent, milliequivalents
osmolality  | mOsm        | 1       | mosm, mosmol, milliosmole
hours       | seconds     | 1/3600  | second, sec, secs, s
hours       | minutes     | 1/60    | minute, min, mins
hours       | hours       | 1       | hour, hr, hrs, h, hour's, hours'
hours       | days        | 24      | day, d, day's, days', night, nights, morning, evening
hours       | weeks       | 168     | week, wk, wks, week's, weeks', wkly
hours       | fortnights  | 336     | fortnight
months      | months      | 1       | month, mth, mths, mo, mos, month's, months'
months      | years       | 12      | year, yr, yrs, year's, years'
months      | decades     | 120     | decade
length      | mm          | 1/10    | millimetre, millimetres, millimeter, millimeters
length      | cm          | 1       | centimetre, centimetres, centimeter, centimeters
length      | m           | 100     | metre, metres, meter, meters
length      | km          | 100000  | kilometre, kilometres, kilometer, kilometers
length      | inch        | 254/100 | inches
length      | feet        | 3048/100 | foot, ft
length      | miles       | 1609344/10 | mile
area        | m²          | 1       | m2
area        | cm²         | 1/10000 | cm2
pressure    | mmHg        | 1       | mmhg
pressure    | kPa         | 750062/100000 | kpa
celsius     | °C          | 1       | celsius, centigrade
energy      | kcal        | 1       | calorie, calories, kcals, cal
energy      | kJ          | 1000/4184 | kj, kilojoule, kilojoules
share       | %           | 1       | percent, per cent, pct
share       | ‰           | 1/10    |
radiation   | mSv         | 1       | msv
radiation   | MBq         | 1       | mbq
radiodose   | mCi         | 1       | mci
radiodose   | Gy          | 1000    | gy
heart       | bpm         | 1       |
"""
_FORM_WORDS = """
tablet tablets tab tabs pill pills; capsule capsules cap caps; puff puffs; drop drops;
spray sprays; sachet sachets packet packets; ampoule ampoules ampule ampules; vial vials;
patch patches; suppository suppositories; dose doses; injection injections jab jabs shot shots;
spoonful spoonfuls; lozenge lozenges; pessary pessaries; glass glasses; cup cups;
inhalation inhalations; infusion infusions; implant implants; application applications; pen pens;
syringe syringes; cell cells; copies copy; point points; beats beat; breaths breath
"""
_FORMS = {
    word: Unit(words.split()[0], words.split()[0], Fraction(1))
    for words in _FORM_WORDS.split(";")
    for word in words.split()
}
FORMS = frozenset(unit.dimension for unit in _FORMS.values())
UNITS = {**_table(), **_FORMS}
_PERIODS = frozenset({"days", "weeks", "fortnights", "months", "years"})
_PER = frozenset({"/", "per"})


def single(token: Token) -> Unit | None:
    """Return the unit that one word spells, or None."""
    if token.kind not in ("word", "name", "sign"):
        return None
    if token.text in UNITS:
        return UNITS[token.text]
    # One letter is a unit only in its own case: "5 m" is a length, "5 M" is not.
    return None if len(token.text) == 1 else UNITS.get(token.low)


def read(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """Return the unit that stands here, per another where it says so, and the place after it.

    A rate per day or longer is no unit but a frequency: "40 mg per day" has the unit mg.
    """
    first, end = _one(tokens, at)
    if first is None:
        return None
    unit = first
    while end < len(tokens) and tokens[end].low in _PER:
        over, after, count = _denominator(tokens, end + 1)
        if over is None or over.name in _PERIODS:
            break
        unit = Unit(
            f"{unit.name}/{_written(count)}{over.name}",
            f"{unit.dimension}/{over.dimension}",
            unit.factor / (over.factor * count),
        )
        end = after
    return unit, end


def _one(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    if at >= len(tokens):
        return None, at
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low == "°" and following and following.text in ("C", "F"):
        return UNITS[f"°{following.text}"], at + 2
    if token.low == "per" and following and following.low == "cent":
        return UNITS["%"], at + 2
    if token.low == "mm" and following and following.text == "Hg":
        return UNITS["mmHg"], at + 2
    if token.low in ("international", "usp") and following and following.low.startswith("unit"):
        return UNITS["unit"], at + 2
    if token.text in ("cm", "m", "mm") and following and following.low in ("²", "³"):
        return UNITS.get(token.text + following.low), at + 2
    return single(token), at + 1


def _denominator(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int, Fraction]:
    count = Fraction(1)
    if at < len(tokens) and tokens[at].value:
        count, at = Fraction(tokens[at].value or 1), at + 1
    elif at < len(tokens) and tokens[at].low in ("a", "each", "every"):
        at += 1
    unit, end = _one(tokens, at)
    return unit, end, count


def _written(count: Fraction) -> str:
    if count == 1:
        return ""
    return f"{Decimal(count.numerator) / Decimal(count.denominator):f}"
