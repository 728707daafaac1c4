"""How fast readers get a page: `python -m bench.serving [seconds] [rounds]`.

All in one run and in turns, over 64 connections, each server with one worker: our application
beside a bare WSGI function that returns the same bytes, and a plain Django view with a template
and a database; nginx on the published tree beside nginx on the same bytes as one file. Needs wrk,
and nginx for its part. Ends with 1 when a ratio is missed.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.load import Load, free_port, granian, missing, running, wrk
from bench.own_site import set_up

VAR = set_up("serving")

from django.core.management import call_command

from articles.publishing.tree import Tree
from editorial.nginx import configuration, headers_of
from tests.servers import NotFound, find_nginx

PATH = "/articles/b12-leg-weakness/"
# Headers that the server adds to any answer.
THEIRS = ("connection", "date", "server")
LEAST_OF_BARE = 0.8
MOST_OF_ITS_P99 = 1.5
LEAST_OF_DJANGO = 5.0
LEAST_OF_FILE = 0.95
NGINX = """
daemon off;
pid {home}/pid;
error_log stderr warn;
worker_processes 1;
user root;
events {{ worker_connections 1024; }}
http {{
    types {{ text/html html; text/css css; application/javascript js; }}
    access_log off;
    sendfile on;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    server {{ listen 127.0.0.1:{port}; include {home}/site.conf; }}
    server {{ listen 127.0.0.1:{plain}; root {home}/plain;
        gzip_static on; gzip_vary on; {headers} }}
}}
"""


def main() -> int:
    """Serve, measure in turns, print, judge."""
    if lost := missing("wrk"):
        sys.stderr.write(
            f"Not measured: {', '.join(lost)} is not on this machine. apt-get install wrk\n"
        )
        return 1
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        call_command("demo", stdout=nowhere)
    with ExitStack() as stack:
        environ = {"IMPRIMATUR_VAR": str(VAR), "BENCH_ANSWER": str(VAR)}
        ours = stack.enter_context(granian("editorial.wsgi:application", environ))
        keep_answer(ours + PATH)
        fill_plain()
        bare = stack.enter_context(granian("bench.bare:application", environ))
        plain = stack.enter_context(
            granian("bench.plain_django:application", environ | {"DJANGO_SETTINGS_MODULE": ""})
        )
        asked = {
            "a bare WSGI function": lambda: wrk(bare + PATH, seconds=seconds),
            "our application": lambda: wrk(ours + PATH, seconds=seconds),
            "a plain Django view": lambda: wrk(plain + PATH, seconds=seconds),
        }
        found = in_turns(asked, rounds)
        missed = report(found)
        missed += files(stack, ours, seconds, rounds)
    return int(missed > 0)


def files(stack: ExitStack, ours: str, seconds: int, rounds: int) -> int:
    """Measure nginx on the tree beside nginx on the page as one file, both compressed and not."""
    try:
        nginx = find_nginx()
    except NotFound as problem:
        sys.stderr.write(f"Not measured: {problem}\n")
        return 1
    home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="imprimatur-nginx-")))
    Tree(home / "tree").update()
    (home / "plain").mkdir()
    with urllib.request.urlopen(ours + PATH) as answer:
        page = answer.read()
    (home / "plain" / "page.html").write_bytes(page)
    (home / "plain" / "page.html.gz").write_bytes(gzip.compress(page, mtime=0))
    (home / "site.conf").write_text(configuration(home / "tree", upstream=ours))
    port, plain = free_port(), free_port()
    # The same bytes on the wire, too.
    page_headers = {**headers_of({}), "Cache-Control": "public, max-age=5"}
    headers = " ".join(f'add_header {name} "{value}";' for name, value in page_headers.items())
    whole = NGINX.format(home=home, port=port, plain=plain, headers=headers)
    (home / "nginx.conf").write_text(whole)
    stack.enter_context(running([nginx, "-p", home, "-c", home / "nginx.conf"], port))
    missed = 0
    for name, asks in (("", {}), (", compressed", {"Accept-Encoding": "gzip"})):
        found = in_turns(
            {
                f"nginx, one file{name}": lambda asks=asks: wrk(
                    f"http://127.0.0.1:{plain}/page.html", seconds=seconds, headers=asks
                ),
                f"nginx, the tree{name}": lambda asks=asks: wrk(
                    f"http://127.0.0.1:{port}{PATH}", seconds=seconds, headers=asks
                ),
            },
            rounds,
        )
        table(found)
        one, tree = found.values()
        kept = promise("of one plain file's rate", ratio(tree, one, "rate"), at_least=LEAST_OF_FILE)
        missed += not kept or any(load.failed for load in tree)
    return missed


def in_turns(asked: dict[str, Callable[[], Load]], rounds: int) -> dict[str, list[Load]]:
    """Ask each once to warm up, then all in turns: what the machine does besides hits all alike."""
    for ask in asked.values():
        ask()
    found: dict[str, list[Load]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, ask in asked.items():
            found[name].append(ask())
    return found


def keep_answer(url: str) -> None:
    """Keep what our application answers, for the bare function to answer with."""
    with urllib.request.urlopen(url) as answer:
        (VAR / "body").write_bytes(answer.read())
        ours = [each for each in answer.getheaders() if each[0].lower() not in THEIRS]
    (VAR / "headers.json").write_text(json.dumps(ours))


def fill_plain() -> None:
    """Give the plain site the same page; in a process of its own, for it has its own settings."""
    script = "import sys; from bench.plain_django import fill; fill(*sys.argv[1:])"
    environ = {**os.environ, "BENCH_ANSWER": str(VAR), "DJANGO_SETTINGS_MODULE": ""}
    command = [sys.executable, "-c", script, PATH.split("/")[2], str(VAR / "body")]
    subprocess.run(command, check=True, env=environ)


def table(found: dict[str, list[Load]]) -> None:
    """Print the medians of what was measured."""
    for name, loads in found.items():
        rate, p99 = (median(getattr(each, what) for each in loads) for what in ("rate", "p99"))
        failed = sum(load.failed for load in loads)
        sys.stdout.write(f"{name:28} {rate:9,.0f} a second   p99 {p99:7.2f} ms   {failed} failed\n")


def report(found: dict[str, list[Load]]) -> int:
    """Print a table, and what of the promises is kept; return how many are not."""
    table(found)
    bare, ours, plain = found.values()
    kept = [
        promise("of the bare function's rate", ratio(ours, bare, "rate"), at_least=LEAST_OF_BARE),
        promise("of the bare function's p99", ratio(ours, bare, "p99"), at_most=MOST_OF_ITS_P99),
        promise("of a plain view's rate", ratio(ours, plain, "rate"), at_least=LEAST_OF_DJANGO),
        not any(load.failed for load in ours),
    ]
    return kept.count(False)


def ratio(ours: list[Load], theirs: list[Load], what: str) -> float:
    """Return the median over the rounds of how ours compares with theirs in the same round."""
    return median(
        getattr(mine, what) / getattr(other, what) for mine, other in zip(ours, theirs, strict=True)
    )


def promise(what: str, found: float, *, at_least: float = 0, at_most: float = 1e9) -> bool:
    """Print a ratio beside what was promised of it; return whether it is kept."""
    kept = at_least <= found <= at_most
    bound = f"at least {at_least:g}" if at_least else f"at most {at_most:g}"
    sys.stdout.write(f"{found:6.2f} {what} ({bound}): {'kept' if kept else 'MISSED'}\n")
    return kept


if __name__ == "__main__":
    sys.exit(main())
