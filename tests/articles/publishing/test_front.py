"""Pages from memory: the same bytes as without it, for everybody, and never for long (I6, I18)."""

import gzip
import io
import itertools
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.publishing import front as front_module
from articles.publishing import queries
from articles.publishing.actions.go_live import take_down
from articles.publishing.front import FRESH, STALE, Front
from articles.publishing.live_sets import live_set
from articles.publishing.models import Live, Rendering
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.factories import NOW, edited, version_at
from tests.tampering import set_column
from tests.test_public_pages import PAGES, variations

pytestmark = pytest.mark.usefixtures("connections_stay_open")

MOST = 4_000_000


def asked(application, path, method="GET", query="", **headers):
    """Ask as a server does; return status, headers and body."""
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "QUERY_STRING": query}
    environ |= {"HTTP_HOST": "testserver"}
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    setup_testing_defaults(environ)
    got = []
    parts = application(environ, lambda status, headers, *_: got.extend([status, headers]))
    body = b"".join(parts)
    getattr(parts, "close", lambda: None)()
    assert len(got) == 2, "a response begins once"
    return got[0], dict(got[1]), body


class Counted:
    """An application that remembers what it was asked."""

    def __init__(self, application):
        self.application, self.environs = application, []

    def __call__(self, environ, start_response):
        self.environs.append(environ)
        return self.application(environ, start_response)


