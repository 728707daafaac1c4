"""Give a claim another id in every text of a draft, so that its history goes with it.

Giving it the id of a claim in another text merges the two.
"""

import re
from collections.abc import Iterable

from articles import audiences
from articles.assemble import marks_of
from articles.content import Text
from articles.draft import Draft, Evidence
from articles.fields import Unfit
from articles.markup.scan import ClaimMark, scan

_ID = re.compile(r"[a-z][a-z0-9-]{0,79}")
_ITEM = re.compile(r'(?P<key>[A-Za-z][\w-]*)="(?P<value>(?:[^"\\]|\\.)*)"|#(?P<id>[^\s{}"]+)', re.S)


def rename(draft: Draft, old: str, new: str) -> Draft:
    """Return the draft with the claim under its new id: marks, links to it, and evidence.

    Raises Unfit where the new id is none, where no text has the old one, or where one text has
    both: there the two claims are two statements to the same reader.
    """
    new = new.strip()
    if not _ID.fullmatch(new):
        raise Unfit(
            f"New id: “{new[:40]}” cannot be one. Use small letters, digits and hyphens, a "
            "letter first, such as leg-weakness."
        )
    if new == old:
        raise Unfit("New id: it is the old one. Type another.")
    ids = [({mark.id for mark in marks_of(text)}, text.audience) for text in draft.texts]
    if not any(old in found for found, _ in ids):
        raise Unfit(f"Claim “{old}”: no text has it any more. Reload the page.")
    both = [audiences.get(audience).name for found, audience in ids if {old, new} <= found]
    if both:
        raise Unfit(
            f"New id: “{new}” is another claim in the {both[0].lower()}'s text. To make one claim "
            "of the two, take one of them out of that text first."
        )
    return draft.model_copy(
        update={
            "texts": tuple(_text(text, old, new) for text in draft.texts),
            "evidence": _evidence(draft.evidence, old, new),
        }
    )


def _text(text: Text, old: str, new: str) -> Text:
    return text.model_copy(
        update={
            "short_answer": _source(text.short_answer, old, new),
            "body": _source(text.body, old, new),
        }
    )


def _source(source: str, old: str, new: str) -> str:
    # From the end on: what is changed then moves no place that is still to come.
    for mark in sorted(scan(source).claims, key=lambda mark: -mark.words_end):
        if mark.id == old:
            braces = _braces(source[mark.words_end : mark.end], mark, new)
            source = source[: mark.words_end] + braces + source[mark.end :]
    return re.sub(rf"\(#claim-{re.escape(old)}\)", f"(#claim-{new})", source)


def _braces(written: str, mark: ClaimMark, new: str) -> str:
    was = " ".join(id for id in dict.fromkeys((*mark.was, mark.id)) if id != new)

    def put(item: re.Match[str]) -> str:
        if item["id"]:
            added = "" if mark.was or mark.left_out else f' was="{was}"'
            return f"#{new}{added}"
        return f'was="{was}"' if item["key"] == "was" else item[0]

    return _ITEM.sub(put, written)


def _evidence(evidence: Iterable[Evidence], old: str, new: str) -> tuple[Evidence, ...]:
    """Move what was noted; where both claims note the same source, nothing noted is lost."""
    found: dict[tuple[str, str], Evidence] = {}
    for each in evidence:
        moved = each.model_copy(update={"claim": new}) if each.claim == old else each
        before = found.get((moved.claim, moved.reference))
        found[moved.claim, moved.reference] = joined(before, moved) if before else moved
    return tuple(found.values())


def joined(one: Evidence, other: Evidence) -> Evidence:
    """Return one note for two of the same claim and source; nothing noted is lost."""
    # "p. 1" is a part of "p. 12", and another place.
    places = [part for each in (one, other) for part in each.locator.split("; ") if part]
    quotes = (one.quote, other.quote)
    shorter, longer = sorted(quotes, key=len)
    stances = ("supports", "partly", "contradicts")
    return one.model_copy(
        update={
            "locator": "; ".join(dict.fromkeys(places)),
            "quote": longer if shorter in longer else "\n".join(quotes),
            # The graver of two stances: the board must not miss it.
            "stance": max(one.stance, other.stance, key=stances.index),
        }
    )
