"""A real nginx on the published tree: what it sends itself, and what it leaves to Django."""

import contextlib
import gzip
import http.client
import subprocess
import threading
import time
from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler

from articles.publishing.tree import Tree
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from editorial.nginx import configuration
from tests.factories import NOW, edited, version_at
from tests.servers import NotFound, find_nginx, free_port
from tests.test_public_pages import PAGES

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.embedded]

WHOLE = """
daemon off;
master_process off;
pid {home}/pid;
error_log stderr;
events {{ }}
http {{
    types {{ text/css css; application/javascript js; }}
    access_log {home}/access.log;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    server {{
        listen 127.0.0.1:{port};
        server_name testserver;
        include {home}/site.conf;
    }}
}}
"""
# What names this copy of the page, and this moment.
OF_THE_SERVER = {"date", "server", "connection", "etag", "last-modified", "keep-alive"}
OF_THE_SERVER |= {"transfer-encoding"}


class Asked:
    """Requests to a server, and whether they reached the application behind it."""

    def __init__(self, port, reached):
        self.port, self.reached = port, reached

    def __call__(self, path, method="GET", **headers):
        self.reached.clear()
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Host": "testserver", **named})
            answer = connection.getresponse()
            answer.body = answer.read()
        answer.fields = {name.lower(): value for name, value in answer.getheaders()}
        answer.passed_on = bool(self.reached)
        return answer


@pytest.fixture
def reached():
    return []


@pytest.fixture
def application(reached):
    handler = WSGIHandler()

    def noting(environ, start_response):
        reached.append(environ)
        return handler(environ, start_response)

    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(noting)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path / "tree")


@pytest.fixture
def nginx(tree, application, reached, tmp_path):
    try:
        binary = find_nginx()
    except NotFound as problem:
        pytest.skip(str(problem))
    port = free_port()
    upstream = f"http://127.0.0.1:{application.server_port}"
    (tmp_path / "site.conf").write_text(configuration(tree.folder, upstream=upstream))
    (tmp_path / "nginx.conf").write_text(WHOLE.format(home=tmp_path, port=port))
    command = [binary, "-p", tmp_path, "-c", tmp_path / "nginx.conf", "-e", "stderr"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, stderr=log)
    try:
        ask = Asked(port, reached)
        for _ in range(200):
            with contextlib.suppress(ConnectionRefusedError):
                ask("/healthz")
                break
            assert process.poll() is None, (tmp_path / "log").read_text()
            time.sleep(0.05)
        yield ask
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def alone(application, reached):
    return Asked(application.server_port, reached)


def changed(nginx, before):
    """Return the patient's page once it is another: a second after the tree, or soon after."""
    end = time.monotonic() + 20
    while (answer := nginx(PAGES[0])).body == before:
        assert time.monotonic() < end
        time.sleep(0.02)
    return answer.body


def headers_but_the_servers(answer):
    return {name: value for name, value in answer.fields.items() if name not in OF_THE_SERVER}


def test_pages_come_from_the_tree_as_the_application_would_send_them(nginx, alone, tree, approved):
    tree.update()
    for path in PAGES:
        for method in ("GET", "HEAD"):
            sent, expected = nginx(path, method), alone(path, method)

            assert (sent.status, sent.body) == (200, expected.body)
            ours = {**headers_but_the_servers(expected), "vary": "Accept-Encoding"}
            assert headers_but_the_servers(sent) == ours
            assert not nginx(path, method).passed_on
        assert not nginx(f"{path}?preview=1", Cookie="a=b", Range="bytes=0-10").passed_on
        assert nginx(f"{path}?preview=1", Cookie="a=b", Range="bytes=0-10").status == 200


def test_compressed_and_conditional_requests_need_no_application(nginx, tree, approved):
    tree.update()
    plain = nginx(PAGES[1])
    small = nginx(PAGES[1], Accept_Encoding="gzip")

    assert small.fields["content-encoding"] == "gzip"
    assert small.fields["vary"] == plain.fields["vary"] == "Accept-Encoding"
    assert gzip.decompress(small.body) == plain.body
    assert nginx(PAGES[1], Accept_Encoding="gzip;q=0").body == plain.body
    assert nginx(PAGES[1], Accept_Encoding="gzip", Via="1.1 proxy").body == small.body
    for page, accepted in ((plain, ""), (small, "gzip")):
        known = nginx(PAGES[1], If_None_Match=page.fields["etag"], Accept_Encoding=accepted)
        assert (known.status, known.body, known.passed_on) == (304, b"", False)
        assert known.fields["content-security-policy"] == plain.fields["content-security-policy"]