@pytest.fixture
def clock(monkeypatch):
    """Time that stands still until it is told to pass."""

    class Clock:
        now = 1000.0

        def monotonic(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(front_module, "time", clock)
    return clock


# With Django behind it


@pytest.fixture
def behind():
    return Counted(WSGIHandler())


@pytest.fixture
def front(behind):
    return Front(behind, most=MOST)


@pytest.mark.usefixtures("approved")
def test_an_answer_is_the_same_with_and_without_it(front):
    for path in [*PAGES, "/articles/", "/articles/b12/versions/", "/articles/no/", "/articles/b12"]:
        for method in ("GET", "HEAD", "POST", "DELETE"):
            alone = asked(WSGIHandler(), path, method)
            for _ in range(2):
                status, headers, body = asked(front, path, method)
                headers.pop("Vary", "")
                alone[1].pop("Vary", "")

                assert (status, headers) == alone[:2]
                assert body == (b"" if method == "HEAD" and path in PAGES else alone[2])


@pytest.mark.usefixtures("approved")
def test_what_was_sent_once_is_sent_again_without_django_or_database(
    front, behind, django_assert_num_queries
):
    first = [asked(front, path) for path in PAGES]
    behind.environs.clear()

    with django_assert_num_queries(0):
        assert [asked(front, path) for path in PAGES] == first
    assert behind.environs == []


@pytest.mark.usefixtures("approved")
def test_no_header_cookie_or_query_changes_a_byte_of_it(front, behind):
    for path in PAGES:
        expected = asked(front, path)
        for headers, query in variations(100):
            named = {
                name.replace("-", "_"): value
                for name, value in headers.items()
                if name not in ("Accept-Encoding", "Range", "X-Forwarded-Proto")
            }
            assert asked(front, path, query=query, **named) == expected
    assert len(behind.environs) == len(PAGES)


@pytest.mark.usefixtures("approved")
def test_django_is_asked_for_a_page_with_host_and_path_alone(front, behind):
    environ = {"cookie": "a=b", "accept_language": "de", "if_none_match": "*", "range": "bytes=0-1"}
    status, _, body = asked(front, PAGES[0], "HEAD", "preview=1", **environ)

    (seen,) = behind.environs
    assert status == "304 Not Modified" and not body
    assert [name for name in seen if name.startswith("HTTP_")] == ["HTTP_HOST"]
    assert (seen["REQUEST_METHOD"], seen["QUERY_STRING"]) == ("GET", "")


@pytest.mark.usefixtures("approved")
def test_compressed_it_is_the_same_page_under_a_weak_tag(front):
    _, plain, page = asked(front, PAGES[0])
    status, headers, body = asked(front, PAGES[0], accept_encoding="br, gzip")

    assert status == "200 OK"
    assert gzip.decompress(body) == page
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Content-Length"] == str(len(body))
    assert headers["ETag"] == f"W/{plain['ETag']}"
    assert headers["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert asked(front, PAGES[0], accept_encoding="gzip;q=0")[2] == page
    assert asked(front, PAGES[0], accept_encoding="gzip," * 20_000)[2] == page


@pytest.mark.usefixtures("approved")
def test_who_has_the_page_is_told_so_in_a_few_headers(front):
    _, headers, _ = asked(front, PAGES[0])
    for known in (headers["ETag"], f'"x", W/{headers["ETag"]}', "*"):
        for method in ("GET", "HEAD"):
            status, left, body = asked(front, PAGES[0], method, if_none_match=known)

            assert (status, body) == ("304 Not Modified", b"")
            gone = ("Content-Type", "Content-Length")
            assert left == {k: v for k, v in headers.items() if k not in gone}
    assert asked(front, PAGES[0], if_none_match='"another"')[0] == "200 OK"


def test_a_publication_in_this_process_is_seen_at_once(front, approved, clock):
    before = asked(front, PAGES[0])[2]
    article = edited(approved.article, question="Is it another question?", at=NOW)
    version_at(Status.APPROVED, article=article, at=NOW + timedelta(days=1))
    publish(article=article, at=NOW + timedelta(days=1))
    # Who listens is told after the commit, which no test of one transaction ever has.
    front_module.pointer_moved.send(sender=None, slug="b12")

    assert b"Is it another question?" in asked(front, PAGES[0])[2]
    assert b"Is it another question?" not in before


def test_a_publication_in_another_process_is_seen_within_a_second(front, approved, clock):
    before = [asked(front, path)[2] for path in PAGES]
    withdraw(version=approved, reason="The dose.", advice="", by=approved.article.owner, at=NOW)
    clock.now += FRESH

    assert [asked(front, path)[2] for path in PAGES] == before
    clock.now += 0.01
    for path in PAGES:
        _, headers, body = asked(front, path)
        assert b"The dose." in body
        assert headers["X-Robots-Tag"] == "noindex"
    assert FRESH < 1


def test_what_is_taken_down_is_gone_within_a_second_and_stays_gone_without_database(
    front, approved, clock, monkeypatch
):
    asked(front, PAGES[0])
    take_down(approved.article)
    clock.now += FRESH + 0.01

    assert asked(front, PAGES[0])[0] == "404 Not Found"
    broken(monkeypatch)
    assert asked(front, PAGES[0])[0] == "503 Service Unavailable"


def broken(monkeypatch):
    def away(*_):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(queries, "live_number", away)
    monkeypatch.setattr(queries, "live_page", away)


@pytest.mark.usefixtures("approved")
def test_without_a_database_a_page_is_sent_for_five_seconds_and_then_refused(
    front, clock, monkeypatch
):
    page = asked(front, PAGES[0])[2]
    with monkeypatch.context() as while_away:
        broken(while_away)
        clock.now += STALE - 0.1
        assert asked(front, PAGES[0])[2] == page
        clock.now += 0.2
        status, headers, body = asked(front, PAGES[0])

        assert status == "503 Service Unavailable"
        assert headers["Retry-After"] == "5"
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert b"cannot be reached" in body
        assert b"Hydroxocobalamin" not in body
        assert asked(front, PAGES[1])[0] == "503 Service Unavailable", "never asked for before"
    assert asked(front, PAGES[0])[2] == page


@pytest.mark.usefixtures("approved")
def test_what_was_tampered_with_is_not_kept(front):
    row = Rendering.objects.get(publications__live__isnull=False, audience="patient")
    page = bytes(row.page)
    set_column(row, "page", page.replace(b"1 mg", b"9 mg"))

    assert asked(front, PAGES[0])[0] == "503 Service Unavailable"
    set_column(row, "page", page)
    assert asked(front, PAGES[0])[2] == page


@pytest.mark.usefixtures("approved")
def test_a_host_that_is_not_ours_is_refused_as_ever(front, behind):
    asked(front, PAGES[0])

    assert asked(front, PAGES[0], host="evil.example")[0] == "400 Bad Request"
    assert asked(front, PAGES[0], host="")[0] != "500 Internal Server Error"


@pytest.mark.usefixtures("approved")
def test_a_thousand_ports_of_one_host_fill_no_memory(front, behind):
    asked(front, PAGES[0])
    size = front.size
    for port in range(1000, 2000):
        assert asked(front, PAGES[0], host=f"TESTSERVER.:{port}")[0] == "200 OK"

    assert front.size == size
    assert len(behind.environs) == 1


@pytest.mark.usefixtures("approved")
def test_what_came_by_https_and_what_did_not_are_kept_apart_as_django_tells_them(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    front = Front(WSGIHandler(), most=MOST)
    for _ in range(2):
        assert asked(front, PAGES[0], x_forwarded_proto="https")[0] == "200 OK"
        assert asked(front, PAGES[0])[0] == "301 Moved Permanently"
        assert asked(front, PAGES[0], x_forwarded_proto="http")[0] == "301 Moved Permanently"
        assert asked(front, PAGES[0], x_forwarded_proto="https, http")[0] == "200 OK"


def test_the_server_sends_readers_through_it():
    from editorial.wsgi import application, django_alone

    assert isinstance(application, Front)
    assert isinstance(django_alone, WSGIHandler)


# Alone, with an application that says which publication it shows


class Site:
    """Articles whose pages are their publication's number."""

    def __init__(self, monkeypatch, size=1000):
        self.live, self.size, self.asked = {}, size, 0
        monkeypatch.setattr(front_module, "_live", self.live.get)

    def __call__(self, environ, start_response):
        self.asked += 1
        number = self.live.get(environ["PATH_INFO"].split("/")[2], 0)
        start_response("200 OK", [("ETag", f'"{number}"'), ("Content-Type", "text/html")])
        noise = itertools.islice(itertools.cycle(f"{number * 2654435761 % 2**32:x}"), self.size)
        return [f"{number}\n".encode(), "".join(noise).encode()]


def test_ten_thousand_articles_take_no_more_memory_than_was_given(monkeypatch):
    site = Site(monkeypatch)
    site.live = dict.fromkeys((f"a{number}" for number in range(10_000)), 1)
    monkeypatch.setattr(front_module, "_live", site.live.get)
    front = Front(site, most=500_000)
    for slug in site.live:
        asked(front, f"/articles/{slug}/")
        asked(front, "/articles/a0/")  # What is read all the time stays.

        assert front.size <= 500_000
    assert site.asked == 10_000
    assert front.size > 400_000
    assert front.size == sum(page.size for page in front._pages.values())
    held = sum(sys.getsizeof(v.body) for p in front._pages.values() for v in (p.plain, p.gzipped))
    assert held < front.size


def test_a_page_that_is_larger_than_all_memory_is_sent_and_not_kept(monkeypatch):
    site = Site(monkeypatch, size=50_000)
    site.live["a"] = 1
    front = Front(site, most=10_000)
    for number in (1, 2):
        assert len(asked(front, "/articles/a/")[2]) > 50_000
        assert (site.asked, front.size) == (number, 0)


def test_many_threads_never_get_an_older_page_after_a_newer_one(monkeypatch):
    monkeypatch.setattr(front_module, "FRESH", 0.0005)
    site = Site(monkeypatch, size=100)
    site.live["a"] = 1
    front = Front(site, most=20_000)
    over = threading.Event()

    def read(_):
        seen = []
        while not over.is_set():
            seen.append(int(asked(front, "/articles/a/")[2].split(b"\n")[0]))
            asked(front, f"/articles/b{len(seen) % 9}/")
        return seen

    site.live |= {f"b{number}": 1 for number in range(9)}
    switch = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as pool:
            readers = [pool.submit(read, number) for number in range(8)]
            for number in range(2, 200):
                site.live["a"] = number
                if number % 3 == 0:
                    front_module.pointer_moved.send(sender=None, slug="a")
                threading.Event().wait(0.003)
            over.set()
            seen = [reader.result() for reader in readers]
    finally:
        over.set()
        sys.setswitchinterval(switch)

    for numbers in seen:
        assert numbers == sorted(numbers)
    assert len({number for numbers in seen for number in numbers}) > 60
    assert front.size == sum(page.size for page in front._pages.values())


@pytest.mark.parametrize("gone", ["the pointer moved", "no room"])
def test_a_page_on_its_way_is_not_kept_after_a_newer_one_came_and_went(monkeypatch, gone):
    site = Site(monkeypatch)
    site.live |= {"a": 1} | {f"b{number}": 1 for number in range(9)}
    front = Front(site, most=20_000)
    keep = front._kept

    def late(key, page):
        monkeypatch.setattr(front, "_kept", keep)
        site.live["a"] = 2
        assert asked(front, "/articles/a/")[2].startswith(b"2\n")
        if gone == "no room":
            for number in range(9):
                asked(front, f"/articles/b{number}/")
        else:
            front_module.pointer_moved.send(sender=None, slug="a")
        assert not [page for page in front._pages.values() if page.slug == "a"]
        return keep(key, page)

    monkeypatch.setattr(front, "_kept", late)

    assert asked(front, "/articles/a/")[2].startswith(b"1\n")  # It was live when it was asked for.
    assert asked(front, "/articles/a/")[2].startswith(b"2\n")


def test_a_pointer_that_moves_while_the_page_is_made_is_followed(monkeypatch):
    site = Site(monkeypatch)
    site.live["a"] = 1
    slow = [2, 3]

    def moving(environ, start_response):
        answer = site(environ, start_response)
        if slow:
            site.live["a"] = slow.pop(0)
        return answer

    assert asked(Front(moving, most=MOST), "/articles/a/")[2].startswith(b"3\n")


@pytest.mark.parametrize(
    "path",
    [
        "/articles/a/patient/",
        "/articles/a/nobody/",
        "/articles/a",
        "/articles/a/\n",
        "/fr/articles/a/",
        "/articles/ä/",
        "/articles//",
        "/workspace/articles/a/",
    ],
)
def test_anything_else_goes_through_untouched(monkeypatch, path):
    site = Counted(Site(monkeypatch))
    site.application.live["a"] = 1
    front = Front(site, most=MOST)
    sent = {"PATH_INFO": path, "HTTP_COOKIE": "a=b", "QUERY_STRING": "c", "HTTP_HOST": "testserver"}
    setup_testing_defaults(sent)
    for _ in range(2):
        front(sent, lambda *_: None)

    assert [environ is sent for environ in site.environs] == [True, True]
    assert front.size == 0


def test_a_body_that_is_sent_along_is_not_read(monkeypatch):
    site = Counted(Site(monkeypatch))
    site.application.live["a"] = 1
    body = io.BytesIO(b"not for us")
    environ = {"PATH_INFO": "/articles/a/", "HTTP_HOST": "testserver", "wsgi.input": body}
    setup_testing_defaults(environ)
    Front(site, most=MOST)(environ, lambda *_: None)

    assert body.tell() == 0
    assert site.environs[0]["wsgi.input"].read() == b""


def test_with_no_memory_given_every_request_is_djangos(approved, settings):
    front = Front(WSGIHandler(), most=0)

    assert asked(front, PAGES[0])[2] == Client().get(PAGES[0]).content
    assert front.size == 0
    assert Live.objects.count() == 1


# However many articles there are


@pytest.mark.parametrize(
    "look_up",
    [
        lambda: queries.live_number("b12"),
        lambda: queries.live_page("b12", "carer"),
        lambda: live_set("b12"),
    ],
    ids=["pointer", "page", "set"],
)
def test_what_is_live_is_found_by_an_index(approved, look_up):
    with CaptureQueriesContext(connection) as asked_for:
        look_up()
    (query,) = asked_for.captured_queries
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql'].replace('%', '%%')}")
            read_through = "SCAN"
        else:
            # In tables of a few rows it would read them all, whatever indexes there are.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {query['sql']}")
            read_through = "Seq Scan"
        plan = "\n".join(str(row) for row in cursor.fetchall())

    assert read_through not in plan
