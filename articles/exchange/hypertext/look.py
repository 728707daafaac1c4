"""What an element's name and style say of how its words look."""

import re
from dataclasses import dataclass, replace

from references.formats.xml_tree import Node

_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"i", "em", "cite", "dfn", "var"})
_SUPERSCRIPT = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPT = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_RAISABLE = frozenset("0123456789+-−–=()ni,; ")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|TM|SM)", re.IGNORECASE)
_LETTERS = str.maketrans("abcdefghijklmnoprstuvwxyz*†‡§¶", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*†‡§¶")


@dataclass(frozen=True, slots=True)
class Look:
    """How words look at a place in the tree."""

    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    lowered: bool = False
    href: str = ""
    keeps_lines: bool = False


def style_of(node: Node) -> dict[str, str]:
    """Return the declarations of an element's own style, in small letters."""
    said = node.attributes.get("style", "")
    pairs = (one.partition(":") for one in said.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs if value}


def is_hidden(node: Node, style: dict[str, str]) -> bool:
    """Return whether readers are not shown an element."""
    return (
        "hidden" in node.attributes
        or style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
    )


def look_within(look: Look, node: Node, style: dict[str, str]) -> Look:
    """Return how the words within an element look; its style says more than its name."""
    name = node.name
    weight, slant = style.get("font-weight", ""), style.get("font-style", "")
    strong = look.strong or name in _STRONG
    emphasis = look.emphasis or name in _EMPHASIS
    if weight:
        strong = weight in ("bold", "bolder") or (weight.isdigit() and int(weight[:4]) >= 600)
    if slant:
        emphasis = slant in ("italic", "oblique")
    place = style.get("vertical-align", "")
    raised = (look.raised or name == "sup" or place == "super") and name != "sub"
    lowered = (look.lowered or name == "sub" or place == "sub") and name != "sup"
    return replace(
        look,
        strong=strong,
        emphasis=emphasis,
        raised=raised,
        lowered=lowered,
        keeps_lines=look.keeps_lines or name == "pre",
    )


def raised(text: str) -> str:
    """Return words that stand raised, so that "10⁹" does not become "109"."""
    stripped = text.strip()
    if stripped and _RAISABLE.issuperset(stripped):
        return text.translate(_SUPERSCRIPT)
    is_mark = len(stripped) <= 5 and not _ORDINAL.fullmatch(stripped)
    return text.translate(_LETTERS) if is_mark else text


def lowered(text: str, before: str) -> str:
    """Return words that stand lowered: "B12" as it is typed, but "10₂" told from "102"."""
    return text.translate(_SUBSCRIPT) if before[-1:].isdigit() else text
