"""Which lines of copied text are headings, and of which level.

A browser copies a heading as a line like any other. A line is a heading when it is short, begins
with a capital, does not end as a sentence or a label does, states no quantity, and stands alone
with something below it. Its level is not in the text at all, so:

1. A heading directly under another is one level below it, and the one above is an upper heading
   (level 2, where nothing else is known).
2. A later heading stays at that lower level as long as the section has such lower headings and
   the heading does not open another clinical topic (diagnosis, treatment, recovery …).
3. Every other heading is an upper one.

Limits: a first lower heading that follows text, not its upper heading, is taken for an upper one,
and a lower heading that names another topic too. Too flat misleads less than wrongly nested. All
levels are listed in the report for the editor to check. Headings written with # keep their levels.
"""

import re
from dataclasses import replace

from articles.exchange.page.shape import Block

_LONGEST = 100
_MOST_WORDS = 14
_DEEPEST = 5
_QUANTITY = re.compile(r"[=<>≤≥]|\d ?(?:mg|mcg|µg|g|kg|m?L|ml|IU|%|mmol|pg|ng)\b|\d%")
_MARK_AT_END = re.compile(r"(?:^|\D)[. ]\d{1,3}(?: ?[,–-] ?\d{1,3})*$|\[\d[\d,; –-]*\]$|[⁰¹²³⁴-⁹]$")
_NUMBERED_PART = re.compile(r"\b(?:step|part|phase|stage|type|day|week|grade|class) \d+$", re.I)
_TOPICS = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        r"\b(?:mechanisms?|pathways?|pathophysiology|how .* works?)\b",
        r"\b(?:causes?|risk factors?|why)\b",
        r"\b(?:symptoms?|signs?|presentations?|manifestations?|clinical features)\b",
        r"\b(?:diagnos\w+|tests?|testing|suspect|screening|investigations?|work-?up|evaluation)\b",
        r"\b(?:treat\w*|therap\w+|manag\w+|dos(?:e|es|age|ing)|medications?)\b",
        r"\b(?:recovery|prognosis|outcomes?|outlook)\b",
        r"\b(?:monitoring|follow-?up|surveillance)\b",
        r"\b(?:prevent\w*)\b",
        r"\b(?:emergency|urgent help|red flags?|when to (?:see|seek|call|get))\b",
        r"\b(?:special populations?|pregnan\w+|children|older adults?)\b",
        r"\b(?:summary|conclusions?|key (?:points|takeaways)|bottom line)\b",
    )
)


def looks_like_heading(text: str, *, bold: bool = False) -> bool:
    """Return whether a line that stands alone reads as a heading."""
    words = text.strip("* ")
    if not words or len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return False
    if words[-1] in ".!;:,…" or not re.search(r"[^\W\d_]{2}", words):
        return bold and words[-1] == ":" and len(words.split()) < 8
    if not re.match(r"[“\"'(]?[^\W_]", words) or words[0].islower():
        return False
    if _QUANTITY.search(words):
        return False
    return _MARK_AT_END.search(words) is None or _NUMBERED_PART.search(words) is not None


def with_levels(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the blocks with the level of each heading filled in."""
    if any(block.level for block in blocks):
        return _from_hashes(blocks)
    levelled: list[Block] = []
    topic, has_lower = -1, False
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            levelled.append(block)
            continue
        above = levelled[-1] if levelled and levelled[-1].kind == "heading" else None
        opens_lower = at + 1 < len(blocks) and blocks[at + 1].kind == "heading"
        own = _topic(block.text)
        if above:
            level, has_lower = min(above.level + 1, _DEEPEST), True
        elif has_lower and not opens_lower and own in {-1, topic}:
            level = 3
        else:
            level, has_lower, topic = 2, False, own
        levelled.append(replace(block, level=level))
    return tuple(levelled)


def _topic(text: str) -> int:
    return next((n for n, rule in enumerate(_TOPICS) if rule.search(text)), -1)


def _from_hashes(blocks: list[Block]) -> tuple[Block, ...]:
    """Return blocks whose highest heading is level 2 and whose others keep their distance.

    A bold line among headings with # goes one level below the heading before it.
    """
    highest = min(block.level for block in blocks if block.level)
    levelled: list[Block] = []
    last = 2
    for block in blocks:
        if block.kind == "heading":
            level = block.level - highest + 2 if block.level else last + 1
            last = level if block.level else last
            block = replace(block, level=min(level, _DEEPEST))
        levelled.append(block)
    return tuple(levelled)
