"""What readers are sent: the same bytes for everybody, and only what was published (I6, I8, §7)."""

import random
import re
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client

from articles import audiences
from articles.publishing.models import Live, Rendering
from articles.status import Status
from editorial.actions.publish import publish
from editorial.actions.withdraw import withdraw
from tests.factories import NOW, edited, make_article, make_policy, submitted, version_at
from tests.tampering import set_column

pytestmark = pytest.mark.django_db

PAGES = [
    "/articles/b12/",
    *(f"/articles/b12/{code}/" for code in ("carer", "student", "clinician")),
]
LISTS = ["/", "/articles/", "/search/?q=b12", "/topics/neurology/", "/feed.atom", "/sitemap.xml"]
CANARY = "Quokka"

COOKIES = [
    "sessionid=stolen",
    "audience=clinician; csrftoken=x",
    "__Host-session=a; lang=de",
    "a=" + "b" * 4000,
    'x="\x01"',
]
HEADERS = {
    "Accept": ["text/html", "application/json", "*/*;q=0.1", "text/markdown"],
    "Accept-Language": ["de", "en-US,en;q=0.5", "zz", "*"],
    "Accept-Encoding": ["identity", "br", "gzip;q=0", ""],
    "User-Agent": ["Googlebot", "curl/8", "sqlmap", "é"],
    "Authorization": ["Basic YTpi", "Bearer token", " "],
    "Referer": ["https://elsewhere.example/", "javascript:1"],
    "X-Forwarded-Host": ["evil.example"],
    "X-Forwarded-For": ["127.0.0.1"],
    "X-Forwarded-Proto": ["https", "gopher"],
    "X-Original-URL": ["/workspace/"],
    "X-HTTP-Method-Override": ["DELETE"],
    "X-Requested-With": ["XMLHttpRequest"],
    "Cache-Control": ["no-cache", "max-age=0"],
    "Range": ["bytes=0-10"],
    "Save-Data": ["on"],
    "Sec-CH-Prefers-Color-Scheme": ["dark"],
    "Origin": ["null", "https://evil.example"],
    "If-None-Match": ['"another"', "garbage"],
}
QUERIES = [
    "audience=clinician",
    "preview=1",
    "status=draft&post_status=any",
    "version=1",
    "_=%00",
    "utm_source=x&utm_medium=%F0%28",
    "q=" + "a" * 5000,
    "format=json",
    "a[]=1&a[]=2",
    "%ff=%fe",
]


def variations(count: int):
    """Yield cookies, headers and a query string as strangers send them; the same on each run."""
    chance = random.Random(6)
    for _ in range(count):
        chosen = chance.sample(sorted(HEADERS), chance.randint(0, 5))
        headers = {name: chance.choice(HEADERS[name]) for name in chosen}
        if chance.random() < 0.6:
            headers["Cookie"] = chance.choice(COOKIES)
        yield headers, chance.choice(QUERIES) if chance.random() < 0.6 else ""


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def pending():
    make_policy("neurology", show_pending=True)
    version = version_at(Status.UNDER_REVIEW, slug="b12", question=f"Can a {CANARY} be seen?")
    publish(article=version.article, at=NOW)
    return version


# One body at an address, whoever asks and however (I6)


@pytest.mark.usefixtures("approved")
def test_nothing_that_a_request_carries_changes_a_byte(reader):
    for address in PAGES:
        expected = reader.get(address)
        for headers, query in variations(200):
            answer = reader.get(f"{address}?{query}", headers=headers)

            assert answer.status_code == 200, (headers, query)
            assert answer.content == expected.content, (headers, query)
            assert answer["ETag"] == expected["ETag"]
            assert "Set-Cookie" not in answer and not answer.cookies
            assert answer.get("Vary", "") in ("", "Accept-Encoding")


@pytest.mark.usefixtures("approved")
def test_a_log_in_changes_nothing_for_its_owner_as_a_reader(reader, admin_client):
    for address in [*PAGES, *LISTS, "/board/", "/editorial-policy/", "/articles/b12/versions/"]:
        mine, everybodys = admin_client.get(address), reader.get(address)

        assert mine.content == everybodys.content, address
        assert not mine.cookies
        assert "Cookie" not in mine.get("Vary", "")


@pytest.mark.usefixtures("approved")
def test_each_audience_has_an_address_and_a_body_of_its_own(reader):
    bodies = [reader.get(address).content for address in PAGES]

    assert len(set(bodies)) == len(audiences.AUDIENCES)


