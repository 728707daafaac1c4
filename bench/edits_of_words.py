"""Single dangerous edits of the words of a claim: doses, medicines, routes, times and denials."""

import re
from collections.abc import Iterator
from decimal import Decimal

Changed = tuple[str, frozenset[str], str]

_FACTS = frozenset({"NUM-01", "NUM-02", "NUM-05", "NUM-07", "NUM-11", "NUM-12"})
_UNIT = (
    r"(?:mg|micrograms|g|kg|ng/L|pmol/L|mL|units|tablets|minutes|hours"
    r"|days|weeks|months|years)\b"
)
_AMOUNT = re.compile(rf"(?<![\w.,/@-])(\d[\d,]*(?:\.\d+)?)( ?{_UNIT}|%|(?= or (?:older|more)))")
_SHARE = re.compile(r"\b(\d+) in (\d+)\b")

# What is written for what, by kind of edit: each pattern is tried once in a claim.
_SWAPS: dict[str, list[tuple[str, str]]] = {
    "unit": [
        (r"(?<=\d) mg\b", " micrograms"), (r"(?<=\d) mg\b", " g"),
        (r"(?<=\d) micrograms\b", " mg"), (r"(?<=\d) ng/L", " ng/mL"),
        (r"(?<=\d) pmol/L", " nmol/L"), (r"(?<=\d) kg\b", " g"), (r"(?<=\d) mg\b", " mL"),
    ],
    "unit dropped": [(r"(?<=\d) (?:mg|micrograms|kg|ng/L)\b", "")],
    "comparator flipped": [
        (r"\bless than\b", "more than"), (r"\bmore than\b", "less than"),
        (r"\bat least\b", "at most"), (r"\bup to\b", "at least"), (r"\bor older\b", "or younger"),
        (r"\band over\b", "and under"), (r"\bor more\b", "or less"), (r"\bor less\b", "or more"),
        (r"\bor longer\b", "or shorter"), (r"\babove\b", "below"), (r"\bDo not exceed\b", "Exceed"),
    ],
    "comparator dropped": [
        (r"\b(?:less|more) than (?=\d)", ""), (r"\b(?:at least|up to) (?=\d)", ""),
        (r"(?<=\d) or (?:older|more|less)\b", ""), (r"(?<= months) or longer\b", ""),
    ],
    "negation dropped": [
        (r"\b[Dd]o not ", ""), (r"\bnot ", ""), (r"\bno ", ""), (r"\bwithout\b", "with"),
        (r"\bWithout\b", "With"), (r"\b[Nn]ever\b", "always"),
        (r"\bcontraindicated\b", "indicated"),
        (r"\bavoid\b", "use"), (r"\bcannot\b", "can"),
    ],
    "negation added": [
        (r"\bshould\b(?! not)", "should not"), (r"\bmay\b(?! not)", "may not"),
        (r"\bcan\b(?! not)", "cannot"), (r"\b(is|are) (?!not\b|no\b)", r"\1 not "),
        (r"(^|[.,] )(give|start|offer|check|test|take|consider|treat|monitor)\b", r"\1do not \2"),
    ],
    "direction": [
        (r"\blowers\b", "raises"), (r"\braises\b", "lowers"), (r"\breduces?\b", "increase"),
        (r"\bincreases\b", "reduces"), (r"\bbefore\b", "after"), (r"\bafter\b", "before"),
        (r"\bworse\b", "better"), (r"\bmore likely\b", "less likely"), (r"\bcontinue\b", "stop"),
        (r"\bless (common|frequent)\b", r"more \1"), (r"\b([Ss])top\b", r"\1tart"),
        (r"\brises\b", "falls"), (r"\blonger\b", "shorter"),
    ],
    "medicine": [
        (r"\b[Hh]ydroxocobalamin\b", "hydroxychloroquine"), (r"\b[Mm]etformin\b", "warfarin"),
        (r"\b[Mm]etformin\b", "metronidazole"), (r"\b[Mm]ethotrexate\b", "metolazone"),
        (r"\b[Mm]ethotrexate\b", "mercaptopurine"), (r"\b[Ff]olic acid\b", "folinic acid"),
        (r"\b[Ff]olic acid\b", "methotrexate"), (r"\b[Aa]pixaban\b", "rivaroxaban"),
        (r"\b[Aa]pixaban\b", "axitinib"), (r"\b[Ww]arfarin\b", "furosemide"),
        (r"\btrimethoprim\b", "trimipramine"), (r"\bibuprofen\b", "paracetamol"),
        (r"\b[Nn]itrous oxide\b", "nitric oxide"), (r"\b[Ii]ron\b", "calcium"),
    ],
    "route": [
        (r"\bintramuscularly\b", "by mouth"), (r"\bintramuscularly\b", "subcutaneously"),
        (r"\binto a muscle\b", "into a vein"), (r"\bby mouth\b", "by injection"),
        (r"\borally\b", "intravenously"), (r"\b[Oo]ral\b", "Injected"),
        (r"\btablets\b", "injections"), (r"\binjections\b", "tablets"), (r"\binjects\b", "swabs"),
    ],
    "frequency": [
        (r"(?<!at )\bonce\b", "twice"), (r"\b(?:twice|two times)\b", "three times"),
        (r"\ba week\b", "a day"), (r"\bweekly\b", "daily"), (r"\bdaily\b", "weekly"),
        (r"\ba day\b", "a week"), (r"\bevery (\d+) (weeks|months)\b", r"every \1 days"),
        (r"\bevery \d+ months\b", "every month"), (r"\bevery month\b", "every week"),
        (r"\bmonthly\b", "weekly"), (r"\bon alternate days\b", "every day"),
        (r"\bevery other day\b", "every day"), (r"\bfor life\b", "for a month"),
        (r"\bonce a year\b", "once a month"),
    ],
    "duration": [
        (r"\b(\d+) months\b", r"\1 weeks"), (r"\b(\d+) weeks\b", r"\1 days"),
        (r"\b(\d+) hours\b", r"\1 minutes"), (r"\b(\d+) months\b", r"\1 years"),
    ],
    "range": [(r"\b(\d)(\d+) to (\d)(\d)(\d+)\b", r"\1\2 to \4\3\5")],
}  # fmt: skip


