"""When enough of the right people have signed. Values in, a quorum in words out."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Signed:
    """A sign-off as the quorum sees it, joined with what is true of its signer today."""

    signer: int
    decision: str
    digest: str
    specialty: str
    eligible: bool
    """Active, still of the board, credential in date, no contributor."""
    interest: bool = False
    """Whether the signer stated an interest in something that the article names."""


@dataclass(frozen=True)
class Required:
    """What approval takes: how many signers, and one of each named specialty."""

    signers: int
    specialties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quorum:
    """How far a round has come, explainable in words."""

    required: Required
    valid: tuple[Signed, ...]
    missing_specialties: tuple[str, ...] = field(default=())

    @property
    def signed(self) -> int:
        """Valid approvals so far."""
        return len(self.valid)

    @property
    def needed(self) -> int:
        """How many must sign: one more than the policy asks where a signer has an interest."""
        return self.required.signers + any(signed.interest for signed in self.valid)

    @property
    def reached(self) -> bool:
        """Whether the round may be approved."""
        return self.signed >= self.needed and not self.missing_specialties

    def in_words(self) -> str:
        """Return e.g. "Needs 1 neurologist and 2 in all; missing: 1 neurologist"."""
        needs = [f"1 {practitioner(specialty)}" for specialty in self.required.specialties]
        needs.append(f"{self.needed} in all")
        sentence = "Needs " + " and ".join(needs)
        if self.needed > self.required.signers:
            sentence += " (one more, because a signer stated an interest)"
        missing = self.missing_in_words()
        return f"{sentence}; missing: {missing}." if missing else f"{sentence}: reached."

    def missing_in_words(self) -> str:
        """Return e.g. "1 neurologist, 1 more"; "" when nothing is missing."""
        missing = [f"1 {practitioner(specialty)}" for specialty in self.missing_specialties]
        more = self.needed - self.signed - len(missing)
        if more > 0:
            missing.append(f"{more} more" if missing or self.signed else f"{more}")
        return ", ".join(missing)


def practitioner(specialty: str) -> str:
    """Return who practises a specialty: "neurologist", or "specialist in general practice"."""
    if specialty.casefold().endswith("ology"):
        return specialty[:-1] + "ist"
    return f"specialist in {specialty}"


def quorum(required: Required, sign_offs: Iterable[Signed], digest: str) -> Quorum:
    """Count the sign-offs that are valid now for this digest.

    Validity is derived, never stored: digest equal, decision approve, signer eligible, each
    signer once. One signer fills one specialty only.
    """
    valid: dict[int, Signed] = {}
    for signed in sign_offs:
        if signed.decision == "approve" and signed.digest == digest and signed.eligible:
            valid.setdefault(signed.signer, signed)
    have = [signed.specialty.casefold() for signed in valid.values()]
    missing = []
    for specialty in required.specialties:
        if specialty.casefold() in have:
            have.remove(specialty.casefold())
        else:
            missing.append(specialty)
    return Quorum(required, tuple(valid.values()), tuple(missing))