@pytest.mark.usefixtures("approved")
def test_an_address_is_never_made_from_the_host_that_was_asked(reader):
    answer = reader.get("/articles/b12/", headers={"Host": "localhost"})

    assert answer.content == reader.get("/articles/b12/").content
    assert reader.get("/articles/b12/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.usefixtures("approved")
def test_who_has_the_page_already_is_told_so(reader):
    first = reader.get("/articles/b12/")

    again = reader.get("/articles/b12/", headers={"If-None-Match": f'"old", {first["ETag"]}'})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"]


@pytest.mark.usefixtures("approved")
def test_caches_keep_a_page_for_seconds_only(reader):
    answer = reader.get("/articles/b12/")

    kept = re.fullmatch(r"public, max-age=(\d+)", answer["Cache-Control"])
    assert kept is not None
    assert int(kept[1]) <= 5  # I18: no old byte is served later than this


# Methods


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize("address", [*PAGES, *LISTS, "/board/", "/healthz"])
def test_head_says_what_get_would_and_sends_nothing(reader, address):
    get, head = reader.get(address), reader.head(address)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == get.headers


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_readers_pages_are_only_read(reader, method):
    for address in [*PAGES, *LISTS, "/articles/b12/versions/", "/articles/b12/versions/1/"]:
        answer = getattr(reader, method)(address)

        assert answer.status_code == 405, address
        assert answer["Allow"] == "GET, HEAD"


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize("address", ["/articles/b12/report/", "/ask/"])
@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_a_message_is_only_posted(reader, address, method):
    answer = getattr(reader, method)(address)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


# What is not there, and what is not to be seen (I8, I9)


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize("address", ["nurse/", "CLINICIAN/", "patient/x/", "versions/2/", "%00/"])
def test_an_address_that_no_page_has_is_a_404(reader, address):
    assert reader.get(f"/articles/b12/{address}").status_code == 404


@pytest.mark.usefixtures("approved")
def test_the_patients_page_has_one_address(reader):
    answer = reader.get("/articles/b12/patient/")

    assert (answer.status_code, answer["Location"]) == (301, "/articles/b12/")


@pytest.mark.parametrize(
    "state", ["a draft", *(s for s in Status if s not in (Status.APPROVED, Status.WITHDRAWN))]
)
def test_what_is_not_published_answers_like_what_does_not_exist(reader, state):
    if state == "a draft":
        make_article(slug="b12")
    elif state is not Status.SUPERSEDED:
        publish(article=version_at(state, slug="b12").article, at=NOW)
    tails = ["", "clinician/", "patient/", "versions/", "versions/1/", "thanks/problem/"]
    tails += ["references.ris", "references.txt"]

    for tail in tails:
        hidden, absent = reader.get(f"/articles/b12/{tail}"), reader.get(f"/articles/no/{tail}")
        assert hidden.status_code == absent.status_code == 404
        assert hidden.content == absent.content
        assert hidden.headers == absent.headers
    for ask in (reader.get, reader.post):
        hidden = ask("/articles/b12/report/", {"message": "Hello"})
        absent = ask("/articles/no/report/", {"message": "Hello"})
        assert hidden.status_code == absent.status_code == 404
        assert hidden.content == absent.content
    hidden, absent = (reader.get("/ask/", {"q": "?", "about": slug}) for slug in ("b12", "no"))
    assert hidden.status_code == absent.status_code == 200
    assert hidden.content == absent.content


def test_a_draft_beside_the_approved_version_reaches_no_public_page(reader, approved):
    approved.article.refresh_from_db()
    article = edited(approved.article, question=f"Is a {CANARY} seen?", topics=("neurology",))
    submitted(article, at=NOW + timedelta(days=1))
    publish(article=article, at=NOW + timedelta(days=1))

    for address in [*PAGES, *LISTS, "/articles/b12/versions/", f"/search/?q={CANARY[:4]}"]:
        assert CANARY.encode() not in reader.get(address).content, address
    assert b"update" in reader.get("/articles/b12/").content.lower()


# Before and after approval


@pytest.mark.usefixtures("pending")
def test_a_pending_page_begins_with_its_caution_and_no_search_engine_keeps_it(reader):
    for address in PAGES:
        answer = reader.get(address)
        page = answer.content.decode()
        main = page[page.index("<main") :]
        after_the_question = main[main.index("</h1>") :]

        assert answer["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in page
        assert re.match(r'</h1>\s*<div class="notice notice--pending"', after_the_question)
        assert after_the_question.index("notice__text") < after_the_question.index("audiences")


@pytest.mark.usefixtures("pending")
def test_a_pending_page_is_on_no_list(reader):
    for address in [*LISTS[:2], "/search/?q=" + CANARY, *LISTS[3:]]:
        answer = reader.get(address)
        found = answer.content.decode().replace(f'value="{CANARY}"', "")
        assert f"Can a {CANARY}" not in found, address
        assert "/articles/b12/" not in found, address


@pytest.mark.usefixtures("pending")
def test_a_pending_page_names_no_reviewer(reader):
    for address in PAGES:
        assert b"Dr Person" not in reader.get(address).content


def test_a_withdrawn_page_says_so_at_the_same_address_and_nothing_else(reader, approved):
    withdraw(
        version=approved,
        reason="The dose is wrong.",
        advice="Ask your pharmacist.",
        by=approved.article.owner,
        at=NOW,
    )

    for address in PAGES:
        answer = reader.get(address)
        assert answer.status_code == 200
        assert b"The dose is wrong." in answer.content
        assert b"Ask your pharmacist." in answer.content
        assert b"Hydroxocobalamin" not in answer.content
        assert answer["X-Robots-Tag"] == "noindex"
    for address in ["/", "/articles/", "/search/?q=b12", "/topics/neurology/", "/sitemap.xml"]:
        assert b'/articles/b12/"' not in reader.get(address).content, address


@pytest.mark.usefixtures("approved")
def test_no_page_is_without_what_readers_must_be_told(reader):
    """I25: disclaimer, status, review date and references, for every audience."""
    for address in PAGES:
        page = reader.get(address).content.decode()
        for part in ("disclaimer", "standing", "references", "dates"):
            assert re.search(rf'(data-part|class|id)="[^"]*{part}', page), (address, part)
        assert "Approved" in page


# What was tampered with is not served (I6, I31)


@pytest.mark.usefixtures("approved")
def test_a_page_that_is_not_the_published_one_is_refused(reader):
    row = Rendering.objects.get(publications__live__isnull=False, audience="clinician")
    set_column(row, "page", bytes(row.page).replace(b"1 mg", b"9 mg") + b"<!-- -->")

    answer = reader.get("/articles/b12/clinician/")

    assert answer.status_code == 503
    assert b"Hydroxocobalamin" not in answer.content
    assert answer["Cache-Control"] == "no-store"
    assert answer["Retry-After"]
    assert reader.get("/articles/b12/").status_code == 200


@pytest.mark.usefixtures("approved")
def test_a_page_of_another_audience_put_in_its_place_is_refused(reader):
    rows = {r.audience: r for r in Rendering.objects.filter(publications__live__isnull=False)}
    for column in ("page", "digest"):
        value = getattr(rows["patient"], column)
        set_column(rows["clinician"], column, bytes(value) if column == "page" else value)

    assert reader.get("/articles/b12/clinician/").status_code == 503


# The headers that no answer may lack (§7)


def test_every_answer_has_the_headers(reader, approved, settings):
    static = settings.STATIC_ROOT / "css" / "for-a-test.css"
    static.parent.mkdir(parents=True, exist_ok=True)
    static.write_text("p {}")
    reader = Client(raise_request_exception=False)  # WhiteNoise looks for files as it starts.
    answers = {
        "page": reader.get("/articles/b12/"),
        "not modified": reader.get(
            "/articles/b12/", headers={"If-None-Match": reader.get("/articles/b12/")["ETag"]}
        ),
        "list": reader.get("/articles/"),
        "feed": reader.get("/feed.atom"),
        "redirect": reader.get("/articles/b12/patient/"),
        "missing slash": reader.get("/articles/b12"),
        "absent": reader.get("/nothing/here/"),
        "wrong method": reader.post("/articles/b12/"),
        "bad host": reader.get("/", headers={"Host": "evil.example"}),
        "refused message": reader.post("/articles/b12/report/", {}),
        "log in first": reader.get("/workspace/"),
        "log in": reader.get("/accounts/login/"),
        "static": reader.get("/static/css/for-a-test.css"),
        "absent static": reader.get("/static/css/nothing.css"),
    }
    answers["static"].close()
    static.unlink()

    assert answers["static"].status_code == 200
    for name, answer in answers.items():
        assert answer["X-Content-Type-Options"] == "nosniff", name
        staffs = name.startswith("log in")
        assert answer["Referrer-Policy"] == (
            "same-origin" if staffs else "strict-origin-when-cross-origin"
        ), name
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", name
        assert "camera=()" in answer["Permissions-Policy"], name
        assert "default-src 'none'" in answer["Content-Security-Policy"], name
        assert "unsafe" not in answer["Content-Security-Policy"], name
        assert "Server" not in answer and "X-Powered-By" not in answer, name


def test_an_error_of_ours_has_the_headers_and_tells_nothing(reader, monkeypatch, approved):
    def broken(*_):
        raise RuntimeError(f"{CANARY} {django_settings.SECRET_KEY}")

    monkeypatch.setattr("articles.publishing.queries.live_page", broken)

    answer = reader.get("/articles/b12/")

    assert answer.status_code == 500
    assert CANARY.encode() not in answer.content
    assert b"This is our fault" in answer.content
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "max-age" not in answer.get("Cache-Control", "")


@pytest.mark.usefixtures("approved")
def test_no_public_page_asks_another_machine_for_anything(reader):
    for address in [*PAGES, *LISTS[:4], "/board/", "/editorial-policy/"]:
        page = reader.get(address).content.decode()
        for tag in re.findall(r"<(?:script|link|img|iframe|form)\b[^>]*>", page):
            for url in re.findall(r'(?:src|href|action)="([^"]*)"', tag):
                assert url.startswith(("/", "http://testserver/")), tag


def test_each_live_page_is_complete(approved):
    publication = Live.objects.get(article=approved.article).publication

    assert set(publication.manifest) == set(audiences.CODES)
