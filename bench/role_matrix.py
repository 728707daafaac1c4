"""Every cell of the table of roles, tried and counted: `python -m bench.role_matrix`.

Works in a throw-away database of SQLite. Ends with 1 when a cell is not as the table says, a
route is not in it, a child is reached through a wrong parent, or a word of a draft got out.
"""

import os
import sys

from bench.own_site import set_up

for name in ("TEST_DATABASE_URL", "TEST_REDIS_URL"):
    os.environ.pop(name, None)
set_up("roles", settings="tests.settings")

import logging

from django.core import mail
from django.core.management import call_command
from django.test.utils import setup_test_environment

from editorial import clock
from tests import role_cells, role_leaks, role_parents, role_site
from tests.factories import NOW


def main() -> int:
    """Build the site, try everything, print the counts and whatever was wrong."""
    logging.disable(logging.CRITICAL)
    setup_test_environment()
    call_command("migrate", verbosity=0)
    clock.now = lambda: NOW
    site = role_site.build()
    children, wrong = len(role_parents.addresses(site)), role_parents.wrong(site)
    tried = role_cells.try_all(site)
    crawled = role_leaks.crawl(site)
    mailed = role_leaks.mailed(site, mail.outbox)
    for what, count in (
        ("cells tested", tried.cells),
        ("cells denied", tried.denied),
        ("mismatches", len(tried.mismatches)),
        ("routes unclassified", len(tried.unclassified)),
        ("children through wrong parents", children),
        ("of them reached", len(wrong)),
        ("words of drafts hidden in the site", crawled.hidden),
        ("addresses searched for them", crawled.asked),
        ("mails searched for them", len(mail.outbox)),
        ("canary leaks", len(crawled.leaks) + len(mailed)),
    ):
        sys.stdout.write(f"{what:36}{count:6}\n")
    found = [*tried.mismatches, *tried.unclassified, *wrong, *crawled.leaks, *mailed]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
