"""What a dose looks like in prose, and what only looks like one: the results of a laboratory."""

import re

DIGIT = re.compile(r"\d")
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
UNIT = (
    r"(?:kg|[µμ]g|mcg|MCG|mg|MG|micrograms?|milligrams?|nanograms?|g|grams?|mL|ml|ML|L|litres?|"
    r"liters?|millilit(?:re|er)s?|units?|UNITS?|IU|mmol|mEq|tablets?|capsules?)(?![\w³²])"
)
PER_SAMPLE = (
    r"(?:\s?/\s?(?:d?L|d?l|mmol|mol|100\s?m[Ll]|1000|24|cm|m³|m3|g\b)|\s?/\s?m[Ll]\b|"
    r"\sper\s(?:deci|milli)?lit(?:re|er))"
)
"""What follows the unit of a result: an amount for a volume of blood or urine, or of air."""

_PER_ML = re.compile(r"(?:mg|units?|mmol|mEq|g)\s?/\s?m[Ll]\b|(?:mg|units?) per millilit")
_AMOUNT = re.compile(rf"(?<![\w.])(?:{NUMBER}|\.\d+)[\s-]?{UNIT}(?!{PER_SAMPLE})")
_DOSING_WORDS = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|giv(?:e|es|en|ing)|inject\w*|administ\w+|appl(?:y|ied)|dos(?:e|es|ed|"
    r"age|ages|ing)|tablets?|capsules?|pills?|infus\w+|medicines?|medications?|drops|injections?|"
    r"prescri\w+|swallow\w*|sprays?|puffs?|ointment|cream|therapy|treatment|syrup|suppositor\w+)\b",
    re.IGNORECASE,
)
_SAMPLE_WORDS = re.compile(
    r"\b(?:serum|plasma|urin\w+|blood|h(?:a)?emoglobin|creatinine|albumin|protein|levels?|"
    r"concentrations?|result|threshold|excret\w+|values?|range|titre|titer|enzymes?|assay|cholesterol|"
    r"glucose|potassium|sodium|calcium|lesions?|FEV1|volume)\b",
    re.IGNORECASE,
)
_FOOD = re.compile(
    r"\b(?:cups?|slices?|servings?|fib(?:er|re)|sugars?|carbohydrates?|fats?|salt|foods?|meals?|bread|"
    r"muffins?|fruits?|vegetables?|cooked|baked|boiled|cereals?|grains?|oatmeal|potato(?:es)?|beans?|"
    r"rice|pasta|milk|cheese|fish|meat|diet|nutrition)\b",
    re.IGNORECASE,
)
_WEIGHED_AS_FOOD = re.compile(r"(?:g|grams?)(?!\w)")
_WORDS_BEFORE = 60
_FAR = 300


def has_amount(text: str) -> bool:
    """Return whether the text holds an amount such as "10 mg" that is no laboratory result."""
    return _AMOUNT.search(text) is not None


def around(text: str, start: int, end: int) -> str:
    """Return the part of a sentence that bears on these characters; a sentence has no end."""
    return text[max(0, start - _FAR) : end + _FAR]


def is_dosing(text: str) -> bool:
    """Return whether a sentence speaks of taking, giving or the amount of a medicine."""
    return _DOSING_WORDS.search(text) is not None or has_amount(text)


def speaks_of_medicine(text: str) -> bool:
    """Return whether a sentence has a word of taking or giving, whatever amounts stand in it."""
    return _DOSING_WORDS.search(text) is not None


def is_result(text: str, start: int, unit_start: int) -> bool:
    """Return whether the number at `start` is a measured value and no dose.

    "4.0 mmol/L" is one by its unit; "mg/mL" is the strength of a product unless the words before
    speak of a sample; "3.0 g" is one only behind such words, and never in a dosing sentence. What
    is weighed as food is no dose either.
    """
    after = text[unit_start : unit_start + _WORDS_BEFORE]
    before = text[max(0, start - _WORDS_BEFORE) : start]
    of_a_sample = _SAMPLE_WORDS.search(before) is not None
    if re.match(rf"{UNIT}{PER_SAMPLE}", after):
        return of_a_sample or _PER_ML.match(after) is None
    of_food = (
        _WEIGHED_AS_FOOD.match(after) is not None
        and _FOOD.search(around(text, start, unit_start)) is not None
    )
    if of_food:
        # A table of foods runs on; what stands far off is about something else.
        beside = text[max(0, start - _WORDS_BEFORE) : unit_start + _WORDS_BEFORE]
        return _FOOD.search(beside) is not None and not speaks_of_medicine(beside)
    return of_a_sample and not speaks_of_medicine(around(text, start, unit_start))
