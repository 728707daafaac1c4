"""What a reader on a phone sees first stays where it is; how soon, `bench/first_view.py` says."""

import pytest

from articles.status import Status
from editorial.actions.publish import publish
from tests.factories import NOW, version_at
from tests.phone import open_phone, seen

PAGES = (
    "/",
    "/audience/",
    "/articles/",
    "/search/?q=legs",
    "/ask/?q=what+is+given",
    "/articles/b12/",
)
OF_OTHERS = ("/articles/b12/carer/", "/articles/b12/clinician/", "/articles/b12/versions/1/")


@pytest.mark.embedded
def test_nothing_moves_while_a_page_is_read(article, browser, live_server):
    publish(article=version_at(Status.APPROVED, article=article).article, at=NOW)
    context, page = open_phone(browser, home=live_server.url, slow=False)
    moved = {}
    for address in [*PAGES, *OF_OTHERS]:
        moved[address] = seen(page, address)["shifted"]
    for code in ("patient", "carer"):
        context.add_cookies([{"name": "audience", "value": code, "url": live_server.url}])
        for address in ("/", "/articles/b12/", "/articles/b12/clinician/"):
            moved[f"{address}, remembered as {code}"] = seen(page, address)["shifted"]
    page.mouse.wheel(0, 2_000)
    page.wait_for_timeout(200)
    moved["on the way down"] = page.evaluate("() => seen.shifted")
    context.close()

    assert {address: what for address, what in moved.items() if what} == {}


@pytest.mark.embedded
def test_what_moves_is_noticed(browser, live_server):
    context, page = open_phone(browser, home=live_server.url, slow=False)
    body = """<meta name=viewport content=width=device-width><p id=late></p><h1>One</h1><script>
        setTimeout(() => (document.getElementById("late").style.height = "300px"), 50)</script>"""
    page.route("**/moving/", lambda route: route.fulfill(body=body, content_type="text/html"))

    found = seen(page, "/moving/")
    context.close()

    assert found["shift"] > 0
    assert any("One" in each for each in found["shifted"])
