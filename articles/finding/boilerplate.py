"""How much of a text speaks to its reader, and how much is lists of links and set phrases."""

import re

_SET_PHRASES = re.compile(
    r"these resources (?:address|from)|resources? (?:below|listed|for)|for more information|"
    r"more information (?:about|on|is available)|visit (?:the|our)|click (?:here|on)|"
    r"the human phenotype ontology|if the information is available, the table below|"
    r"you can also (?:search|contact|find)|we recommend (?:that )?(?:you )?|contact (?:us|the)|"
    r"see (?:also|the (?:full|list))|last (?:updated|reviewed)|list of (?:links|resources)|"
    r"genetic testing registry|clinicaltrials\.gov|medlineplus|gene ?review|e-?mail|"
    r"www\.|https?://|toll[- ]free|fact sheets?\b|health care professional may be able",
    re.I,
)
_END = re.compile(r"[.!?:;]['”\"’)\]]*$")
_ITEM = re.compile(r"^\s*[-*•]\s+")


def prose(text: str) -> float:
    """Return the share of a text that speaks to its reader, from 0 to 1; 1 for an empty one."""
    total = spoken = 0
    for line in text.splitlines():
        words = len(line.split())
        if not words:
            continue
        total += words
        is_link = _ITEM.match(line) and not _END.search(line.rstrip()) and words > 2
        if _SET_PHRASES.search(line) or (is_link and ":" in line):
            spoken += words // 4
        else:
            spoken += words
    return spoken / total if total else 1.0
