"""What a topic may be called, and which two may become one."""

import re
from collections.abc import Mapping

from articles.checks.finding import LEVELS, Level
from editorial.policies.refusals import Conflict, NotAllowed
from editorial.policies.terms import Terms, differences, together

_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME, _LONGEST_ADDRESS = 120, 80


def check_name(name: str, *, taken: bool) -> None:
    """Raise unless a topic can have this name."""
    if not name:
        raise NotAllowed("Name: it is empty. Type what readers look for, such as Heart.")
    if len(name) > _LONGEST_NAME:
        raise NotAllowed(f"Name: it has {len(name)} letters. Use {_LONGEST_NAME} at most.")
    if not name.isprintable():
        raise NotAllowed("Name: it has a character that cannot be seen. Type it anew.")
    if taken:
        raise NotAllowed(f"Name: another topic is called “{name}”. Choose another, or merge them.")


def check_address(slug: str) -> None:
    """Raise unless a topic can have this address."""
    if not _ADDRESS.fullmatch(slug) or len(slug) > _LONGEST_ADDRESS:
        raise NotAllowed(
            f"Address: “{slug[:40]}” cannot be one. Use small letters and digits, with single "
            "hyphens between words, such as heart-failure."
        )


def address_taken(slug: str) -> Conflict:
    """Return the refusal of an address that a topic has or had."""
    return Conflict(f"Address: “{slug}” is taken, or was a topic's before. Choose another.")


def check_loses_nothing(
    source: Terms | None,
    target: Terms | None,
    source_levels: Mapping[str, Level],
    target_levels: Mapping[str, Level],
    *,
    into: str,
) -> None:
    """Raise where articles would be asked less once their topic is merged into another.

    `source` is what approval takes of what is under the topic that goes, `target` what the policy
    takes that follows, None where there is none. The levels are by check. What a policy asks
    takes two people to change, and a merge is made by one.
    """
    if source is not None:
        if target is None:
            raise NotAllowed(
                f"The topic that goes has a policy of its own, and {into} has none. Have one made "
                f"for {into} first, then merge."
            )
        # The target's terms last: of one specialty spelt in two ways, its way counts.
        asked = together([target, source, target])
        lost = [change.name for change in differences(target, asked)]
        if lost:
            raise NotAllowed(
                f"What goes is asked more than {into} is: {', '.join(lost)}. Have the policy of "
                f"{into} changed first, then merge."
            )
    milder = sorted(
        check
        for check, level in source_levels.items()
        if check not in target_levels or LEVELS.index(target_levels[check]) > LEVELS.index(level)
    )
    if milder:
        raise NotAllowed(
            f"Checks are graver in the topic that goes than in {into}: {', '.join(milder)}. Set "
            f"their levels for {into} first, then merge."
        )
