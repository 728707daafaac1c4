"""What approval of an article takes: the terms of one policy, or of several taken together."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Protocol, Self

from editorial.policies.refusals import NotAllowed

RISKS = ("routine", "high")
# The least and the most that each number may be.
BOUNDS = {
    "signers": (1, 20),
    "review_months": (1, 36),
    "deadline_days": (1, 365),
    "emergency_hours": (1, 24 * 14),
    "ratify_hours": (1, 24 * 14),
    "overdue_withdraw_days": (1, 3650),
}
NAMES = {
    "signers": "signers",
    "specialties": "specialties",
    "review_months": "months until the next review",
    "show_pending": "shown before approval",
    "risk": "risk class",
    "deadline_days": "days to decide",
    "emergency_hours": "hours of an emergency publication",
    "ratify_hours": "hours to ratify a withdrawal",
    "overdue_withdraw_days": "days overdue until withdrawn",
}


class HasTerms(Protocol):
    """What a policy's row has to have."""

    signers: int
    specialties: list[str]
    review_months: int
    show_pending: bool
    risk: str
    deadline_days: int
    emergency_hours: int
    ratify_hours: int
    overdue_withdraw_days: int | None


@dataclass(frozen=True)
class Terms:
    """How many sign, of which specialties, by when, and what happens when nobody does."""

    signers: int
    specialties: tuple[str, ...] = ()
    review_months: int = 12
    show_pending: bool = False
    risk: str = "routine"
    deadline_days: int = 14
    emergency_hours: int = 72
    ratify_hours: int = 48
    overdue_withdraw_days: int | None = None

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the terms, as a policy's row has them."""
        return tuple(cls.__dataclass_fields__)

    @classmethod
    def of(cls, policy: HasTerms) -> Self:
        """Return the terms of a policy's row."""
        return cls.from_json({name: getattr(policy, name) for name in cls.names()})

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """Return the terms that to_json wrote. Raises TypeError where a name is not a term."""
        return cls(**{**value, "specialties": tuple(value.get("specialties") or ())})

    def to_json(self) -> dict[str, Any]:
        """Return the terms as plain JSON values."""
        return {**asdict(self), "specialties": list(self.specialties)}


def check_terms(terms: Terms) -> None:
    """Raise NotAllowed, in words, where terms cannot hold."""
    if len(terms.specialties) > terms.signers:
        raise NotAllowed(
            f"Specialties: {len(terms.specialties)} are named, and {terms.signers} sign. Each "
            "signer fills one specialty, so ask for more signers or fewer specialties."
        )
    for name, (least, most) in BOUNDS.items():
        value = getattr(terms, name)
        if value is not None and not least <= value <= most:
            raise NotAllowed(
                f"{NAMES[name].capitalize()}: {value} is not between {least} and {most}. Change it."
            )
    if terms.risk not in RISKS:
        raise NotAllowed("Risk: choose routine or high.")


def together(terms: Iterable[Terms]) -> Terms:
    """Return what holds where several policies hold at once: of each term the stricter.

    Each specialty that any of them names is needed, and at least one signer for each.
    Raises ValueError where there is none.
    """
    every = list(terms)
    specialties = tuple(
        {name.casefold(): name for one in every for name in one.specialties}.values()
    )
    withdraw = [t.overdue_withdraw_days for t in every if t.overdue_withdraw_days is not None]
    return Terms(
        signers=max(len(specialties), *(t.signers for t in every)),
        specialties=specialties,
        review_months=min(t.review_months for t in every),
        show_pending=all(t.show_pending for t in every),
        risk=max((t.risk for t in every), key=RISKS.index),
        deadline_days=min(t.deadline_days for t in every),
        emergency_hours=min(t.emergency_hours for t in every),
        ratify_hours=min(t.ratify_hours for t in every),
        overdue_withdraw_days=min(withdraw, default=None),
    )


@dataclass(frozen=True)
class TermChange:
    """One term that is not as it was, as people read it."""

    name: str
    before: str
    after: str


def differences(before: Terms | None, after: Terms) -> tuple[TermChange, ...]:
    """Return the terms that differ, each with both values in words; all where there was none."""
    return tuple(
        TermChange(words, _said(getattr(before, name)) if before else "", _said(new))
        for name, words in NAMES.items()
        if (new := getattr(after, name)) != (getattr(before, name) if before else None)
    )


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "any"
    return "never" if value is None else str(value)
