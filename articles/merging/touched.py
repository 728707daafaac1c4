"""Which claims say something else than they did."""

from collections import defaultdict

from articles.assemble import marks_of
from articles.draft import Draft


def changed_claims(base: Draft, draft: Draft) -> frozenset[str]:
    """Return the ids of claims that were there, and whose words or sources were changed."""
    was, now = _spelt(base), _spelt(draft)
    return frozenset(claim for claim in was if was[claim] != now.get(claim))


def _spelt(draft: Draft) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return each claim by audience: its words, and the keys it cites."""
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for text in draft.texts:
        for mark in marks_of(text):
            cited = (item.key for each in mark.citations for item in each.items)
            earlier = found[mark.id].get(text.audience, ())
            said = (mark.words, mark.kind, mark.certainty, *cited)
            found[mark.id][text.audience] = (*earlier, *said)
    return dict(found)
