"""What printing a reference costs: `python -m bench.references_formatted`.

Prints 892 real works in both of our styles, and by pandoc beside them in the same run, so that a
slow machine is slow to both. Ends with 1 when ours takes longer than LIMIT milliseconds for a
reference, or more than SHARE of what pandoc does: of a processor's time, not of the clock's.
"""

import gzip
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from references.formats import crossref
from references.formats.tidying import tidy
from references.formatting import text_in
from references.formatting.cleaning import clean
from tests.processors import by_pandoc

LIMIT = 0.3
SHARE = 0.5
TIMES = 5


def works() -> list[dict[str, Any]]:
    """Return the works of the shared data, as the library has them."""
    root = Path(__file__).resolve().parents[1]
    data = Path(os.environ.get("IMPRIMATUR_DATA") or root.parent / "shared" / "data")
    with gzip.open(data / "bib/crossref-json/works.jsonl.gz", "rt") as lines:
        return [tidy(crossref.csl(json.loads(line)["work"])) for line in lines]


def fastest(do: Callable[[], object], times: int = TIMES) -> float:
    """Return the cheapest of some runs, in milliseconds of a processor's time, children's too."""
    taken = []
    for _ in range(times):
        before = sum(os.times()[:4])
        do()
        taken.append((sum(os.times()[:4]) - before) * 1000)
    return min(taken)


def _print_all(style: str, all_works: list[dict[str, Any]]) -> None:
    for work in all_works:
        text_in(style, work)


def main() -> int:
    """Print what each costs, and return 1 where ours is too slow."""
    all_works = works()
    items = [{**clean(work), "id": f"r{n}"} for n, work in enumerate(all_works)]
    slow = False
    for style in ("ama", "vancouver"):
        own = fastest(partial(_print_all, style, all_works))
        other = fastest(partial(by_pandoc, items, style), times=2)
        each, share = own / len(all_works), own / other
        slow = slow or each > LIMIT or share > SHARE
        print(
            f"{style:<10} {each:.3f} ms a reference, pandoc {other / len(all_works):.3f} ms;",
            end=" ",
        )
        print(f"{share:.2f} of its time (at most {SHARE}, and {LIMIT} ms)")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