def edits_of_words(words: str, certainty: str) -> Iterator[Changed]:
    """Yield the edits that can be made of the words of one claim."""
    yield from _of_numbers(words)
    for kind, swaps in _SWAPS.items():
        for pattern, new in swaps:
            changed = re.sub(pattern, new, words, count=1)
            if changed != words:
                yield kind, _FACTS, changed
    yield from _of_writing(words)
    if certainty not in ("high", "") and re.search(r"\b(?:can|may|might|could)\b", words):
        sure = re.sub(r"\b(?:can|may|might|could)\b", "definitely will", words, count=1)
        yield "sure", frozenset({"CER-01", "CER-02"}), sure


def _of_numbers(words: str) -> Iterator[Changed]:
    for found in _AMOUNT.finditer(words):
        value = Decimal(found[1].replace(",", ""))
        for kind, new in (("tenfold up", value * 10), ("tenfold down", value / 10)):
            yield kind, _FACTS, _put(words, found, 1, f"{new.normalize():f}")
        yield "another value", _FACTS, _put(words, found, 1, f"{(value * 2).normalize():f}")
        if "." in found[1]:
            yield "point lost", _FACTS, _put(words, found, 1, found[1].replace(".", ""))
    for found in _SHARE.finditer(words):
        yield "share", _FACTS, _put(words, found, 2, found[2] + "0")
        yield "share", _FACTS, _put(words, found, 1, str(int(found[1]) + 3))


def _of_writing(words: str) -> Iterator[Changed]:
    dose = re.search(r"(\d[\d.]*) (mg|micrograms)\b", words)
    if dose:
        hidden = dose[1][0] + "\u200b" + dose[1][1:]
        yield "zero-width", frozenset({"TXT-02"}), _put(words, dose, 1, hidden)
        rules = frozenset({"TXT-03", *_FACTS})
        yield "look-alike digit", rules, _put(words, dose, 1, dose[1].replace("5", "S") + "O")
        if "." not in dose[1]:
            yield "trailing zero", frozenset({"DOSE-01"}), _put(words, dose, 1, f"{dose[1]}.0")
        yield "naked decimal", frozenset({"DOSE-02"}), _put(words, dose, 1, f".{dose[1][0]}")
        for short in ("µg", "mcg", "U"):
            yield "short form", frozenset({"DOSE-03", "NUM-02"}), _put(words, dose, 2, short)
        yield "run together", frozenset({"DOSE-04"}), _put(words, dose, 0, f"{dose[1]}{dose[2]}")
        split = re.sub(r"\.", ". ", dose[1])
        if split != dose[1]:
            yield "split decimal", frozenset({"NUM-10"}), _put(words, dose, 1, split)
    named = re.search(
        r"\b(?:metformin|hydroxocobalamin|folic acid|apixaban|methotrexate|warfarin)\b", words, re.I
    )
    if named:
        alike = named[0].replace("o", "\u043e", 1).replace("a", "\u0430", 1)
        yield "look-alike letter", frozenset({"TXT-03"}), _put(words, named, 0, alike)
        soft = named[0][:4] + "\u00ad" + named[0][4:]
        yield "soft hyphen", frozenset({"TXT-02"}), _put(words, named, 0, soft)


def _put(words: str, found: re.Match[str], group: int, new: str) -> str:
    return words[: found.start(group)] + new + words[found.end(group) :]
