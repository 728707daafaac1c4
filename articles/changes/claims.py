"""What became of each claim from one version to the next."""

from dataclasses import dataclass
from typing import Literal

from articles.content import Claim, Content

ClaimState = Literal["new", "changed", "gone", "same"]


@dataclass(frozen=True)
class ClaimChange:
    """A claim as it was and as it is; None where there is none."""

    state: ClaimState
    before: Claim | None
    after: Claim | None

    @property
    def id(self) -> str:
        """The id it has now, or had last."""
        claim = self.after or self.before
        return claim.id if claim else ""


def claim_changes(before: Content | None, after: Content) -> tuple[ClaimChange, ...]:
    """Return every claim of either version once: those there are, then those that are gone.

    A claim that was renamed, split off or merged is the one it was before; only one with the
    same wordings, evidence and sources is the same.
    """
    earlier = {claim.id: claim for claim in before.claims} if before else {}
    found, met = [], set()
    for claim in after.claims:
        old = next((earlier[id] for id in (claim.id, *claim.was) if id in earlier), None)
        met.add(old.id if old else "")
        found.append(ClaimChange(_state(before, old, after, claim), old, claim))
        met.update(claim.was)
    gone = [claim for id, claim in earlier.items() if id not in met]
    return (*found, *(ClaimChange("gone", claim, None) for claim in gone))


def _state(before: Content | None, old: Claim | None, after: Content, claim: Claim) -> ClaimState:
    if before is None or old is None:
        return "new"
    sources = {cited.reference for cited in claim.citations}
    is_same = old == claim and all(before.reference(key) == after.reference(key) for key in sources)
    return "same" if is_same else "changed"
