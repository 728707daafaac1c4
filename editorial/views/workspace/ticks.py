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
class Place:
    """Where a change stands, and the words around it before and now."""

    name: str
    """"Patient, body"; empty for what is the whole article's."""
    before: str
    after: str


@dataclass(frozen=True)
class Tick:
    """One dangerous change, and whether the member has ticked it.

    The same change of one claim in several audiences' texts is one thing to see: it has one tick,
    which stands for each of them in the record.
    """

    dangers: tuple[Danger, ...]
    digests: tuple[str, ...]
    is_saved: bool
    is_ticked: bool
    """As the form shows it: what was chosen last counts, even where it could not be saved."""

    @property
    def danger(self) -> Danger:
        """The change in the first of its texts."""
        return self.dangers[0]

    @property
    def value(self) -> str:
        """What a form sends for it."""
        return " ".join(self.digests)

    @property
    def kind(self) -> str:
        """What it is that changed, in words."""
        return _KINDS[self.danger.kind]

    @property
    def places(self) -> list[Place]:
        """Everywhere it stands, in the order of the audiences."""
        return [
            Place(_place(each), each.context_before, each.context_after) for each in self.dangers
        ]


def _place(danger: Danger) -> str:
    where = _PARTS.get(danger.where, "")
    who = audiences.get(danger.audience).name if danger.audience else ""
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
    *,
    each_alone: bool = False,
) -> list[Tick]:
    """Return every danger under a tick; `chosen` are those ticked in a form that was sent.

    `each_alone` keeps the same change in several texts apart, for lists that go by text.
    """
    together: dict[tuple[str | int, ...], list[Danger]] = {}
    for number, danger in enumerate(dangers):
        alone = number if each_alone or not danger.claim or not danger.audience else -1
        key = (danger.claim, danger.kind, danger.before, danger.after, danger.nth, alone)
        together.setdefault(key, []).append(danger)
    ticked = saved if chosen is None else chosen
    return [
        Tick(
            dangers=tuple(same),
            digests=digests,
            is_saved=all(digest in saved for digest in digests),
            is_ticked=all(digest in ticked for digest in digests),
        )
        for same in together.values()
        for digests in [tuple(danger.digest for danger in same)]
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
