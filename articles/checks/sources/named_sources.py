"""Bodies that a sentence names as its source, and whether they are cited."""

import re
from collections.abc import Iterable, Iterator

from articles.checks.finding import Trouble
from articles.checks.prepared import Prepared
from articles.checks.sources import bibliography
from articles.checks.sources.bodies import Named

# A body is named as a source where it speaks, or where something is said to be its.
_SPEAKS = re.compile(
    r"['’]?s?(?: (?:\w+ly|also|now|has|have|had|does not|do not|further|drug|product))*"
    r"(?: (?:prescribing|clinical|practice|treatment|consensus|boxed))?"
    r" (?:guid(?:eline|ance|e)s?|label(?:s|ling|ing)?|advi[cs]e[sd]?|recommend\w*|warn\w*|states?|"
    r"stated|says?|said|suggests?|suggested|reports?|reported|estimates?|estimated|found|finds|"
    r"defines?|defined|definitions?|classif\w+|conclude[sd]?|consider(?:s|ed)|requires?|criteria|"
    r"statistics|reviews?|fact ?sheets?|notes|noted|urges?|advisory|statements?|standards?|"
    r"approve[ds]|boxed warning|data (?:show|suggest)\w*)\b",
)
_OF_BODY = re.compile(
    r"\b(?:according to|recommended by|advised by|published by|issued by|approved by|defined by|"
    r"reported by|estimated by|endorsed by|set by|classified by|listed by|as per|label by|"
    r"(?:guidelines?|guidance|advice|data|criteria|estimates?|reviews?|statements?|"
    r"recommendations?|definitions?|statistics) (?:from|of|by))"
    r" (?:the )?(?:U\.?S\.? |UK |American |British |European )?$",
    re.IGNORECASE,
)
_AND = re.compile(r",? ?(?:(?:and|or|&) )?(?:the )?")
_NEAR = 60


def named_source(prepared: Prepared) -> Iterator[Trouble]:
    """Find sentences that name a body as their source, with no reference of that body."""
    site = prepared.context.site
    behind = {r.key: bibliography.bodies_of(r, site) for r in prepared.content.references}
    for part, sentence in prepared.cited:
        if sentence.block.kind == "heading":
            continue
        cited = set().union(*(behind.get(key, ()) for key in sentence.keys))
        for named in _as_source(sentence.text, site.bodies.named_in(sentence.text)):
            if named.body not in cited:
                name = sentence.text[named.start : named.end]
                yield Trouble(
                    part.where,
                    sentence.text,
                    f'"{name}" is named as the source; no reference of it is cited here.',
                    f"Cite the document of {name} itself, or do not name it.",
                    part.audience,
                    part.offset(sentence.block, sentence.text),
                )


def _as_source(text: str, named: Iterable[Named]) -> Iterator[Named]:
    speaking: list[Named] = []
    for each in reversed(tuple(named)):
        before = text[max(0, each.start - _NEAR) : each.start]
        after = text[each.end : each.end + _NEAR]
        joined = speaking and _AND.fullmatch(text, each.end, speaking[-1].start)
        if joined or _SPEAKS.match(after) or _OF_BODY.search(before):
            speaking.append(each)
    yield from reversed(speaking)
