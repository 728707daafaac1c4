"""A medicine that one claim names and nothing else of the article speaks of.

Between texts it is no contradiction where only one text names any. But the slip of one name for
another leaves such a stranger behind.
"""

import re
from collections import Counter
from collections.abc import Iterator

from articles.checks.figures.named_medicines import NamedMedicine, medicines_in
from articles.checks.finding import Trouble
from articles.checks.prepared import Prepared
from articles.checks.statements.wordings import places
from articles.facts import medicines
from articles.facts.medicines import Medicine
from articles.markup.plain import plain_inline

# What stands behind one of these is an example of a group, and needs no second mention.
_EXAMPLE = re.compile(
    r"(?:\b(?:such as|for example|for instance|e\.?g\.?|like|including|includes?|namely|called"
    r"|known as)\b[^.;]{0,60})$",
    re.IGNORECASE,
)
_LIST = 2
"""Medicines: a claim with so many that stand nowhere else lists them."""
_MEASURED = frozenset("potassium calcium magnesium zinc copper selenium iron oxygen".split())
"""What is measured, eaten or breathed as well as given."""


def lone_medicines(prepared: Prepared) -> Iterator[Trouble]:
    """Find medicines in claims that neither another place nor a source of the article names."""
    marked = places(prepared)
    if not marked:
        return
    texts = _texts(prepared)
    written = " ".join(texts).casefold()
    named: Counter[Medicine] | None = None
    for (audience, id), (part, mark) in marked.items():
        words = plain_inline(mark.words)
        rare = [
            one
            for one in medicines_in(words)
            if written.count(words[one.start : one.end].casefold()) <= 1
        ]
        if rare and named is None:
            named = Counter(found.medicine for text in texts for found in medicines_in(text))
        lone = [one for one in rare if named is not None and _is_lone(one, words, named)]
        if len(lone) < _LIST:
            for one in lone:
                name = words[one.start : one.end]
                at = part.source.find(name, mark.start, mark.end)
                yield Trouble(
                    f"claim {id}",
                    name,
                    f'Claim "{id}": the {audience} text names "{name}", and nothing else of the '
                    "article or of its sources does.",
                    "Look it up in the source. If it is meant, waive this and say why it is named "
                    "only once.",
                    audience,
                    mark.start if at == -1 else at,
                    "warn",
                )


def _is_lone(one: NamedMedicine, words: str, named: Counter[Medicine]) -> bool:
    if not one.is_product or one.medicine.family in _MEASURED:
        return False
    said = sum(times for each, times in named.items() if medicines.fits(each, one.medicine))
    return said <= 1 and not _EXAMPLE.search(words, 0, one.start)


def _texts(prepared: Prepared) -> list[str]:
    """Return all that the article and the records of its sources say."""
    content = prepared.content
    texts = [content.question, content.slug.replace("-", " ")]
    texts += [block.text for part in prepared.parts for block in part.blocks]
    texts += [citation.quote for claim in content.claims for citation in claim.citations]
    texts += [str(reference.csl.get("title", "")) for reference in content.references]
    return texts
