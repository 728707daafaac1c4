"""The dangerous changes of a round as cards show them, each with its tick."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from articles import audiences
from articles.changes.danger import Danger
from articles.content import Claim, Content
from editorial.models import SeenChange

_KINDS = {
    "number": "a number",
    "unit": "a unit",
    "comparator": "a comparison",
    "negation": "a “not”",
    "medicine": "a medicine",
    "frequency": "how often",
    "duration": "how long",
    "route": "by which way",
    "people": "for whom",
    "link": "a link",
    "citation": "a source",
    "emphasis": "an emphasis",
    "care_card": "a care card",
    "moved": "moved",
    "loss": "gone",
    "new": "new",
}
_PARTS = {"headline": "headline", "short_answer": "short answer", "body": "body"}


@dataclass(frozen=True)
class Tick:
    """One dangerous change, and whether the member has ticked it."""

    danger: Danger
    digest: str
    saved: SeenChange | None
    is_ticked: bool
    """As the form shows it: what was chosen last counts, even where it could not be saved."""

    @property
    def kind(self) -> str:
        """What it is that changed, in words."""
        return _KINDS[self.danger.kind]

    @property
    def place(self) -> str:
        """Where it stands: "Patient, body"; empty for what is the whole article's."""
        where = _PARTS.get(self.danger.where, "")
        who = audiences.get(self.danger.audience).name if self.danger.audience else ""
        return ", ".join(part for part in (who, where) if part)


@dataclass
class Group:
    """Dangerous changes that belong together, and to no claim that is decided here."""

    title: str
    gone: Claim | None = None
    """The claim as it was, where it is not in the article any more."""
    ticks: list[Tick] = field(default_factory=list)


def ticks_shown(
    dangers: Iterable[Danger],
    saved: Mapping[str, SeenChange],
    chosen: frozenset[str] | None = None,
) -> list[Tick]:
    """Return every danger with its tick; `chosen` are those ticked in a form that was sent."""
    return [
        Tick(
            danger=danger,
            digest=digest,
            saved=saved.get(digest),
            is_ticked=digest in (saved if chosen is None else chosen),
        )
        for danger in dangers
        for digest in [danger.digest]
    ]


def groups_of(
    ticks: Iterable[Tick], to_decide: Container[str], content: Content, base: Content | None
) -> list[Group]:
    """Return what stands in no claim to decide: claims that are gone, each text, then the rest.

    Every danger is in the card of a claim to decide or here, so that none is without its tick.
    """
    groups: dict[str, Group] = {
        claim.id: Group(f"Claim {claim.id} is gone", claim) for claim in _gone(content, base)
    }
    outside: dict[str, list[Tick]] = defaultdict(list)
    for tick in ticks:
        claim = tick.danger.claim
        if claim in groups:
            groups[claim].ticks.append(tick)
        elif claim not in to_decide:
            outside[tick.danger.audience].append(tick)
    texts = [
        Group(f"{audience.name} text, outside the claims", ticks=outside[audience.code])
        for audience in audiences.AUDIENCES
        if outside[audience.code]
    ]
    rest = [Group("The whole article", ticks=outside[""])] if outside[""] else []
    return [*groups.values(), *texts, *rest]


def _gone(content: Content, base: Content | None) -> list[Claim]:
    """Return the claims of the compared version that are here under no id they ever had."""
    here = {id for claim in content.claims for id in (claim.id, *claim.was)}
    return [claim for claim in base.claims if claim.id not in here] if base else []
