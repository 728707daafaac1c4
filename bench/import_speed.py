"""How long the largest import takes: `python -m bench.import_speed [records]`.

Reads, compares, stores and imports again in a throw-away database of SQLite (`python -m
tests.servers … -m bench.import_speed`: PostgreSQL). Prints seconds of the clock and of the
processor for each step, and the memory that the process had at most.
"""

import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.own_site import set_up

set_up("import", settings="tests.settings")

from django.db import connection
from django.test.utils import setup_databases
from django.utils import timezone

from editorial.actions.import_sources import import_sources
from references.importing import file_of, records_of
from references.intake import plan

WORDS = "leg weakness vitamin deficiency cord anaemia treatment trial adults dose".split()


def records(number: int) -> bytes:
    """Return that many records in RIS, some 180 bytes each."""
    return "".join(
        f"TY  - JOUR\nAU  - Fam{n % 5000}, Ann\nAU  - Doe, J\nTI  - {WORDS[n % 10]} {WORDS[n % 7]} "
        f"{WORDS[n % 3]} in people {n}\nPY  - {1990 + n % 35}\nJO  - Journal {n % 300}\n"
        f"VL  - {n % 90}\nSP  - {n % 999}\nDO  - 10.1000/x.{n}\nER  - \n"
        for n in range(number)
    ).encode()


def main() -> None:
    """Time each step."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    setup_databases(verbosity=0, interactive=False)
    data = records(number)
    sys.stdout.write(f"{number:,} records, {len(data) / 1e6:.1f} MB, {connection.vendor}\n")
    file = _timed("read", lambda: file_of("x.ris", data))
    _timed("compare", lambda: plan(records_of([file])))
    for what in ("import", "import again"):
        _timed(what, lambda: import_sources(files=[file], by=None, at=timezone.now()))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    sys.stdout.write(f"memory {most:.0f} MB\n")


def _timed(what: str, act: Callable[[], Any]) -> Any:
    clock, processor = time.perf_counter(), time.process_time()
    result = act()
    sys.stdout.write(
        f"{what:14}{time.perf_counter() - clock:8.1f} s, "
        f"processor {time.process_time() - processor:6.1f} s\n"
    )
    sys.stdout.flush()
    return result


if __name__ == "__main__":
    main()
