"""How often an amount is meant that stands a few words before: "25 mg of methotrexate a week"."""

from collections.abc import Sequence

from articles.facts import timing
from articles.facts.tokens import Token

# "For a week", "a week after", "a week old" tell of one week, not of how often.
_NO_RATE_AFTER = frozenset(
    """
    for in within after of over about than least most nearly almost until before during or and is
    was be been take takes took taken last lasts lasted every to from by at on up only just
    """.split()
)
_NO_RATE_BEFORE = frozenset("after later before ago earlier old or apart from long until".split())


def of_many(tokens: Sequence[Token], at: int) -> tuple[timing.Frequency, int] | None:
    """Return the frequency in "25 mg of methotrexate a week", "2 % of people a year", or None.

    The caller knows that an amount or a count stands shortly before.
    """
    if tokens[at].low not in ("a", "per") or not at or tokens[at - 1].kind != "word":
        return None
    if tokens[at - 1].low in _NO_RATE_AFTER:
        return None
    found = timing.rate(tokens, at)
    return None if found is None or _low(tokens, found[1]) in _NO_RATE_BEFORE else found


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""
