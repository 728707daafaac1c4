"""Whatever a stranger sends along, an address has one body, from the server's own door on (I6)."""

import gzip
import hashlib
import random
import zlib

import pytest
from django.core.handlers.wsgi import WSGIHandler

from articles.publishing.front import Front
from tests.test_public_pages import PAGES, variations
from tests.wsgi import asked

# What is sent along never reaches the database: tried on one of them.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.embedded,
    pytest.mark.usefixtures("connections_stay_open"),
]

VARIATIONS = 500
ENCODINGS = [
    "", "gzip", "gzip, deflate, br, zstd", "br", "identity;q=0", "*", "*;q=0", "gzip;q=0",
    "gzip;q=0.001", "gzip;q=2", "gzip;q=-1", "gzip;q=", "GZIP", "x-gzip", "gzip;", ";gzip",
    "gzip,gzip;q=0", "deflate, *;q=0.5", "gzip," * 5_000, "gzip\tbr", "é", "\x7f", "gzip; q=1; q=0",
]  # fmt: skip
FORGED = {
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Server": "evil.example",
    "X-Forwarded-For": "127.0.0.1, 127.0.0.1",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Prefix": "/evil",
    "X-Original-URL": "/workspace/",
    "X-Rewrite-URL": "/workspace/",
    "X-HTTP-Method-Override": "DELETE",
    "X-HTTP-Method": "PUT",
    "X-Script-Name": "/evil",
    "Forwarded": "for=127.0.0.1;host=evil.example;proto=https",
    "True-Client-IP": "127.0.0.1",
    "Proxy": "http://evil.example",
    "Remote-User": "admin",
    "Accept-Language": "de",
    "Accept": "application/json",
    "Cookie": "sessionid=stolen; audience=clinician; django_language=de",
}
OTHERS = [
    "/", "/articles/", "/articles/a-z/v/", "/topics/", "/topics/neurology/",
    "/articles/b12/versions/", "/articles/b12/versions/1/", "/articles/b12/report/", "/audience/",
    "/editorial-policy/", "/board/", "/feed.atom", "/sitemap.xml", "/robots.txt", "/de/",
    "/de/topics/", "/nothing/here/", "/search/", "/search/?q=b12", "/ask/", "/ask/?q=what+is+given",
]  # fmt: skip


@pytest.fixture
def door(approved):
    """The application as the server calls it, with one article's pages behind it."""
    return Front(WSGIHandler(), most=4_000_000)


def opened(headers: dict[str, str], body: bytes) -> bytes:
    """Return a body without the encoding that the answer says it has."""
    encoding = headers.get("Content-Encoding", "identity")
    return {"identity": bytes, "gzip": gzip.decompress, "deflate": zlib.decompress}[encoding](body)


def strangers(count: int):
    """Yield cookies, headers and queries as strangers send them; the same on each run."""
    chance = random.Random(4)
    for headers, query in variations(count):
        forged = chance.sample(sorted(FORGED), chance.randint(0, 4))
        sent = {name: FORGED[name] for name in forged} | headers
        yield sent | {"Accept-Encoding": chance.choice(ENCODINGS)}, query


def test_five_hundred_strangers_get_one_body_at_each_of_four_addresses(door):
    bodies = {address: set() for address in PAGES}
    for address in PAGES:
        for headers, query in strangers(VARIATIONS):
            status, answered, body = asked(door, address, query=query, **headers)

            assert status == "200 OK", (headers, query)
            assert "Set-Cookie" not in answered
            assert answered.get("Vary", "Accept-Encoding") == "Accept-Encoding"
            bodies[address].add(hashlib.sha256(opened(answered, body)).hexdigest())

    assert [len(hashes) for hashes in bodies.values()] == [1] * 4
    assert len(set.union(*bodies.values())) == 4


def test_a_forged_header_changes_no_page_of_readers(door):
    for each in OTHERS:
        address, _, query = each.partition("?")
        status, headers, body = asked(door, address, query=query)
        assert "Set-Cookie" not in headers, each
        for name, value in FORGED.items():
            again, answered, forged = asked(door, address, query=query, **{name: value})

            assert (again, forged) == (status, body), (each, name)
            assert "Set-Cookie" not in answered, (each, name)
            assert answered.get("Vary", "Accept-Encoding") == "Accept-Encoding", (each, name)


def test_another_host_is_refused_and_leaves_nothing_behind(door):
    for host in ("evil.example", "testserver@evil.example", "testserver:x", "a" * 9_000):
        for address in [*PAGES, *OTHERS[:4]]:
            assert asked(door, address, Host=host)[0].startswith("400 "), (host, address)
    for address in PAGES:
        assert b"evil" not in asked(door, address)[2]


def test_ten_thousand_parameters_change_no_byte_or_are_refused_in_words(door):
    query = "&".join(f"a{number}=1" for number in range(10_000))
    for address in [*PAGES, *OTHERS]:
        path, _, mine = address.partition("?")
        status, _, body = asked(door, path, query=f"{mine}&{query}")

        if path in PAGES:
            assert (status, body) == asked(door, path)[::2]
        assert status[:3] in ("200", "400", "404"), address
        assert b"<h1" in body or b"<?xml" in body or status == "200 OK"


def test_an_unknown_audience_is_not_there_whatever_the_method(door):
    for audience in ("nurse", "PATIENT", "patient\0", "..", "clinician;x", "%2e", "a" * 5_000):
        for method in ("GET", "HEAD", "POST", "DELETE", "BREW", "CONNECT"):
            status, headers, _ = asked(door, f"/articles/b12/{audience}/", method)

            assert status.startswith(("404", "405")), (audience, method)
            assert "Set-Cookie" not in headers


def test_the_first_request_of_a_host_is_read_as_it_was_sent():
    for path in ("/articles/é/", "/articles/ש/", "/\N{MATHEMATICAL SCRIPT SMALL C}/"):
        status, _, body = asked(Front(WSGIHandler(), most=1), path)

        assert status == "404 Not Found", path
        assert body == asked(WSGIHandler(), path)[2]
