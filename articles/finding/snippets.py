"""The part of a section that shows why it was found, with the found words told apart."""

from collections.abc import Collection

from articles.finding.words import WORD, stem_of

LONGEST = 220
"""Characters of a snippet, about."""

LOOKED_AT = 5000
"""Characters of a section that are looked at."""

Snippet = tuple[tuple[str, bool], ...]


def snippet(text: str, stems: Collection[str], language: str) -> Snippet:
    """Return the densest stretch of a text in pieces, each with whether it is a found word."""
    text = " ".join(text[:LOOKED_AT].split())
    wanted = set(stems)
    said = ((word, stem_of(word[0], language)) for word in WORD.finditer(text))
    found = [(word.start(), word.end(), stem) for word, stem in said if stem in wanted]
    start = _start(text, found)
    end = _at_a_space(text, start + LONGEST)
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for begins, ends, _ in found:
        if begins < start or ends > end:
            continue
        pieces += [(text[at:begins], False), (text[begins:ends], True)]
        at = ends
    pieces += [(text[at:end], False), (" …" if end < len(text) else "", False)]
    return tuple(piece for piece in pieces if piece[0])


def _start(text: str, found: list[tuple[int, int, str]]) -> int:
    """Return where the stretch begins in which the most different found words stand."""
    best, most, first = 0, 0, 0
    for last in range(len(found)):
        while found[last][1] - found[first][0] > LONGEST:
            first += 1
        different = len({stem for _, _, stem in found[first : last + 1]})
        if different > most:
            best, most = found[first][0], different
    if best < LONGEST // 3:
        return 0
    sentence = max(text.rfind(end, max(0, best - LONGEST // 2), best) for end in (". ", "? ", ": "))
    return sentence + 2 if sentence >= 0 else max(0, text.rfind(" ", 0, best - 30) + 1)


def _at_a_space(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - 40, end)
    return space if space > 0 else end
