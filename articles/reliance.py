"""What rests on a source: which claims, and which of them another source would still carry."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from articles.checks.site import Site
from articles.checks.sources import bibliography
from articles.content import Claim, Content, Reference, Stance
from references.identifiers import same_source

# What CIT-07 asks a primary source for.
_PRIMARY = frozenset({"dose", "threshold", "contraindication"})
_ANY_SITE = Site()


@dataclass(frozen=True)
class Rests:
    """One claim that cites a source."""

    claim: Claim
    stance: Stance
    others: tuple[str, ...]
    """The keys of the other sources that carry the claim without it, in the order they are cited;
    see other_support."""

    @property
    def falls(self) -> bool:
        """Whether no source would carry the claim. What contradicts a claim never carried it."""
        return self.stance != "contradicts" and not self.others


def claims_resting_on(
    content: Content, key: str, fallen: Collection[str] = (), *, site: Site = _ANY_SITE
) -> tuple[Rests, ...]:
    """Return the claims that cite the source with this key, by id, as if it had fallen."""
    return tuple(
        Rests(claim, citation.stance, other_support(content, claim, key, fallen, site=site))
        for claim in content.claims
        for citation in claim.citations
        if citation.reference == key
    )


def other_support(
    content: Content,
    claim: Claim,
    key: str,
    fallen: Collection[str] = (),
    *,
    site: Site = _ANY_SITE,
) -> tuple[str, ...]:
    """Return the keys of sources that carry the claim if the one with this key falls.

    `fallen` are the keys of sources that cannot carry anything, by whatever befell them. Another
    record of a source that fell carries nothing, nor does a source that supports the claim only
    in part, or the site's own page. A dose, threshold or contraindication needs a primary source,
    as check CIT-07 says.
    """
    gone = [r for r in content.references if r.key == key or r.key in fallen]
    return tuple(
        reference.key
        for reference in _supporting(content, claim)
        if not any(_is_same(reference, one) for one in gone)
        and not bibliography.is_own(reference, site)
        and (claim.kind not in _PRIMARY or bibliography.is_primary(reference, site))
    )


def _supporting(content: Content, claim: Claim) -> Iterator[Reference]:
    for citation in claim.citations:
        reference = content.reference(citation.reference)
        if reference is not None and citation.stance == "supports":
            yield reference


def _is_same(one: Reference, other: Reference) -> bool:
    return one.key == other.key or same_source(one.csl, other.csl)
