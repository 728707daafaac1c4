"""A follow-up question: quoted from what the board signed, or not answered; never kept."""

import dataclasses
import logging
from datetime import date

import pytest

from articles.publishing import flood, search_index
from articles.publishing.models import Message
from articles.publishing.search_index import Answered, Quote, Source

pytestmark = pytest.mark.django_db

QUOTE = Quote(
    slug="b12",
    audience="clinician",
    question="Can low vitamin B12 make your legs weak?",
    heading="Treatment",
    anchor="section-treatment",
    text="Give hydroxocobalamin 1 mg <i>on alternate days</i>.",
    citations=(Source(3, "NICE. Vitamin B12 deficiency. 2024.", "https://www.nice.org.uk/ng239"),),
    state="review_overdue",
    approved_on=date(2026, 11, 2),
)
OWN_WORDS = {
    "patient": "We cannot judge your own results",
    "carer": "the person you look after",
    "student": "your supervisor",
    "clinician": "the laboratory that measured it",
}


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def says(monkeypatch):
    """Have the door to the index say something, and note what it is asked."""
    asked = []

    def make(kind, *quotes):
        def answer(question, **rest):
            asked.append((question, rest))
            return Answered(kind, quotes)

        monkeypatch.setattr(search_index, "answer", answer)
        return asked

    return make


def test_a_quote_stands_with_its_sources_its_page_and_its_standing(client, live, says):
    asked = says("quotes", QUOTE)

    page = text(
        client.get("/ask/", {"q": "What is given?", "about": "b12", "audience": "clinician"})
    )

    assert asked == [
        ("What is given?", {"audience": "clinician", "language": "en-GB", "slug": "b12"})
    ]
    assert "Give hydroxocobalamin 1 mg &lt;i&gt;on alternate days&lt;/i&gt;." in page
    assert '<a href="/articles/b12/clinician/#section-treatment">' in page
    assert "3.</span> NICE. Vitamin B12 deficiency. 2024." in page
    assert 'href="https://www.nice.org.uk/ng239"' in page
    assert "Review overdue" in page
    assert "last checked 2 November 2026" in page
    assert "Written for clinicians" in page


@pytest.mark.parametrize("audience", sorted(OWN_WORDS))
def test_who_asks_about_one_persons_results_is_told_who_can_judge_them(client, says, audience):
    says("own_case")

    page = text(client.get("/ask/", {"q": "My B12 is 140, is it low?", "audience": audience}))

    assert OWN_WORDS[audience] in page
    assert "What to have ready" in page
    assert "<blockquote" not in page


def test_in_an_emergency_the_first_thing_said_is_what_to_do(client, says):
    says("emergency")

    page = text(client.get("/ask/", {"q": "He collapsed and does not breathe"}))

    assert page.index("Immediate action required") < page.index("Ask in other words")
    assert "Call 999" in page
    assert "<blockquote" not in page


def test_where_nothing_fits_it_says_so(client, says):
    says("nothing")

    page = text(client.get("/ask/", {"q": "Who won the cup?"}))

    assert "Our approved pages do not answer this" in page
    assert "<blockquote" not in page


def test_the_way_to_the_editors_is_below_every_answer_with_the_question_in_it(client, live, says):
    for kind in ("quotes", "own_case", "emergency", "nothing"):
        says(kind, *([QUOTE] if kind == "quotes" else []))

        page = text(client.get("/ask/", {"q": "Is it <b>so</b>?", "about": "b12"}))

        assert '<form class="form" method="post" action="/ask/">' in page
        assert "Is it &lt;b&gt;so&lt;/b&gt;?</textarea>" in page
        assert 'name="about" value="b12"' in page
        assert "leave out names and anything private" in page


def test_what_is_asked_by_an_address_is_kept_nowhere(client, live, caplog):
    caplog.set_level(logging.DEBUG)

    answer = client.get("/ask/", {"q": "Is my secretword normal?", "about": "b12"})

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert not Message.objects.exists()
    assert "secretword" not in caplog.text


@pytest.mark.parametrize(
    "typed",
    [
        {"q": "\x00"},
        {"q": "a\x00b", "about": "b\x0012", "audience": "\x00"},
        {"q": "x" * 50_000},
        {"q": "word " * 20_000},
        {"q": "\u202egnorw\u202c", "audience": "nurse", "about": "<script>"},
        {"q": "<script>alert(1)</script>"},
        {"q": "' OR 1=1 --", "about": "../../etc"},
        {"q": "\ud800".encode("utf-8", "surrogatepass"), "about": "no-such-page"},
    ],
)
def test_whatever_is_asked_there_is_a_clear_page(client, typed):
    answer = client.get("/ask/", typed)

    assert answer.status_code == 200
    assert "<script>alert" not in text(answer)
    assert "Send your question to the editors" in text(answer)


def test_without_a_question_there_is_a_box_to_ask_it_in(client):
    assert "First you see what our approved pages say" in text(client.get("/ask/"))


def test_ten_thousand_questions_a_minute_look_for_nothing(
    client, live, says, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(flood, "QUESTIONS", dataclasses.replace(flood.QUESTIONS, from_one=5))
    asked = says("nothing")
    for n in range(5):
        assert client.get("/ask/", {"q": f"Question {n}"}).status_code == 200

    with django_assert_num_queries(0):
        refused = [client.get("/ask/", {"q": "What is <b>it</b>?"}) for _ in range(50)]
    elsewhere = client.get("/ask/", {"q": "Something else"}, REMOTE_ADDR="198.51.100.9")

    assert {answer.status_code for answer in refused} == {429}
    assert refused[0]["Retry-After"] == "60"
    assert 'value="What is &lt;b&gt;it&lt;/b&gt;?"' in text(refused[0])
    assert elsewhere.status_code == 200
    assert len(asked) == 6
    assert client.get("/articles/b12/").status_code == 200
