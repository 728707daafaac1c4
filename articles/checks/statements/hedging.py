"""The doubt in a question, "can it cause?", and sentences that answer without it."""

import re

_MODAL = re.compile(r"\b(?:can|could|may|might)\b", re.IGNORECASE)
# What a cause or a treatment does; each is looked for in the question as it stands here.
_VERBS = (
    "affect aid cause clear cure damage decrease delay end harm help hurt improve increase kill "
    "lead lower mask prevent protect raise reduce relieve remove result restore reverse slow stop "
    "treat trigger weaken worsen interact damage spread"
).split()
_QUESTION_VERB = re.compile(rf"\b(?:{'|'.join(sorted(set(_VERBS)))})\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:can|could|may|might|perhaps|possibl[ey]|probabl[ey]|likely|unlikely|sometimes|often|rarely|"
    r"some|appears?|seems?|suggests?|unclear|uncertain|unknown|depends?|whether|if|risks?|linked|"
    r"associated|should|would|do\snot\sknow|not\sknown|no\sevidence)\b|\?",
    re.IGNORECASE,
)
# "Raises the risk" is as sure as "raises"; a risk that stands alone is a doubt.
_SURE_RISK = re.compile(
    r"\b((?:increas|rais|reduc|lower|decreas|doubl)\w*\s(?:the\s|a\s|your\s)?(?:\w+\s)?)risks?\b",
    re.IGNORECASE,
)
_NOT_A_NOUN = r"(?<!\bthe\s)(?<!\ba\s)(?<!\bto\s)(?<!\bof\s)"


def asked(question: str) -> tuple[str, ...]:
    """Return the verbs that the question asks about with can, could, may or might."""
    modal = _MODAL.search(question)
    if modal is None:
        return ()
    return tuple(dict.fromkeys(_QUESTION_VERB.findall(question[modal.end() :].lower())))


def stated(verbs: tuple[str, ...], sentence: str) -> re.Match[str] | None:
    """Return where a sentence states one of the verbs as fact, or None; doubt anywhere excuses."""
    if _DOUBT.search(_SURE_RISK.sub(r"\1", sentence)):
        return None
    forms = "|".join(rf"{verb}(?:s|es|d)?" for verb in verbs)
    return re.search(rf"{_NOT_A_NOUN}\b(?:{forms})\b(?!\s(?:of|for)\b)", sentence, re.IGNORECASE)
