"""From the last signature to readers of all four audiences: `python -m bench.visible [times]`.

The sample article is approved once and read, then edited and signed by the second member over
HTTP, as a browser does it. The clock runs from that POST until each audience's address answers
with the new page, though the old one was just asked for and is kept in memory. One process with
SQLite; beside PostgreSQL and Redis, with a web process and a worker:

    python -m tests.servers python -m bench.visible

Ends with 1 when the median is more than LIMIT, or more than LIMIT_WITH_WORKERS there.
"""

import os
import statistics
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import ExitStack
from http.cookiejar import CookieJar
from typing import Any

import psycopg

from bench.load import PYTHON, free_port, running
from bench.own_site import set_up

LIMIT, LIMIT_WITH_WORKERS = 0.3, 1.0
"""Seconds, at the median."""
PORT = free_port()
WORKERS = "TEST_DATABASE_URL" in os.environ
ENVIRON = {"PORT": str(PORT), "SECOND_FACTOR_REQUIRED": "false"}
if WORKERS:
    ENVIRON |= {
        "DATABASE_URL": os.environ["TEST_DATABASE_URL"],
        "REDIS_URL": os.environ["TEST_REDIS_URL"],
        "SECRET_KEY": "for measuring only, and long enough for everybody's taste, too",
        "ALLOWED_HOSTS": "127.0.0.1",
        "PUBLIC_URL": f"http://127.0.0.1:{PORT}",
    }
set_up("visible", **ENVIRON)

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from articles import audiences
from articles.actions.save_draft import create_article
from articles.exchange.markdown_form import read
from articles.publishing.rendering import addresses
from articles.status import Status
from editorial.actions.begin_review import begin_review
from editorial.actions.publish import publish
from editorial.models import OutboxEntry
from tests.editorial.form_reader import Forms
from tests.factories import (
    NOW,
    PASSWORD,
    decide_all,
    edited,
    make_member,
    make_user,
    round_of,
    signed,
    submitted,
    version_at,
)

SAMPLE = settings.BASE_DIR / "editorial" / "demo" / "b12-leg-weakness.md"
AT = f"http://127.0.0.1:{PORT}"


def main() -> int:
    """Prepare, serve, sign, print."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    if WORKERS:
        make_database()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    make_member(username="last")
    waiting = [before_the_last_signature(number) for number in range(times)]
    connection.close()
    with ExitStack() as stack:
        serve(stack)
        browser = logged_in("last")
        taken = [visible(browser, *each) for each in waiting]
    posts, all_four = (sorted(each) for each in zip(*taken, strict=True))
    limit = LIMIT_WITH_WORKERS if WORKERS else LIMIT
    median = statistics.median(all_four)
    sys.stdout.write(
        f"{connection.vendor}, {times} times: the POST {statistics.median(posts) * 1000:.0f} ms,"
        f" all four audiences visible after {median * 1000:.0f} ms at the median,"
        f" {all_four[-1] * 1000:.0f} ms at most (limit {limit * 1000:.0f} ms)\n"
    )
    return int(median > limit)


def make_database() -> None:
    """Make the database that the server was started without."""

    values = settings.DATABASES["default"]
    host = values.get("OPTIONS", {}).get("host") or values["HOST"]
    with psycopg.connect(
        dbname="postgres", user=values["USER"], host=host, autocommit=True
    ) as there:
        there.execute(f'CREATE DATABASE "{values["NAME"]}"')


def before_the_last_signature(number: int) -> tuple[str, int, str]:
    """Make an article that is live, with a new version that one signature is missing of."""
    slug = f"sample-{number}"
    draft = read(SAMPLE.read_text()).draft.model_copy(update={"slug": slug})
    article = create_article(draft=draft, by=make_user(), at=NOW)
    version_at(Status.APPROVED, article=article)
    publish(article=article, at=NOW)
    article.refresh_from_db()
    question = f"Can low vitamin B12 make the legs weak, time {number}?"
    version = submitted(edited(article, question=question))
    round = round_of(version)
    first = make_member("haematology")
    begin_review(round=round, by=first, at=NOW)
    signed(round, first)
    decide_all(round, last())
    return slug, round.pk, question


def last() -> Any:
    """Return the member whose signature is the last."""
    return get_user_model().objects.get(username="last")


def serve(stack: ExitStack) -> None:
    """Run the product as its profile has it."""
    if not WORKERS:
        stack.enter_context(running([PYTHON, "manage.py", "run", "--port", PORT], PORT))
        return
    command = [PYTHON.parent / "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", PORT, "--workers", 1, "--blocking-threads", 4, "--no-access-log"]
    stack.enter_context(running([*command, "editorial.wsgi:application"], PORT))
    worker = [PYTHON.parent / "celery", "--app", "editorial", "worker", "--concurrency", "2"]
    worker += ["--queues", "publish", "--loglevel", "ERROR"]
    # It listens at no port: the web's, which is there, stands for it, and it gets its time.
    stack.enter_context(running(worker, PORT))
    time.sleep(8)


class Stays(urllib.request.HTTPRedirectHandler):
    """A browser that does not go where it is sent: that is another request."""

    def redirect_request(self, *_: Any) -> None:
        """Stay."""
        return


def logged_in(username: str) -> urllib.request.OpenerDirector:
    """Return a browser in which somebody is signed in."""
    cookies = urllib.request.HTTPCookieProcessor(CookieJar())
    browser = urllib.request.build_opener(cookies, Stays())
    sent(browser, "/accounts/login/", "login", {"login": username, "password": PASSWORD})
    return browser


def sent(browser: urllib.request.OpenerDirector, path: str, field: str, typed: dict) -> float:
    """Fill in a page's form and send it; return when that began."""
    with browser.open(AT + path) as answer:
        forms = Forms()
        forms.feed(answer.read().decode())
    fields = next(form for form in forms.forms if field in form) | typed
    began = time.perf_counter()
    try:
        browser.open(AT + path, urllib.parse.urlencode(fields).encode())
    except urllib.error.HTTPError as answer:
        if answer.code != 302:
            raise
    return began


def visible(
    browser: urllib.request.OpenerDirector, slug: str, round: int, question: str
) -> tuple[float, float]:
    """Sign, and return the seconds until the POST was answered and until all four pages are new."""
    until_idle()
    paths = [addresses.article(slug, code) for code in audiences.CODES]
    for path in paths:
        assert question not in got(path)
    typed = {"stake": "none", "password": PASSWORD}
    began = sent(browser, f"/workspace/reviews/{round}/sign/approve/", "password", typed)
    posted = time.perf_counter() - began
    end = time.monotonic() + 30
    for path in paths:
        while question not in got(path):
            if time.monotonic() > end:
                raise SystemExit(f"{path} is not what was approved.")
            time.sleep(0.005)
    return posted, time.perf_counter() - began


def until_idle() -> None:
    """Wait until nothing of what came before is still to be done."""
    for _ in range(600):
        if not OutboxEntry.objects.filter(done_at=None).exists():
            break
        time.sleep(0.1)
    # And until its mails have gone.
    time.sleep(1)


def got(path: str) -> str:
    """Return what a reader gets."""
    with urllib.request.urlopen(AT + path) as answer:
        page: str = answer.read().decode()
    return page


if __name__ == "__main__":
    sys.exit(main())
