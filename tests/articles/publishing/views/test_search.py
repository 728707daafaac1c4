"""Search: what was found, where in it, how it stands; and what to do when nothing was."""

import dataclasses
from datetime import date

import pytest

from articles.publishing import flood, search_index
from articles.publishing.search_index import Found, Hit

pytestmark = pytest.mark.django_db

HIT = Hit(
    slug="b12",
    audience="clinician",
    language="en-GB",
    question="Can low vitamin B12 make your legs weak?",
    headline="Yes, it can.",
    heading="Signs",
    anchor="section-signs",
    snippet=(("Often ", False), ("paraesthesia", True), (" <i>comes</i> first.", False)),
    state="approved",
    approved_on=date(2026, 11, 2),
    next_review_on=date(2027, 11, 2),
    topics=("neurology", "of-drafts-only"),
)


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def finds(monkeypatch):
    """Have the door to the index find something, and note what it is asked for."""
    asked = []

    def make(*hits, pages=1, understood=""):
        def find(words, **rest):
            asked.append((words, rest))
            return Found(hits if rest["page"] <= pages else (), len(hits), pages, understood)

        monkeypatch.setattr(search_index, "find", find)
        return asked

    return make


def test_a_hit_leads_to_its_section_in_the_words_of_its_audience(client, live, finds):
    finds(HIT)

    page = text(client.get("/search/", {"q": "pins and needles"}))

    assert 'href="/articles/b12/clinician/#section-signs"' in page
    assert "In the section “Signs”" in page
    assert "<mark>paraesthesia</mark> &lt;i&gt;comes&lt;/i&gt; first." in page
    assert "Checked 2 November 2026" in page
    assert "Written for clinicians" in page
    assert '<a href="/topics/neurology/">' in page
    assert "of-drafts-only" not in page


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("review_overdue", "Review overdue"),
        ("update_under_review", "A change is being reviewed"),
        ("source_problem", "A source is being checked"),
        ("corrected", "Corrected"),
    ],
)
def test_a_hit_says_how_its_page_stands(client, finds, state, said):
    finds(dataclasses.replace(HIT, state=state))

    page = text(client.get("/search/", {"q": "b12"}))

    assert said in page
    assert "2 November 2026" in page


def test_a_search_is_narrowed_by_audience_and_topic(client, live, finds):
    asked = finds(HIT, pages=3)

    page = text(
        client.get("/search/", {"q": "b12", "audience": "carer", "topic": "neurology", "page": 2})
    )

    narrowed = {"audience": "carer", "topic": "neurology", "page": 2, "exact": False}
    assert asked == [("b12", {**narrowed, "language": "en-GB"})]
    assert '<option value="carer" selected>' in page
    assert '<option value="neurology" selected>' in page
    assert 'href="?q=b12&amp;audience=carer&amp;topic=neurology&amp;page=3"' in page


def test_other_spelling_is_told_and_can_be_refused(client, finds):
    asked = finds(HIT, understood="paraesthesia")

    page = text(client.get("/search/", {"q": "parestesia"}))
    client.get("/search/", {"q": "parestesia", "exact": "1"})

    assert "Showing results for <strong><bdi>paraesthesia</bdi></strong>" in page
    assert 'href="?q=parestesia&amp;exact=1"' in page
    assert [rest["exact"] for _, rest in asked] == [False, True]


def test_where_nothing_is_found_there_is_something_to_do(client, live, finds):
    finds()

    page = text(client.get("/search/", {"q": "gout & co", "topic": "neurology"}))

    assert "0 approved answers" in page
    assert 'href="/topics/"' in page
    assert 'href="/ask/?q=gout%20%26%20co"' in page
    assert "Search in all topics, for everybody" in page


@pytest.mark.parametrize("number", ["0", "-1", "x", "²", "9" * 30, "99", ""])
def test_a_page_that_is_not_there_leads_to_the_nearest(client, finds, number):
    finds(HIT, pages=2)

    answer = client.get("/search/", {"q": "b12", "page": number})

    assert answer.status_code == 200
    assert "/articles/b12/" in text(answer)


@pytest.mark.parametrize(
    "typed",
    [
        {"q": "<script>alert(1)</script>"},
        {"q": "\x00\x00", "audience": "\x00", "topic": "\x00"},
        {"q": "b12", "audience": "nurse", "topic": "astrology"},
        {"q": "x" * 50_000},
        {"q": '"b12 OR (NEAR/3 * -:^'},
        {"q": "%_' OR 1=1 --"},
        {"q": "\ud800".encode("utf-8", "surrogatepass")},
        {"q": "a" + "\u0301" * 5_000},
    ],
)
def test_whatever_is_typed_there_is_a_clear_page(client, typed):
    answer = client.get("/search/", typed)

    assert answer.status_code == 200
    assert "<script>alert" not in text(answer)


def test_ten_thousand_parameters_are_refused_in_words(client):
    query = "&".join(f"a{n}=1" for n in range(10_000))

    for address in ("/search/", "/ask/"):
        answer = client.get(f"{address}?q=b12&{query}")
        assert answer.status_code == 400, address
        assert "Too much" in text(answer)


def test_a_flood_of_searches_is_refused_without_looking(client, finds, monkeypatch):
    asked = finds(HIT)
    monkeypatch.setattr(flood, "SEARCHES", dataclasses.replace(flood.SEARCHES, from_one=5))
    for n in range(5):
        client.get("/search/", {"q": f"word {n}"})

    answer = client.get("/search/", {"q": "b12"})

    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert 'value="b12"' in text(answer)
    assert len(asked) == 5
