"""When a reader on a slow phone sees the page: `python -m bench.first_view [rounds]`.

The demonstration's first article, served by granian as Procfile has it, in Chromium with an empty
cache, 1.6 Mbit/s, 150 ms of latency and a processor four times slower. Opening a connection costs
nothing here; over TLS add two of these latencies. Ends with 1 when the largest paint comes later
than 1.5 s at the median, or when anything shifts.
"""

import os
import sys
from statistics import median

from bench.own_site import set_up

VAR = set_up("first-view")

from django.core.management import call_command
from playwright.sync_api import Browser, sync_playwright

from bench.load import granian
from tests.browser import LAUNCH, MISSING, find_chromium
from tests.phone import open_phone, seen

ARTICLE = "/articles/b12-leg-weakness/"
PAGES = (ARTICLE, f"{ARTICLE}clinician/", f"{ARTICLE}student/", "/", "/search/?q=b12+legs")
MOST_MILLISECONDS = 1_500


def main() -> int:
    """Serve, look, print, judge."""
    chromium = find_chromium()
    if not chromium:
        sys.stderr.write(f"Not measured: {MISSING}\n")
        return 1
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        call_command("demo", stdout=nowhere)
    environ = {"IMPRIMATUR_VAR": str(VAR)}
    with granian("editorial.wsgi:application", environ) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=LAUNCH)
        kept = [measured(browser, home, address, rounds) for address in PAGES]
        browser.close()
    return int(not all(kept))


def measured(browser: Browser, home: str, address: str, rounds: int) -> bool:
    """Look at a page as often as told; print the medians, and return whether they are kept."""
    views, sizes = [], []
    for _ in range(rounds):
        context, page = open_phone(browser, home=home, slow=True)
        fetched: list[int] = []
        page.on("requestfinished", lambda r, to=fetched: to.append(r.sizes()["responseBodySize"]))
        views.append(seen(page, address))
        sizes.append((len(fetched), sum(fetched)))
        context.close()
    painted, shown = (median(view[what] for view in views) for what in ("painted", "shown"))
    latest, shift = max(view["shown"] for view in views), max(view["shift"] for view in views)
    count, size = sizes[0]
    is_kept = shown <= MOST_MILLISECONDS and shift == 0
    sys.stdout.write(
        f"{address:32} first paint {painted:5.0f} ms   largest {shown:5.0f} ms "
        f"(at most {latest:5.0f})   shift {shift:.4f}   {count} files, {size / 1000:5.1f} kB   "
        f"{'kept' if is_kept else 'MISSED'}\n"
    )
    return is_kept


if __name__ == "__main__":
    sys.exit(main())
