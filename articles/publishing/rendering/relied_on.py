"""What each source says of each claim that rests on it, as readers are told it."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.content import Claim, Stance
from articles.publishing.rendering.words import words_in


@dataclass(frozen=True)
class ReliedOn:
    """A source's own words for one claim, with their place and what they do for it."""

    claim: str
    quote: str
    locator: str
    stance: str
    """A sentence: whether the source supports the claim."""
    agrees: bool
    """Whether it does so in full; what it does not must be seen at once."""


def stance_in_words(stance: Stance, language: str) -> str:
    """Return a sentence on what a source does for a claim."""
    _ = words_in(language)
    return {
        "supports": _("The source supports this."),
        "partly": _("The source supports this in part."),
        "contradicts": _("The source says otherwise."),
    }[stance]


def relied_on(claim: Claim, reference: str, language: str) -> Iterator[ReliedOn]:
    """Yield what is noted of a source for a claim; a bare mark in the text notes nothing."""
    for citation in claim.citations:
        noted = citation.quote or citation.locator or citation.stance != "supports"
        if citation.reference == reference and noted:
            yield ReliedOn(
                claim=claim.id,
                quote=citation.quote,
                locator=citation.locator,
                stance=stance_in_words(citation.stance, language),
                agrees=citation.stance == "supports",
            )
