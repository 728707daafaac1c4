"""Which changes of a round could harm a reader, and which of them a board member has seen.

A tick is for one change in one round: what it was, what it is and where. The changes are found
anew from the two snapshots wherever they are asked for, so no form can leave one out.
"""

from typing import Any

from articles.changes.danger import Danger
from articles.changes.dangerous import dangerous
from articles.content import Content
from articles.models import Snapshot
from editorial.models import ReviewRound, SeenChange
from editorial.policies import NotAllowed
from editorial.remembering import remembered

_MOST_NAMED = 5


def dangers_of(round: ReviewRound, content: Content | None = None) -> tuple[Danger, ...]:
    """Return what changed dangerously since the version that the round is compared with.

    `content` spares reading the round's snapshot again. A first version has nothing to be
    compared with, and each of its claims is decided as new.
    """
    base = round.compared_with
    return dangers_between(base.snapshot, round.snapshot, after=content) if base else ()


def dangers_between(
    one: Snapshot, other: Snapshot, before: Content | None = None, after: Content | None = None
) -> tuple[Danger, ...]:
    """Return what changed dangerously from one snapshot to another; contents spare reading them."""

    def compare() -> tuple[Danger, ...]:
        return dangerous(before or one.value(), after or other.value())

    return remembered("dangers", one.digest, other.digest, make=compare)


def ticks_of(round: ReviewRound, member: Any) -> dict[str, SeenChange]:
    """Return a member's ticks in a round, by the digest of the change."""
    return {tick.change: tick for tick in round.seen_changes.filter(member=member)}


def unseen(round: ReviewRound, content: Content, member: Any) -> list[Danger]:
    """Return the dangerous changes of a round that a member has not ticked."""
    ticked = ticks_of(round, member)
    return [each for each in dangers_of(round, content) if each.digest not in ticked]


def check_all_seen(round: ReviewRound, content: Content, member: Any) -> None:
    """Raise NotAllowed while a dangerous change has no tick of the member's."""
    left = unseen(round, content, member)
    if not left:
        return
    named = "; ".join(each.words for each in left[:_MOST_NAMED])
    more = f"; and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
    count = "1 change is" if len(left) == 1 else f"{len(left)} changes are"
    raise NotAllowed(
        f"{count} not ticked as seen: {named}{more}. Nothing was signed. Look at each on the "
        "review page and tick it, then sign."
    )


def seen_on_record(round: ReviewRound, content: Content, member: Any) -> list[dict[str, str]]:
    """Return the changes that a member has ticked, in reading order, as a signature keeps them."""
    ticked = ticks_of(round, member)
    return [
        {"change": each.digest, "words": each.words}
        for each in dangers_of(round, content)
        if each.digest in ticked
    ]
