"""What laboratories measure, in which units, and how mass turns into amount of substance.

Molar masses in g/mol: PubChem (molecular weight), rounded as laboratories round them; the factors
they give agree with the table of conversions in the AMA Manual of Style. Urea nitrogen counts the
two nitrogen atoms of urea (28.01). HbA1c: IFCC master equation, mmol/mol = 10.929 x (% - 2.15).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from articles.facts.tokens import Token, match, phrases


@dataclass(frozen=True, slots=True)
class Analyte:
    """A substance in blood or urine with the units in which results are given."""

    name: str
    molar_mass: Fraction | None
    units: frozenset[str]
    """In lower case, µ as in units.UNITS; empty where any unit passes."""
    one_system: bool
    """Whether the whole world reports it in one system of units."""


# name | other names | molar mass | units | "one" where the whole world uses one system
_LISTED = """
vitamin B12 | serum b12, total b12, active b12, cobalamin, b12 | 1355.4 | pg/mL ng/L pmol/L |
folate | serum folate, red cell folate, folic acid level | 441.4 | ng/mL micrograms/L nmol/L |
glucose | blood glucose, blood sugar, fasting glucose, plasma glucose | 180.16 | mg/dL mmol/L |
cholesterol | total cholesterol, ldl cholesterol, hdl cholesterol, ldl, hdl |386.65|mg/dL mmol/L |
triglycerides | triglyceride | 885.4 | mg/dL mmol/L |
creatinine | serum creatinine, plasma creatinine | 113.12 | mg/dL µmol/L mmol/L mg/L |
urea nitrogen | bun, blood urea nitrogen | 28.01 | mg/dL mmol/L |
urate | uric acid, serum urate, serum uric acid | 168.11 | mg/dL µmol/L mmol/L |
bilirubin | total bilirubin | 584.66 | mg/dL µmol/L |
calcium | serum calcium, adjusted calcium, corrected calcium | 40.078 | mg/dL mmol/L mEq/L |
magnesium | serum magnesium | 24.305 | mg/dL mmol/L mEq/L |
phosphate | serum phosphate, phosphorus | 30.974 | mg/dL mmol/L |
iron | serum iron | 55.845 | micrograms/dL µmol/L |
vitamin D | 25 hydroxyvitamin d, 25 ohd, serum vitamin d | 400.64 | ng/mL nmol/L micrograms/L |
testosterone | serum testosterone, total testosterone | 288.42 | ng/dL ng/mL nmol/L |
thyroxine | free t4, t4, ft4 | 776.87 | ng/dL pmol/L nmol/L micrograms/dL pg/mL ng/L |
cortisol | serum cortisol, plasma cortisol | 362.46 | micrograms/dL nmol/L ng/mL |
oestradiol | estradiol, serum oestradiol | 272.38 | pg/mL pmol/L ng/L |
progesterone | serum progesterone | 314.46 | ng/mL nmol/L |
lactate | serum lactate, blood lactate | 90.08 | mg/dL mmol/L |
homocysteine | plasma homocysteine, total homocysteine | 135.18 | µmol/L mg/L |
methylmalonic acid | mma, serum mma | 118.09 | nmol/L µmol/L ng/mL mmol/mol | one
digoxin | digoxin level, serum digoxin | 780.94 | ng/mL nmol/L micrograms/L |
paracetamol | plasma paracetamol, acetaminophen level | 151.16 | mg/L mmol/L µmol/L micrograms/mL |
ammonia | plasma ammonia | 17.03 | µmol/L micrograms/dL |
phenylalanine | blood phenylalanine | 165.19 | mg/dL µmol/L mmol/L |
HbA1c | haemoglobin a1c, hemoglobin a1c, glycated haemoglobin, a1c | | % mmol/mol |
haemoglobin | hemoglobin, hb | | g/dL g/L | one
ferritin | serum ferritin | | ng/mL micrograms/L | one
albumin | serum albumin | | g/dL g/L | one
lithium | lithium level, serum lithium | | mmol/L mEq/L | one
potassium | serum potassium, plasma potassium | | mmol/L mEq/L | one
sodium | serum sodium | | mmol/L mEq/L | one
chloride | serum chloride | | mmol/L mEq/L | one
bicarbonate | serum bicarbonate | | mmol/L mEq/L | one
tsh | thyroid stimulating hormone, thyrotropin | | mU/L unit/L µU/mL | one
crp | c reactive protein | | mg/L mg/dL | one
troponin | troponin t, troponin i | | ng/L pg/mL ng/mL micrograms/L | one
psa | prostate specific antigen | | ng/mL micrograms/L | one
growth hormone | gh, gh levels, igf | | | one
insulin level | serum insulin, fasting insulin | | | one
parathyroid hormone | pth, intact pth | | | one
prolactin | serum prolactin | | | one
gonadotrophins | fsh, lh, hcg, luteinizing hormone, follicle stimulating hormone | | | one
copper level | serum copper, ceruloplasmin, caeruloplasmin | | | one
lead | blood lead, lead level | | | one
enzymes | alt, ast, creatine kinase, ck, alkaline phosphatase, lipase, amylase | | | one
bnp | nt probnp, ntprobnp | | ng/L pg/mL pmol/L | one
"""


def _table() -> dict[str, Analyte]:
    found = {}
    for line in _LISTED.strip().splitlines():
        name, _, mass, units, one = (part.strip() for part in line.split("|"))
        found[name] = Analyte(
            name,
            Fraction(mass) if mass else None,
            frozenset(units.lower().split()),
            one == "one",
        )
    return found


ANALYTES = _table()
_PHRASES = phrases(
    {
        name.strip(): f"{name.strip().lower()},{others}"
        for name, others, *_ in (line.split("|") for line in _LISTED.strip().splitlines())
    }
)
_SLOPE, _SHIFT = Fraction("10.929"), Fraction("2.15")


STARTERS = frozenset(_PHRASES)
"""Words with which the name of an analyte can begin."""


def read(tokens: Sequence[Token], at: int) -> tuple[Analyte, int] | None:
    """Return the analyte that is named here and the place after its name, or None."""
    found = match(tokens, at, _PHRASES)
    return None if found is None else (ANALYTES[found[0]], found[1])


def to_substance(analyte: Analyte, mass_per_volume: Fraction) -> Fraction | None:
    """Return mmol/mL for mg/mL; None where the analyte has no molar mass."""
    return None if analyte.molar_mass is None else mass_per_volume / analyte.molar_mass


def hba1c_in_mmol_per_mol(per_cent: Fraction) -> Fraction:
    """Return HbA1c in mmol/mol for HbA1c in per cent (IFCC master equation)."""
    return _SLOPE * (per_cent - _SHIFT)
