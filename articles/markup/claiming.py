"""What the braces behind a claim say: {#id kind="dose" certainty="low"}."""

import re
from dataclasses import dataclass
from typing import get_args

from articles import audiences
from articles.content import Certainty, ClaimKind
from articles.markup.attributes import Attributes

KINDS: tuple[str, ...] = get_args(ClaimKind)
CERTAINTIES: tuple[str, ...] = get_args(Certainty)
LEFT_OUT = "left-out"

_ID = re.compile(r"[a-z][a-z0-9-]{0,79}")
_SHOWN = {"kind", "certainty", "was"}
_NOT_SHOWN = {"kind", "certainty", "audience", "reason"}


@dataclass(frozen=True)
class ClaimFacts:
    """What a claim's mark says of it; "" where it says nothing."""

    id: str
    kind: str = ""
    certainty: str = ""
    left_out: bool = False
    audiences: tuple[str, ...] = ()
    reason: str = ""
    was: tuple[str, ...] = ()


def facts_of(braces: Attributes, *, has_words: bool) -> ClaimFacts | str:
    """Return what a claim's braces say, or what is wrong with them and the cure."""
    left_out = LEFT_OUT in braces.names
    wrong = _wrong_names(braces) or _wrong_values(braces, left_out)
    if not wrong and not left_out and not has_words:
        wrong = "This claim has no words. Put them between [ and ]."
    if wrong:
        return wrong
    values = braces.values
    return ClaimFacts(
        id=braces.ids[0],
        kind=values.get("kind", ""),
        certainty=values.get("certainty", ""),
        left_out=left_out,
        audiences=tuple(values.get("audience", "").split()),
        reason=" ".join(values.get("reason", "").split()),
        was=tuple(values.get("was", "").split()),
    )


def _wrong_names(braces: Attributes) -> str:
    if len(braces.ids) != 1:
        return "A claim needs one id. Write {#claim-id}."
    if _ID.fullmatch(braces.ids[0]) is None:
        return (
            f'"{braces.ids[0][:40]}" cannot be a claim\'s id. Use small letters, digits and '
            "hyphens, a letter first: {#leg-weakness}."
        )
    strange = [name for name in braces.names if name != LEFT_OUT]
    if strange:
        return f'".{strange[0][:40]}" means nothing on a claim. Remove it.'
    return ""


def _wrong_values(braces: Attributes, left_out: bool) -> str:
    for key, value in braces.values.items():
        if key not in (_NOT_SHOWN if left_out else _SHOWN):
            return f'"{key[:40]}" means nothing on this claim. Remove it.'
        if key == "kind" and value not in KINDS:
            return f'"{value[:40]}" is no kind of claim. Use one of: {", ".join(KINDS)}.'
        if key == "certainty" and value not in CERTAINTIES:
            return f'"{value[:40]}" is no certainty. Use one of: {", ".join(CERTAINTIES)}.'
        if key == "was" and not all(_ID.fullmatch(old) for old in value.split()):
            return f'"{value[:40]}" names no earlier claims. Write their ids: was="leg-dose".'
    if left_out:
        codes = braces.values.get("audience", "").split()
        if not codes or any(code not in audiences.CODES for code in codes):
            return (
                "A claim left out must name for whom. "
                f'Write audience="…" with one or more of: {", ".join(audiences.CODES)}.'
            )
        if not braces.values.get("reason", "").strip():
            return 'A claim left out needs its reason. Write reason="…".'
    return ""
