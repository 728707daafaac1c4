"""A question to another machine ends in time, in bounds, and never inside our own network."""

import gzip
import socket
import threading
import time
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from references.fetching import Unreachable, exchange, fetch


@pytest.fixture(autouse=True)
def _who_asks(settings):
    settings.SITE_NAME, settings.CONTACT_EMAIL = "Clinic Ünder Test", "editors@clinic.example"


@contextmanager
def a_server_that(answers):
    """Serve one connection after the other by hand; `answers` gets the socket."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    try:
                        connection.recv(65536)
                        answers(connection)
                    except OSError:
                        pass

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def ask(url, **said):
    return fetch(url, **{"accept": "application/json", "trusted": True, **said})


def trouble_of(url, **said):
    with pytest.raises(Unreachable) as raised:
        ask(url, **said)
    return raised.value.why


def test_an_answer_comes_with_status_headers_and_body(httpserver):
    httpserver.expect_request("/works").respond_with_data(b"{}", 404, {"X-Said": "this"})

    answer = ask(httpserver.url_for("/works?a=b"))

    assert (answer.status, answer.body, answer.headers["x-said"]) == (404, b"{}", "this")
    assert answer.url == httpserver.url_for("/works?a=b")


def test_whoever_is_asked_learns_who_asks_and_whom_to_write_to(httpserver):
    httpserver.expect_request("/").respond_with_data(b"")

    ask(httpserver.url_for("/"))

    asked, _ = httpserver.log[0]
    assert "mailto:editors@clinic.example" in asked.headers["User-Agent"]
    assert asked.headers["Accept"] == "application/json"
    assert not {"Cookie", "Authorization", "Referer"} & set(asked.headers.keys())


def test_head_has_no_body(httpserver):
    httpserver.expect_request("/", method="HEAD").respond_with_data(b"never sent")

    assert ask(httpserver.url_for("/"), method="HEAD").body == b""


# Never inside


def public_host_leads_to(monkeypatch, *addresses):
    real, asked = socket.getaddrinfo, []

    def answer(host, port, *args, **kwargs):
        if host not in ("source.example", "127.0.0.1"):
            return real(host, port, *args, **kwargs)
        asked.append(host)
        found = addresses if host == "source.example" else ["127.0.0.1"]
        kinds = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(kinds[":" in one], socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/",
        "http://0x7f.1/", "http://2130706433/", "http://127.1/", "http://[::ffff:127.0.0.1]/",
    ],
)  # fmt: skip
def test_this_machine_is_not_asked_in_any_spelling(url, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", _numbers_only)

    assert trouble_of(url, trusted=False) == "refused"


def _numbers_only(host, port, *args, **kwargs):
    """Read a number of any spelling as the system does; ask nobody."""
    name = {"localhost": "127.0.0.1"}.get(host, host)
    if ":" not in name:
        name = socket.inet_ntoa(socket.inet_aton(name))
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (name, port))]


@pytest.mark.parametrize("inside", ["10.0.0.8", "169.254.169.254", "fd00:ec2::254", "127.0.0.1"])
def test_a_name_that_leads_inside_is_not_asked(inside, monkeypatch):
    public_host_leads_to(monkeypatch, inside)

    assert trouble_of("http://source.example/", trusted=False) == "refused"


def test_a_name_with_one_address_inside_among_public_ones_is_not_asked(monkeypatch):
    public_host_leads_to(monkeypatch, "93.184.215.14", "10.0.0.8")

    assert trouble_of("http://source.example/", trusted=False) == "refused"


def test_a_port_that_is_none_of_the_web_is_not_asked(monkeypatch):
    asked = public_host_leads_to(monkeypatch, "93.184.215.14")

    assert trouble_of("http://source.example:6379/", trusted=False) == "refused"
    assert asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch, httpserver):
    """A name server that answers otherwise the second time is never asked a second time."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    connected = []

    def look_up(host, port, *args, **kwargs):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in next(answers)]

    def connect(address, *args, **kwargs):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)

    assert trouble_of("http://source.example/", trusted=False) == "broken"
    assert connected == [("93.184.215.14", 80)]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_inside_is_refused(status, httpserver):
    with a_server_that(lambda connection: pytest.fail("It was asked.")) as inside:
        httpserver.expect_request("/").respond_with_data(b"", status, {"Location": inside})

        assert trouble_of(httpserver.url_for("/")) == "refused"


@pytest.mark.parametrize(
    "onward", ["file:///etc/passwd", "ftp://example.org/", "http://a:b@example.org/", "http://["]
)
def test_a_redirect_to_no_web_address_is_refused(onward):
    said = f"HTTP/1.1 302 Found\r\nLocation: {onward}\r\nContent-Length: 0\r\n\r\n".encode()

    with a_server_that(lambda connection: connection.sendall(said)) as url:
        assert trouble_of(url) == "refused"


def test_a_redirect_within_the_service_is_followed(httpserver):
    httpserver.expect_request("/a").respond_with_data(b"", 302, {"Location": "/b?c=d"})
    httpserver.expect_request("/b").respond_with_data(b"here")

    answer = ask(httpserver.url_for("/a"))

    assert (answer.body, answer.url) == (b"here", httpserver.url_for("/b?c=d"))


def test_redirects_in_a_circle_end(httpserver):
    httpserver.expect_request("/").respond_with_data(b"", 302, {"Location": "/"})

    assert trouble_of(httpserver.url_for("/")) == "redirects"
    assert len(httpserver.log) == exchange.MOST_REDIRECTS + 1


