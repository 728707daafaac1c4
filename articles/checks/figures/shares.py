"""Percentages that say of whom: with a population, a denominator or a study."""

import re
from collections.abc import Iterator
from fractions import Fraction

from articles.checks.figures.regimens import facts_of
from articles.checks.finding import Level, Trouble
from articles.checks.prepared import Part, Prepared
from articles.checks.prose.sentences import Sentence
from articles.facts.fact import Fact
from articles.markup.plain import TextBlock

_PERCENT = r"\d[\d.,]*(?:\s?(?:-|–|to|and|or)\s?\d[\d.,]*)?\s?(?:%|per\s?cent\b)"
_SHARE = re.compile(
    rf"(?P<limit>\b(?:up to|as many as|as much as)\s+)?(?:(?P<about>\w+)\s+)?(?P<share>{_PERCENT})",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:in|out of)\s(?:every\s)?"
    r"(?:\d[\d,]*|five|ten|twenty|a hundred|a thousand)\b(?!\s?(?:%|hours?|days?|weeks?|months?))",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|survey\w*|cohort|review|registry|census|in\ 20\d\d|in\ 19\d\d"
    r"|\d[\d,]*\s(?:people|patients|adults|children|women|men|participants|cases|births|subjects))\b",
    re.IGNORECASE | re.VERBOSE,
)
# Strengths, laboratory values and measures of the body are no risks.
_NO_RISK_BEHIND = re.compile(
    r"""[\s-]*(?:
    \(|of\sthe\stime|CI\b|confidence|credible|solution|cream|gel|ointment|lotion|saline|oxygen|dextrose|glucose
    |hydrocortisone|benzoyl|salicylic|lidocaine|alcohol|ethanol|hydrogen|sodium|urea|povidone
    |strength|concentration|predicted|body\s(?:weight|fat)|humidity|identical|similar|pure|natural
    |juice|fat\b|milk|daily\svalue|dv\b|polyethylene|certain\w*|sure|effective\b|normal\b|protective
    |lean|whole|accura\w+|sensitiv\w+|specific\w*|mosaic\w*|petrolatum|solutions?|blasts?|w/w|w/v
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_RISK_SENTENCE = re.compile(
    r"""\b(?:
    hba1c|a1c|h(?:a)?emoglobin|h(?:a)?ematocrit|saturation|spo2|ejection\sfraction|fev1?|fio2
    |solutions?|creams?|gels?|ointments?|shampoos?|saline|dextrose|calories|carbohydrates?|fat|kcal
    |daily\svalue|body\sweight|weight\sloss|lose|lost|gain\w*|bmi|spf|percentiles?|genes?|dna|genome
    |blocked|narrow\w*|stenosis|function\w*|heart\srate|humidity|dose|dosage|water|alcohol|oxygen
    |concentration|strength|juice|diet|protein|normal\s(?:level|amount|activity)|activity|enzyme
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_RISK = r"(?:risks?|chances?|likelihood|probability|odds|mortality|incidence|deaths?)"
# A change without a base says nothing: 50 % more than what?
_CHANGE_BEHIND = re.compile(
    r"\s*(?:-|–)?\s*(?:relative\s)?(?:"
    rf"(?:higher|lower|greater|increased?|decreased?|reduced|elevated)\s(?:\w+\s)?{_RISK}"
    rf"|(?:increase|decrease|reduction|rise|fall|drop)\sin\s(?:the\s)?(?:\w+\s)?{_RISK}"
    r"|(?:more|less)\slikely)\b",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    rf"\b(?:lower|reduc|rais|increas|decreas|cut)\w*\s[^.;%]{{0,30}}\b{_RISK}\b[^.;%]{{0,40}}\bby\s"
    r"(?:about|around|at least|almost|nearly)?\s?$",
    re.IGNORECASE,
)
# What shrinks is a measure here and no share of people; and a child's share of its parents' genes
# has its base.
_MEASURE_BEFORE = re.compile(
    r"\b(?:reduc|lower|decreas|increas|rais|improv|shr[iu]nk|cut)\w*\s(?:by\s)?$", re.IGNORECASE
)
_EACH = re.compile(
    r"\b(?:risks?|chances?|probability)\b[^.;%]{0,25}\b(?:each|every)\s"
    r"(?:child|pregnancy|sibling|offspring|son|daughter|brother|sister)\b",
    re.IGNORECASE,
)
# A share of the cases has another base than how many people are cases.
_OF_CASES = re.compile(r"\s(?:of|are|occur)\s(?:\w+\s){0,3}?cases\b", re.IGNORECASE)
_TENTH = Fraction(1, 10)
_PLAIN_READERS = frozenset({"patient", "carer"})


def without_denominator(prepared: Prepared) -> Iterator[Trouble]:
    """Find limits and shares without a denominator, a population or a study, and mixed formats."""
    for part, block, sentence in prepared.sentences():
        if "%" in sentence.text or "cent" in sentence.text:
            yield from _in_sentence(part, block, sentence)


def _in_sentence(part: Part, block: TextBlock, sentence: Sentence) -> Iterator[Trouble]:
    text = sentence.text
    if _NO_RISK_SENTENCE.search(text):
        return
    shares = list(_SHARE.finditer(text))
    studied = _STUDY.search(text) is not None
    level: Level | None = "block" if part.audience in _PLAIN_READERS else None
    for found in shares:
        if _is_no_risk(text, found):
            continue
        if found["limit"] is not None:
            if studied or _has_its_base(text, found):
                continue
            why = "is a limit without a study, a number of people or a time"
        elif not studied and len(shares) == 1 and _is_bare_change(text, found):
            why = "is a change of a risk that is not given"
        else:
            continue
        yield _trouble(part, block, text, f'"{found[0].strip()}" {why}: "{text[:90]}".', level)
        return
    yield from _mixed(part, block, text, level)


def _mixed(part: Part, block: TextBlock, text: str, level: Level | None) -> Iterator[Trouble]:
    """Yield a percentage beside a share such as "1 in 20", unless both say the same."""
    share = _SHARE.search(text)
    if share is None or _ONE_IN.search(text) is None or _is_no_risk(text, share):
        return
    if _OF_CASES.match(text, share.end()):
        return
    shares = [fact for fact in facts_of(text) if fact.kind == "share"]
    ratios = [fact for fact in shares if fact.of is not None and fact.of > 1]
    others = [fact for fact in shares if fact.of is None]
    if not ratios or not others or any(_agree(one, two) for one in ratios for two in others):
        return
    message = f'"{others[0].words}" and "{ratios[0].words}" are two forms in one sentence.'
    yield _trouble(part, block, text, message, level)


def _agree(one: Fact, other: Fact) -> bool:
    """Return whether two shares are the same to a tenth: "8.8 percent, or one in 11"."""
    (low, high), (least, most) = one.base, other.base
    return abs(low - least) <= _TENTH * most and abs(high - most) <= _TENTH * most


def _is_bare_change(text: str, found: re.Match[str]) -> bool:
    """Return whether a share is the change of a risk, and not the risk itself."""
    behind = _CHANGE_BEHIND.match(text, found.end())
    return behind is not None or _CHANGE_BEFORE.search(text, 0, found.start("share")) is not None


def _has_its_base(text: str, found: re.Match[str]) -> bool:
    """Return whether a limit is of a measure, or of each child of somebody."""
    return (
        _MEASURE_BEFORE.search(text, 0, found.start()) is not None
        and re.search(rf"\b{_RISK}\b", text, re.IGNORECASE) is None
    ) or _EACH.search(text) is not None


def _is_no_risk(text: str, found: re.Match[str]) -> bool:
    return found["share"].startswith("100") or _NO_RISK_BEHIND.match(text, found.end()) is not None


def _trouble(part: Part, block: TextBlock, text: str, message: str, level: Level | None) -> Trouble:
    return part.trouble(
        block,
        text,
        message,
        'Say of how many, and who was counted: "In one study, 12 of 24 people".',
        level=level,
    )
