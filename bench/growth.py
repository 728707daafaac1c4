"""What grows with the number of articles: `python -m bench.growth [articles …]` (100 1000 10000).

For each number, with four audiences each, in a throw-away database of SQLite: how long one web
process takes to start and to its first page, how long a page that was never asked for takes, the
memory of the process then and after a thousand different pages; and, with --remake, how long all
pages take to be made again after a wording for patients has changed, by two processes.
Ends with 1 when the largest costs more than GROWTH times what the smallest does.
"""

import resource
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from bench.own_site import set_up

VAR = set_up("growth")

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection

from articles.models import Disclaimer
from articles.publishing.models import Live
from bench import filled_site
from bench.load import PYTHON, ROOT, free_port, running
from editorial import clock
from editorial.actions.approve_disclaimer import approve_disclaimer
from editorial.actions.propose_disclaimer import propose_disclaimer

GROWTH = 1.5
MINUTES = 10.0
"""Within which 10,000 articles are made again."""
PAGES = 1000


def main() -> int:
    """Fill, serve, measure, fill more; print a line for each number."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()] or [100, 1000, 10_000]
    filled_site.prepare()
    there, lines = 0, []
    sys.stdout.write(
        "  articles     start   first page   other pages   memory   after 1,000 pages\n"
    )
    for number in numbers:
        filled_site.fill(number - there, begin=there)
        there = number
        connection.close()
        line = measured(number)
        lines.append(line)
        start, first, others, memory, later = line
        sys.stdout.write(
            f"{number:10,} {start:7.2f} s {first:9.1f} ms {others:10.2f} ms"
            f" {memory:5.0f} MB {later:9.0f} MB\n"
        )
        sys.stdout.flush()
    grown = [last / least for last, least in zip(lines[-1], lines[0], strict=True)]
    sys.stdout.write(f"the last beside the first: {', '.join(f'{each:.2f}' for each in grown)}\n")
    slow = remade(there) if "--remake" in sys.argv else False
    return int(slow or any(each > GROWTH for each in grown))


def measured(number: int) -> tuple[float, float, float, float, float]:
    """Return seconds to start, milliseconds to pages, and megabytes, of one web process."""
    port = free_port()
    command = [PYTHON.parent / "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    command += ["--no-access-log", "--log-level", "warning", "editorial.wsgi:application"]
    began = time.perf_counter()
    with running(command, port, {"IMPRIMATUR_VAR": str(VAR)}) as process:
        took = asked(port, 0)
        start = time.perf_counter() - began - took
        others = [asked(port, n) for n in range(1, min(number, PAGES), max(number // PAGES, 1))]
        memory = megabytes(process)
        for n in range(PAGES):
            asked(port, n * 7919 % number, audience=("", "carer/", "student/")[n % 3])
        later = megabytes(process)
    return start, took * 1000, statistics.median(others) * 1000, memory, later


def asked(port: int, number: int, audience: str = "") -> float:
    """Return the seconds until one article's page was here, whole."""
    url = f"http://127.0.0.1:{port}/articles/{filled_site.slug_of(number)}/{audience}"
    began = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        assert b"</html>" in answer.read()
    return time.perf_counter() - began


def megabytes(process: int) -> float:
    """Return the resident memory of a process and those it started."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = status.read_text().splitlines()
        except OSError:
            continue  # It has ended meanwhile.
        text = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
        if process in (int(text["Pid"]), int(text["PPid"])):
            total += int(text.get("VmRSS", "0 kB").split()[0])
    return total / 1024


def remade(articles: int) -> bool:
    """Change a wording for patients, have all be made again, print; True when it took too long."""
    chairs = [get_user_model().objects.create(username=f"chair-{n}") for n in range(2)]
    for chair in chairs:
        chair.groups.add(Group.objects.get_or_create(name="chair")[0])
    current = Disclaimer.objects.filter(audience="patient", language="en").latest("number")
    audience = "" if "--all" in sys.argv else "patient"
    text, state = (current.text, "") if audience else ("Checked on {date}.", "approved")
    at = clock.now()
    wording = propose_disclaimer(
        audience=audience, state=state, text=f"{text} Ask us.", by=chairs[0], at=at
    )
    began = time.perf_counter()
    approve_disclaimer(disclaimer=wording, by=chairs[1], at=clock.now())
    approved = time.perf_counter() - began
    before = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    command = [sys.executable, ROOT / "manage.py", "publish_pending", "--processes", "2"]
    subprocess.run([str(each) for each in command], check=False)
    work = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = time.perf_counter() - began
    made = Live.objects.filter(publication__made_at__gte=at).count()
    sys.stdout.write(
        f"{made:,} of {articles:,} articles made again in {took:.0f} s, {took / made * 1000:.0f} ms"
        f" each, {(work.ru_utime + work.ru_stime - before) / made * 1000:.0f} ms of work; approving"
        f" the wording took {approved:.2f} s\n"
    )
    return made < articles or took / made * 10_000 > MINUTES * 60


if __name__ == "__main__":
    sys.exit(main())
