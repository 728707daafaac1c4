"""How fast the record is verified: `python -m bench.verify_record [lines]`.

Works in a throw-away database of SQLite. Ends with 1 when fewer than LEAST lines a second of
work were verified, or when an untouched record was found fault with.
"""

import statistics
import sys
import time

from bench.own_site import set_up

set_up("record")

from django.core.management import call_command

from bench import filled_record
from editorial.verify import record

LEAST = 10_000
"""Lines a second of work."""


def main() -> int:
    """Fill, verify several times, print the median."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    call_command("migrate", verbosity=0)
    checkpoint = filled_record.fill(lines)
    rates = []
    for _ in range(5):
        began = time.process_time()
        found = list(record.problems(checkpoint))
        rates.append(lines / (time.process_time() - began))
        if found:
            raise SystemExit(f"An untouched record was found fault with: {found[0]}.")
    rate = statistics.median(rates)
    sys.stdout.write(f"{lines} lines of record: {rate:,.0f} lines a second of work\n")
    return int(rate < LEAST)


if __name__ == "__main__":
    sys.exit(main())
