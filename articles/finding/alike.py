"""Which of some short texts ask the same as another: by the words they share, the rare ones most.

Pure: stems in, likeness out.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping

ENOUGH = 0.45
"""From this likeness on two texts are worth a person's look; 1.0 is the same words."""


def alike(
    one: Collection[str], others: Mapping[int, Collection[str]], *, most: int = 5
) -> list[tuple[int, float]]:
    """Return which of the others are like one, best first, each with its likeness."""
    mine = set(one)
    sets = {key: set(stems) for key, stems in others.items()}
    often = Counter(stem for stems in (mine, *sets.values()) for stem in stems)
    total = len(sets) + 1
    weight = {stem: math.log(1 + total / count) for stem, count in often.items()}
    own = sum(weight[stem] for stem in mine)
    found = []
    for key, stems in sets.items():
        shared = sum(weight[stem] for stem in mine & stems)
        # As between two vectors: a long text that holds a short one is like it.
        likeness = shared / math.sqrt(own * sum(weight[s] for s in stems)) if shared else 0.0
        if likeness >= ENOUGH:
            found.append((key, likeness))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most]
