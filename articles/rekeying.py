"""Give a source another key in every text of a draft, and lose nothing that was noted of it.

Two sources may turn out to be one. A claim that cited both then cites it once, with both places
and both quotes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from articles import audiences
from articles.assemble import assemble
from articles.content import Citation, Reference, Text
from articles.draft import Draft, Evidence
from articles.fields import Unfit
from articles.markup.scan import CitationItem, CitationMark, scan
from articles.renaming import joined

Keys = Mapping[str, str]
Pair = tuple[str, str]
# A mark's own signs cannot stand in a place that is written into it.
_IN_A_MARK = str.maketrans({";": ",", "[": "(", "]": ")"})


def rekey(draft: Draft, keys: Keys) -> Draft:
    """Return the draft with sources under their new keys: in marks, evidence and list.

    Raises Unfit where not all could be kept that was noted of a claim's sources.
    """
    keys = {old: new for old, new in keys.items() if old != new}
    if not keys:
        return draft
    both = _cited_twice(draft, keys)
    changed = draft.model_copy(
        update={
            "texts": _texts(draft.texts, lambda source: _cited(source, keys)),
            "evidence": _evidence(draft.evidence, both, keys),
            "references": _references(draft.references, keys),
        }
    )
    for pair, noted in both.items():
        changed = changed.model_copy(update={"texts": _placed(changed.texts, pair, noted.locator)})
    _check_kept(changed, both)
    return changed


def _cited_twice(draft: Draft, keys: Keys) -> dict[Pair, Evidence]:
    """Return, for each claim that cites two sources which become one, what it noted of both."""
    found: dict[Pair, Evidence] = {}
    for claim in assemble(draft).claims:
        by_key: dict[str, list[Citation]] = defaultdict(list)
        for citation in claim.citations:
            by_key[keys.get(citation.reference, citation.reference)].append(citation)
        for key, citations in by_key.items():
            if len(citations) > 1:
                noted = [_as_evidence(claim.id, key, citation) for citation in citations]
                whole = noted[0]
                for other in noted[1:]:
                    whole = joined(whole, other)
                place = whole.locator.translate(_IN_A_MARK)
                found[claim.id, key] = whole.model_copy(update={"locator": place})
    return found


def _as_evidence(claim: str, key: str, citation: Citation) -> Evidence:
    return Evidence(
        claim=claim,
        reference=key,
        locator=citation.locator,
        quote=citation.quote,
        stance=citation.stance,
    )


def _evidence(
    evidence: Iterable[Evidence], both: Mapping[Pair, Evidence], keys: Keys
) -> tuple[Evidence, ...]:
    found: dict[Pair, Evidence] = {}
    for each in evidence:
        moved = each.model_copy(update={"reference": keys.get(each.reference, each.reference)})
        before = found.get((moved.claim, moved.reference))
        found[moved.claim, moved.reference] = joined(before, moved) if before else moved
    return tuple({**found, **both}.values())


def _references(references: Iterable[Reference], keys: Keys) -> tuple[Reference, ...]:
    """Return each source once: as it stood under the key that it keeps, where it stood there."""
    found: dict[str, Reference] = {}
    for reference in references:
        new = keys.get(reference.key, reference.key)
        if new == reference.key or new not in found:
            found[new] = reference.model_copy(update={"key": new})
    return tuple(found.values())


def _texts(texts: Iterable[Text], change: Callable[[str], str]) -> tuple[Text, ...]:
    return tuple(
        text.model_copy(
            update={"short_answer": change(text.short_answer), "body": change(text.body)}
        )
        for text in texts
    )


def _cited(source: str, keys: Keys) -> str:
    """Return a text with other keys in its citations, and nothing else touched."""
    # From the end on: what is changed then moves no place that is still to come.
    for run in reversed(list(_runs(source))):
        if any(item.key in keys for mark in run for item in mark.items):
            source = source[: run[0].start] + _run(source, run, keys) + source[run[-1].end :]
    return source


def _runs(source: str) -> Iterator[list[CitationMark]]:
    """Yield the citations of a text, those together that have only spaces between."""
    run: list[CitationMark] = []
    for mark in scan(source).citations:
        if run and source[run[-1].end : mark.start].strip(" \t"):
            yield run
            run = []
        run.append(mark)
    if run:
        yield run


def _run(source: str, run: list[CitationMark], keys: Keys) -> str:
    """Return citations that stand together under the new keys, each source once."""
    first: dict[str, tuple[str, list[str], int, CitationItem]] = {}
    written: list[list[str]] = []
    for mark in run:
        parts: list[str] = []
        for item, part in zip(mark.items, _parts(source, mark), strict=True):
            new = keys.get(item.key, item.key)
            was, where, at, kept = first.setdefault(new, (item.key, parts, len(parts), item))
            # A source that was named twice before is left as it was.
            if was == item.key:
                parts.append(part.replace(f"@{item.key}", f"@{new}", 1))
            elif item.locator and item.locator != kept.locator:
                where[at] += f", {item.locator}"
        written.append(parts)
    gaps = ["", *(source[a.end : b.start] for a, b in pairwise(run))]
    return "".join(
        f"{gap}[{';'.join(parts).lstrip()}]"
        for gap, parts in zip(gaps, written, strict=True)
        if parts
    )


def _parts(source: str, mark: CitationMark) -> list[str]:
    return source[mark.start + 1 : mark.end - 1].split(";")


def _placed(texts: tuple[Text, ...], pair: Pair, locator: str) -> tuple[Text, ...]:
    """Return the texts with a claim's place in the first of its marks that named one.

    Where a text names a place, that counts and not what was noted beside it.
    """
    claim, key = pair
    for text in sorted(texts, key=lambda text: audiences.position(text.audience)):
        for field in ("short_answer", "body"):
            source = getattr(text, field)
            for mark in scan(source).claims:
                for cited in mark.citations if mark.id == claim else ():
                    for at, item in enumerate(cited.items):
                        if item.key == key and item.locator:
                            parts = _parts(source, cited)
                            space = parts[at][: len(parts[at]) - len(parts[at].lstrip())]
                            parts[at] = f"{space}@{key}, {locator}"
                            inner = f"[{';'.join(parts)}]"
                            said = source[: cited.start] + inner + source[cited.end :]
                            new = text.model_copy(update={field: said})
                            return tuple(new if each is text else each for each in texts)
    return texts


def _check_kept(draft: Draft, both: Mapping[Pair, Evidence]) -> None:
    now = {(c.id, cited.reference): cited for c in assemble(draft).claims for cited in c.citations}
    for pair, noted in both.items():
        cited = now.get(pair)
        if cited is None or (cited.locator, cited.quote) != (noted.locator, noted.quote):
            raise Unfit(
                f"Claim “{pair[0]}”: it cites both sources, and their places could not be put "
                "into one citation. Take one of the two out of its text first."
            )