def test_all_else_is_the_applications(nginx, alone, tree, approved):
    tree.update()
    for path in (
        "/",
        "/articles/",
        "/articles/b12",
        "/articles/b12/patient/",
        "/articles/b12/versions/",
        "/articles/b12/index.html",
        "/articles/b12/noindex.html",
        "/articles//b12/",
        "/sets/",
        "/.lock",
        "/articles/no/",
        "/articles/b12/nobody/",
        "/search/?q=b12",
        "/workspace/",
    ):
        sent, expected = nginx(path), alone(path)

        assert nginx(path).passed_on, path
        assert (sent.status, sent.body) == (expected.status, expected.body), path
        assert headers_but_the_servers(sent) == headers_but_the_servers(expected), path
    assert nginx("/articles/b12/patient/").status in (301, 308)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_a_wrong_method_is_refused_by_the_application_as_ever(nginx, alone, tree, approved, method):
    tree.update()
    sent, expected = nginx(PAGES[0], method), alone(PAGES[0], method)

    assert (sent.status, sent.body) == (expected.status, expected.body) == (405, sent.body)
    assert sent.fields["allow"] == expected.fields["allow"]
    assert nginx(PAGES[0], method).passed_on


def test_what_is_withdrawn_is_gone_and_its_notice_is_for_no_search_engine(nginx, tree, approved):
    tree.update()
    page = nginx(PAGES[0]).body
    assert b"Hydroxocobalamin" in page
    withdraw(version=approved, reason="The dose.", advice="", by=approved.article.owner, at=NOW)
    tree.update()
    changed(nginx, page)

    for path in PAGES:
        answer = nginx(path)
        assert b"The dose." in answer.body
        assert b"Hydroxocobalamin" not in answer.body
        assert answer.fields["x-robots-tag"] == "noindex"
        assert not nginx(path).passed_on
        assert "default-src 'none'" in answer.fields["content-security-policy"]


def test_what_the_tree_has_not_the_application_sends(nginx, approved):
    answer = nginx(PAGES[0])

    assert answer.status == 200
    assert b"Hydroxocobalamin" in answer.body
    assert nginx(PAGES[0]).passed_on


def test_who_asks_while_sets_are_replaced_gets_one_or_the_other(nginx, tree, approved):
    """One of them is listed and the other is not, so that even the file's name changes."""
    tree.update()
    newest = nginx(PAGES[0]).body
    known = {newest}
    over, got = threading.Event(), []

    def ask():
        while not over.is_set():
            answer = nginx(PAGES[0])
            got.append((answer.status, answer.body))

    readers = [threading.Thread(target=ask) for _ in range(4)]
    for reader in readers:
        reader.start()
    version = approved
    try:
        for number in range(2):
            at = NOW + timedelta(days=2 * number + 1)
            withdraw(version=version, reason="Why.", advice="", by=version.article.owner, at=at)
            tree.update()
            known.add(newest := changed(nginx, newest))
            article = edited(version.article, question=f"Is it question {number}?", at=at)
            at += timedelta(days=1)
            version = version_at(Status.APPROVED, article=article, at=at)
            publish(article=article, at=at)
            tree.update()
            known.add(newest := changed(nginx, newest))
    finally:
        over.set()
        for reader in readers:
            reader.join()

    assert set(got) <= {(200, body) for body in known}
    assert len(known) == 5
    assert len(set(got)) > 3


def test_static_files_have_the_headers_too(nginx, alone, tree, settings):
    folder = settings.STATIC_ROOT / "css"
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / "for-a-test.css", folder / "for-a-test.0123456789ab.css"]
    for file in files:
        file.write_text("p {}")
    try:
        plain, hashed = (nginx(f"/static/css/{file.name}") for file in files)
        absent = nginx("/static/css/nothing.css")
    finally:
        for file in files:
            file.unlink()

    page = alone("/")
    assert (plain.status, hashed.status, absent.status) == (200, 200, 404)
    assert plain.fields["content-type"].startswith("text/css; charset=")
    assert plain.fields["cache-control"] == "max-age=60"
    assert hashed.fields["cache-control"] == "public, max-age=31536000, immutable"
    for name in ("content-security-policy", "x-content-type-options", "referrer-policy"):
        for answer in (plain, hashed, absent):
            assert answer.fields[name] == page.fields[name]


def test_behind_https_pages_say_so(settings, tmp_path):
    settings.PUBLIC_URL = "https://www.example.org"
    settings.ALLOWED_HOSTS = ["www.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31536000
    for proxied in (None, ("HTTP_X_FORWARDED_PROTO", "https")):
        settings.SECURE_PROXY_SSL_HEADER = proxied
        lines = configuration(tmp_path, upstream="http://127.0.0.1:1").splitlines()

        said = [line for line in lines if "Strict-Transport-Security" in line]
        assert said and all("max-age=31536000" in line for line in said)
        assert not any("Location" in line for line in lines)


def test_no_log_has_what_a_reader_asked(nginx, application, tmp_path):
    asked = ["/ask/?q=secretword", "/de/search/?q=secretword", "/search/?q=is+secretword"]
    answers = [nginx(path).status for path in asked]
    application.shutdown()
    application.server_close()
    answers += [nginx(path).status for path in [*asked, "/board/?seen"]]

    logs = (tmp_path / "access.log").read_text() + (tmp_path / "log").read_text()
    assert answers == [200, 200, 200, 502, 502, 502, 502]
    assert "/board/?seen" in logs
    assert "secretword" not in logs
