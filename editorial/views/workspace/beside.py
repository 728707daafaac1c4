"""What stands beside the texts while somebody writes: their claims, and how each is built."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles import audiences
from articles.content import Claim, Content, Text
from articles.markup.plain import blocks_of_text, plain_inline
from articles.markup.scan import scan
from articles.publishing.rendering import labels
from editorial.views.workspace.claim_cards import lacks_words
from editorial.views.workspace.places import Place, place_in

_PARTS = ("short_answer", "body")


@dataclass(frozen=True)
class Said:
    """A claim as one text words it."""

    audience: str
    words: str
    place: Place


@dataclass(frozen=True)
class ClaimBeside:
    """A claim with where each text makes it."""

    claim: Claim
    said: list[Said] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """The audiences whose own text neither makes the claim nor says why it leaves it out."""

    @property
    def certainty(self) -> str:
        """How sure the evidence makes us, in words."""
        return labels.CERTAINTY_CLINICAL[self.claim.certainty]

    @property
    def lacks_words(self) -> bool:
        """Whether a citation of it, or all of them, name no words relied on."""
        return lacks_words(self.claim)


@dataclass(frozen=True)
class Heading:
    """One heading of a text."""

    words: str
    level: int
    place: Place
    claims: int
    """How many claims stand under it, up to the next one."""


@dataclass(frozen=True)
class Outline:
    """How one text is built."""

    audience: str
    headings: list[Heading]
    before: int
    """How many claims stand before the first heading."""


def claims_beside(content: Content) -> list[ClaimBeside]:
    """Return the claims of a content in the order in which its texts make them."""
    said: dict[str, list[Said]] = {}
    for text in content.texts:
        for id, one in _said(text):
            said.setdefault(id, []).append(one)
    order = {id: at for at, id in enumerate(said)}
    claims = sorted(content.claims, key=lambda claim: order.get(claim.id, len(order)))
    return [
        ClaimBeside(claim, said.get(claim.id, []), _missing(content, claim)) for claim in claims
    ]


def _said(text: Text) -> Iterator[tuple[str, Said]]:
    who = audiences.get(text.audience).name
    for part in _PARTS:
        for mark in scan(getattr(text, part)).claims:
            if not mark.left_out:
                place = place_in(text, part, mark.words_start, mark.words_end)
                yield mark.id, Said(who, plain_inline(mark.words).strip(), place)


def _missing(content: Content, claim: Claim) -> list[str]:
    there = {wording.audience for wording in claim.wordings}
    there |= {left.audience for left in claim.left_out}
    return [
        audiences.get(text.audience).name for text in content.texts if text.audience not in there
    ]


def outlines(content: Content) -> list[Outline]:
    """Return how each text is built, in the order of the audiences."""
    return [_outline(text) for text in content.texts]


def _outline(text: Text) -> Outline:
    marks = [mark.start for mark in scan(text.body).claims if not mark.left_out]
    blocks = [block for block in blocks_of_text(text.body) if block.kind == "heading"]
    ends = [block.start for block in blocks[1:]] + [len(text.body)]
    headings = [
        Heading(
            block.text,
            block.level,
            place_in(text, "body", block.start, block.start + _length(text.body, block.start)),
            sum(block.start <= start < end for start in marks),
        )
        for block, end in zip(blocks, ends, strict=True)
    ]
    first = blocks[0].start if blocks else len(text.body)
    return Outline(
        audiences.get(text.audience).name, headings, sum(start < first for start in marks)
    )


def _length(body: str, start: int) -> int:
    end = body.find("\n", start)
    return (end if end >= 0 else len(body)) - start
