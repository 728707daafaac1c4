"""What stands on a page without belonging to the answer: lines known by their words."""

import re

_ROLES = (
    r"patient|carer|caregiver|parent|family member|student|medical student|nursing student|nurse|"
    r"doctor|physician|pharmacist|clinician|resident|researcher|other|prefer not to say|"
    r"health ?care (?:professional|provider|worker)"
)
_STATES = r"draft|submitted|pending(?: review)?|under review|changes requested|approved|published"


def _rules(*pairs: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rule, re.IGNORECASE)) for name, rule in pairs)


# Above the headline a line may be furniture by half its words, in the answer only by all of them.
_ANYWHERE = _rules(
    ("date line", r"(?:last |date )?(?:updated|reviewed|medically reviewed)(?: on)?: ?.{0,80}"),
    ("date line", r"last (?:updated|reviewed|modified)\b.{0,80}"),
    ("policy link", r"view editorial policy.{0,40}|editorial policy"),
    ("caution line", r"(?:for )?educational purposes? only\b.{0,120}"),
    ("advertisement", r"advertisements?|sponsored"),
    ("button", r"share|share this(?: \w+)?|print|copy link|copy|save|listen|bookmark|read more"),
)
_ABOVE = _rules(
    ("board line", r".{0,60}\badvisory board.{0,200}"),
    ("board line", r"(?:all|our) (?:articles|answers|content|pages)\b.{0,20}\breviewed\b.{0,120}"),
    (
        "credit",
        r"(?:medically |clinically |fact[- ])?"
        r"(?:reviewed|checked|written|edited) by\b.{0,120}",
    ),
    ("caution line", r".{0,80}\b(?:pending (?:human )?review|exercise caution)\b.{0,80}"),
    ("review status", r"(?:article |content )?review status:?"),
    ("review status", rf"(?:(?:{_STATES})\W*)+"),
    ("personalise", r"personali[sz]e\b.{0,40}|help us tailor\b.{0,80}|which best describes you.*"),
    ("personalise", rf"(?:i am|i['’]m)? ?(?:an? )?(?:{_ROLES})"),
    ("reading time", r"\d{1,3} ?min(?:ute)?s?(?: read)?"),
    ("navigation", r"home|menu|search|log ?in|sign ?(?:in|up)|skip to (?:main )?content|back"),
    (
        "AI notice",
        r".{0,60}\b(?:AI[- ]generated|generated (?:by|with|using) (?:an? )?A\.?I\b)"
        r".{0,80}",
    ),
)

_REFERENCES = re.compile(
    r"(?:references?|reference list|list of references|sources?|citations?|bibliography|"
    r"works cited|literature)(?: ?\(\d{1,3}\))?:?",
    re.IGNORECASE,
)
_TAILS = _rules(
    ("disclaimer", r"(?:[\w&,’'/ -]{0,50}\b)?disclaimer:?"),
    ("disclaimer", r"(?:[\w&’'/ -]{0,40}\b)?disclaimer ?[:–—-] .+"),
    (
        "follow-up question",
        r"(?:do you )?(?:still )?have (?:a |an |any |more |another )*"
        r"(?:follow-?up |other )?questions?\b.{0,120}",
    ),
    ("follow-up question", r"ask (?:a|your|any|another) (?:follow-?up )?question\b.{0,120}"),
    ("footer", r"(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved).{0,200}"),
    ("footer", r"(?:privacy policy|terms of (?:use|service)|cookie (?:policy|settings))\b.{0,120}"),
    ("related pages", r"related (?:questions|articles|topics|reading|answers)\b.{0,40}"),
    ("feedback", r"was this (?:page|article|answer|information) (?:helpful|useful)\b.{0,80}"),
)


def bare(text: str) -> str:
    """Return a line without the signs that mark it as heading or bold."""
    return re.sub(r"^#{1,6} +", "", text).replace("**", "").strip()


def name_of(text: str, *, above_headline: bool) -> str:
    """Return what kind of furniture a line is, "" if it is none."""
    rules = _ANYWHERE + _ABOVE if above_headline else _ANYWHERE
    return next((name for name, rule in rules if rule.fullmatch(bare(text))), "")


def tail_of(text: str) -> str:
    """Return the kind of furniture that a line opens (disclaimer, footer …), "" if none."""
    return next((name for name, rule in _TAILS if rule.fullmatch(bare(text))), "")


def opens_references(text: str) -> bool:
    """Return whether a line is the title of the list of references."""
    return _REFERENCES.fullmatch(bare(text)) is not None
