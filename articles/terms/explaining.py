"""A text for readers it was not written for: technical words explained where they first stand.

At its first use "paraesthesia" becomes "pins and needles (paraesthesia)". No replacement adds or
loses a number, a comparator, a word that denies or a mark of the dialect: where one would, the
word stays as it is and is only listed below the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.checks.prose.quantities import tokens
from articles.content import Term
from articles.markup import inline, lines
from articles.markup.lines import Leaf
from articles.terms import noticing, protecting, wording
from articles.terms.matching import HIDDEN, Match, Matcher
from articles.terms.spelling import WORD, root
from articles.terms.standing_alone import stands_alone

_MARKS = re.compile(rf" ?{HIDDEN}+|[\[\]*_]")
_AROUND = 80
"""Characters on either side in which a replacement must leave every quantity as it was."""


@dataclass(frozen=True)
class Replacement:
    """One change: the word as it stood, what readers get, and its place in the source before."""

    word: str
    plain: str
    start: int
    end: int


@dataclass(frozen=True)
class Explained:
    """A text with its terms explained, and what was done for it."""

    source: str
    replaced: tuple[Replacement, ...] = ()
    ours: frozenset[str] = frozenset()
    """The terms explained so far on the page by a replacement."""
    theirs: frozenset[str] = frozenset()
    """The terms that the text explains itself; its own words stand."""


def explain(
    source: str, terms: Iterable[Term], audience: str, *, after: Explained | None = None
) -> Explained:
    """Return the text with each term of the audience explained at its first use.

    `after` is what came before on the same page: a term is explained once per page. Headings are
    left alone, for links lead to them; so are links, citations, images, code, quoted titles, the
    names of medicines and what stands in round brackets. Later uses get the plain wording alone
    where the term says so. Time grows with the length of the text only.
    """
    usable = {t.word: t for t in terms if t.audience == audience and not why_only_listed(t)}
    page = _Page(usable, set(after.ours) if after else set(), set(after.theirs) if after else set())
    pieces: list[str] = []
    replaced: list[Replacement] = []
    at = 0
    for leaf in lines.read(source).leaves if usable else ():
        if leaf.kind in ("heading", "fence"):
            continue
        for change, put in page.changes(leaf):
            pieces += [source[at : change.start], put]
            at = change.end
            replaced.append(change)
    source = "".join([*pieces, source[at:]])
    return Explained(source, tuple(replaced), frozenset(page.ours), frozenset(page.theirs))


def why_only_listed(term: Term) -> str:
    """Return why a term is listed below a text and never put into one; "" if it is."""
    plain = " ".join(term.plain.split())
    if not plain:
        return "It has no plain wording."
    if not plain[0].isalpha():
        return "Its plain wording does not begin with a letter."
    if held := tokens(plain):
        words = ", ".join(f"“{word}”" for word in sorted(held))
        return f"Its plain wording holds {words}, and no replacement may add such a word to a text."
    own = {root(word) for word in WORD.findall(term.word)}
    if own and own <= {root(word) for word in WORD.findall(plain)}:
        return "Its plain wording repeats the word."
    return ""


@dataclass
class _Page:
    terms: dict[str, Term]
    ours: set[str]
    theirs: set[str]

    def __post_init__(self) -> None:
        self.matcher = Matcher(self.terms)

    def changes(self, leaf: Leaf) -> Iterator[tuple[Replacement, str]]:
        """Yield the changes in one leaf in order, each with the source it puts there."""
        marks = inline.read(leaf.text)
        text = protecting.hide(leaf.text, marks.spans)
        found = self.matcher.find(text)
        if not found:
            return
        # What cannot be read may be anything, so nothing is put into it.
        unread = [(problem.start, problem.end) for problem in marks.problems]
        kept = protecting.apart([*protecting.medicine_names(text), *unread])
        brackets = protecting.brackets(text)
        for match in found:
            if protecting.overlaps(kept, match.start, match.end):
                continue
            in_brackets = protecting.overlaps(brackets, match.start, match.end)
            made = self._made(text, match, in_brackets=in_brackets)
            if made is None:
                continue
            plain, start = made
            yield (
                Replacement(
                    word=" ".join(text[start : match.end].split()),
                    plain=plain,
                    start=leaf.at(start),
                    end=leaf.at(match.end - 1) + 1,
                ),
                wording.escaped(plain),
            )

    def _made(self, text: str, match: Match, *, in_brackets: bool) -> tuple[str, int] | None:
        """Return the words to put, and where what they replace starts; None to leave it."""
        term = self.terms[match.word]
        if match.word in self.theirs:
            return None
        first = match.word not in self.ours
        if first and noticing.is_explained(text, match.start, match.end, term.plain):
            self.theirs.add(match.word)
            return None
        if first and (in_brackets or noticing.is_abbreviated(text, match.end)):
            return None
        if (not first and term.later != "plain") or not stands_alone(text, match.start):
            return None
        fitted = wording.fitting(term.plain, match, text)
        if fitted is None:
            return None
        words, start = fitted
        if first:
            words += f" ({wording.as_listed(text[match.start : match.end], match, text)})"
        if not _keeps_quantities(text, start, match.end, words):
            return None
        self.ours.add(match.word)
        return words, start


def _keeps_quantities(text: str, start: int, end: int, words: str) -> bool:
    """Return whether every quantity around stays, with marks in between and with them gone."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    was, becomes = before + text[start:end] + after, before + words + after
    return tokens(was) == tokens(becomes) and tokens(_bare(was)) == tokens(_bare(becomes))


def _bare(text: str) -> str:
    return _MARKS.sub("", text)