# In time


def dripping(head, every=0.05):
    def answer(connection):
        connection.sendall(head)
        while True:
            connection.sendall(b"x")
            time.sleep(every)

    return answer


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Header: ",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
    ],
)
def test_an_answer_that_drips_ends_at_the_deadline(head):
    began = time.monotonic()

    with a_server_that(dripping(head)) as url:
        assert trouble_of(url, deadline=0.4) == "timeout"

    assert 0.3 < time.monotonic() - began < 20


def test_silence_ends_at_the_deadline():
    with a_server_that(lambda connection: time.sleep(30)) as url:
        began = time.monotonic()
        assert trouble_of(url, deadline=0.3) == "timeout"

    assert time.monotonic() - began < 20


def test_a_name_server_that_is_silent_ends_at_the_deadline(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: time.sleep(2))
    began = time.monotonic()

    assert trouble_of("http://source.example/", deadline=0.3) == "timeout"
    assert time.monotonic() - began < 1.5


def test_redirects_share_one_deadline():
    def slow(connection):
        time.sleep(0.2)
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")

    with a_server_that(slow) as url:
        assert trouble_of(url, deadline=0.5) == "timeout"


# In bounds


def test_an_answer_that_says_it_is_too_large_is_not_read():
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n"

    with a_server_that(lambda connection: connection.sendall(head)) as url:
        assert trouble_of(url) == "too_large"


def test_an_answer_that_does_not_say_so_is_cut_off():
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    with a_server_that(endless) as url:
        assert trouble_of(url, most=1_000_000) == "too_large"


def test_a_few_packed_bytes_do_not_become_gigabytes(httpserver):
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    httpserver.expect_request("/").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})

    assert len(bomb) < 400_000
    assert trouble_of(httpserver.url_for("/"), most=1_000_000) == "too_large"


def test_a_packed_answer_is_unpacked(httpserver):
    packed = gzip.compress(b"the words")
    httpserver.expect_request("/").respond_with_data(packed, headers={"Content-Encoding": "gzip"})

    assert ask(httpserver.url_for("/")).body == b"the words"


@pytest.mark.parametrize(
    ("body", "packing"),
    [(b"not gzip", "gzip"), (gzip.compress(b"words" * 1000, mtime=0)[:-20], "gzip"), (b"x", "br")],
)
def test_an_answer_that_cannot_be_unpacked_is_broken(body, packing, httpserver):
    httpserver.expect_request("/").respond_with_data(body, headers={"Content-Encoding": packing})

    assert trouble_of(httpserver.url_for("/")) == "broken"


@pytest.mark.parametrize(
    "said",
    [
        b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n", b"\x00" * 1000,
    ],
)  # fmt: skip
def test_what_is_no_http_is_broken(said):
    with a_server_that(lambda connection: connection.sendall(said)) as url:
        assert trouble_of(url) == "broken"


def test_headers_without_end_are_broken():
    def answer(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X-One-More: " + b"x" * 1000 + b"\r\n")

    with a_server_that(answer) as url:
        assert trouble_of(url) == "broken"


def test_a_machine_that_takes_no_connection_is_broken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    assert trouble_of(f"http://127.0.0.1:{port}/") == "broken"


@pytest.mark.parametrize("error", [OSError(101, "unreachable"), OSError(113, "no route")])
def test_a_network_that_is_down_is_offline(error, monkeypatch):
    public_host_leads_to(monkeypatch, "93.184.215.14")

    def connect(*args, **kwargs):
        raise error

    monkeypatch.setattr(socket, "create_connection", connect)

    assert trouble_of("http://source.example/", trusted=False) == "offline"


def test_a_name_that_is_not_known_is_offline(monkeypatch):
    def look_up(*args, **kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    assert trouble_of("http://source.example/") == "offline"


# Busy services


def a_service_that_answers(httpserver, *answers):
    for status, headers in answers:
        httpserver.expect_ordered_request("/").respond_with_data(b"said", status, headers)
    return httpserver.url_for("/")


@pytest.fixture
def waits(monkeypatch):
    waits = []
    monkeypatch.setattr(exchange, "sleep", waits.append)
    return waits


def test_a_busy_service_is_asked_again_when_it_says(httpserver, waits):
    url = a_service_that_answers(httpserver, (429, {"Retry-After": "3"}), (200, {}))

    assert ask(url).status == 200
    assert waits == [3.0]


def test_a_date_to_come_back_at_is_kept(httpserver, waits):
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=5), usegmt=True)
    url = a_service_that_answers(httpserver, (503, {"Retry-After": at}), (200, {}))

    assert ask(url).status == 200
    assert 3 < waits[0] <= 5


def test_whoever_says_nothing_is_asked_more_and_more_slowly(httpserver, waits):
    url = a_service_that_answers(httpserver, (500, {}), (502, {"Retry-After": "soon"}), (504, {}))

    assert ask(url).status == 504
    assert len(waits) == 2
    assert 0.3 < waits[0] < 0.5 < waits[1] < 1.0


def test_a_wait_past_the_deadline_is_not_begun(httpserver, waits):
    url = a_service_that_answers(httpserver, (429, {"Retry-After": "3600"}))

    assert ask(url).status == 429
    assert waits == []


def test_an_answer_of_no_is_not_asked_for_again(httpserver, waits):
    url = a_service_that_answers(httpserver, (404, {"Retry-After": "1"}))

    assert ask(url).status == 404
    assert len(httpserver.log) == 1
