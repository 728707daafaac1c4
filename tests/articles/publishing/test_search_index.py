"""What readers find and are quoted, the same on both databases."""

import time

import pytest

from articles.content import Content, Text
from articles.models import Term
from articles.publishing.actions.index_sections import forget_sections
from articles.publishing.models import Live, Publication, Section
from articles.publishing.search_index import answer, find
from tests.articles.publishing.found import AT, demonstration, put_live

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    for content in demonstration():
        put_live(content)


def slugs(words, **how):
    return [hit.slug for hit in find(words, **{"audience": "patient", **how}).hits]


# The same list for SQLite and PostgreSQL: what differs between them would fail on one.
FIRST = [
    ("pins and needles", "metformin-b12", "Non-urgent advice"),
    ("metphormin", "metformin-b12", ""),
    ("nerve damige from laughing gas", "nitrous-oxide-legs", ""),
    ("how is b12 deficiency treated", "b12-leg-weakness", "Benefits of treatment"),
    ("symptoms of b12 deficiency", "b12-leg-weakness", "What you may notice"),
    ("how common is low b12 with metformin", "metformin-b12", "How common it is"),
    ("nitrous oxide", "nitrous-oxide-legs", ""),
    ("is it safe to take folic acid before b12", "folic-acid-before-b12", ""),
]


def test_the_right_section_of_the_right_article_is_found_first(subtests, demo):
    for words, slug, heading in FIRST:
        with subtests.test(words):
            hit = find(words, audience="patient").hits[0]

            assert hit.slug == slug
            assert hit.heading.startswith(heading)
            assert any(is_found for _, is_found in hit.snippet)


def test_every_order_is_the_same_each_time(demo):
    assert slugs("low b12 numb feet") == slugs("low b12 numb feet") != []


def test_a_technical_word_finds_its_plain_wording_by_the_sites_terms(demo):
    Term.objects.create(
        word="lhermitte sign",
        key="lhermitte sign",
        opening="lhermitte",
        audience="patient",
        plain="laughing gas",
        changed_at=AT,
    )

    assert slugs("lhermitte sign")[0] == "nitrous-oxide-legs"


def test_spelling_put_right_is_said_and_exact_words_are_taken_as_they_are(demo):
    assert find("metphormin", audience="patient").understood == "metformin"
    assert find("metphormin", audience="patient", exact=True).hits == ()


def test_hits_state_the_standing_and_lead_to_the_place(demo):
    hit = find("how is b12 deficiency treated", audience="patient").hits[0]

    assert (hit.state, str(hit.approved_on), hit.topics) == (
        "approved",
        "2026-11-02",
        ("neurology",),
    )
    assert hit.anchor.startswith("section-")


def test_each_article_is_found_once_whatever_the_audience(demo):
    found = find("vitamin b12")

    assert found.count == len({hit.slug for hit in found.hits}) == 4
    assert {hit.audience for hit in find("vitamin b12", audience="clinician").hits} == {"clinician"}
    assert find("vitamin b12", topic="blood").count == 0
    assert find("vitamin b12", topic="neurology").count == 4
    assert find("vitamin b12", page=2).hits == ()


def test_who_says_nothing_of_herself_is_led_to_the_plain_text_unless_another_fits_far_better(demo):
    led = {words: find(words).hits[0].audience for words in ("weak legs", "methylmalonic acid")}

    assert led["weak legs"] == "patient"
    assert led["methylmalonic acid"] in ("student", "clinician")


def test_quotes_are_the_pages_own_words_with_their_sources(demo):
    quotes = answer("how is b12 deficiency treated", audience="patient").quotes

    assert 1 <= len(quotes) <= 3
    for quote in quotes:
        rows = Section.objects.filter(publication__article__slug=quote.slug, audience="patient")
        assert quote.text in rows.values_list("text", flat=True)
    assert quotes[0].citations[0].number > 0
    assert quotes[0].citations[0].text


def test_the_page_before_the_reader_is_asked_first(demo):
    of_b12 = answer("what tests will I need", audience="patient", slug="b12-leg-weakness")
    of_metformin = answer("what tests will I need", audience="patient", slug="metformin-b12")

    assert (of_b12.quotes[0].slug, of_b12.quotes[0].heading) == ("b12-leg-weakness", "Tests")
    assert of_metformin.quotes[0].slug == "metformin-b12"
    why = answer("why does it happen", audience="patient", slug="b12-leg-weakness").quotes[0]
    assert why.heading == "Why it happens"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("my B12 is 180, should I double my dose?", "own_case"),
        ("I cannot pass urine since this morning", "emergency"),
        ("can you catch malaria from a dog", "nothing"),
        ("does metformin cause leg weakness", "nothing"),
        ("zebra", "nothing"),
        ("", "nothing"),
    ],
)
def test_what_no_quote_may_answer_gets_none(demo, question, kind):
    answered = answer(question, audience="patient")

    assert (answered.kind, answered.quotes) == (kind, ())


def test_what_is_no_longer_live_or_listed_is_not_found_even_by_rows_left_behind_i8(demo):
    Live.objects.filter(article__slug="nitrous-oxide-legs").delete()

    assert "nitrous-oxide-legs" not in slugs("laughing gas nerves")
    assert answer("can laughing gas damage the nerves", audience="patient").kind == "nothing" or (
        "nitrous-oxide-legs"
        not in {
            quote.slug
            for quote in answer("can laughing gas damage the nerves", audience="patient").quotes
        }
    )


def test_a_word_of_a_text_that_is_gone_is_not_proposed_i8(demo):
    forget_sections(Publication.objects.get(article__slug="nitrous-oxide-legs").article)
    Section.objects.filter(stems__contains="laugh").delete()

    assert find("laughhing", audience="patient").understood == ""


def test_german_is_found_in_german_only(demo):
    content = Content(
        slug="eisen",
        language="de",
        question="Macht Eisenmangel müde?",
        texts=(
            Text(
                audience="patient",
                headline="Eisenmangel kann müde machen",
                short_answer="Ja, ein Mangel an Eisen kann müde machen.",
                body="## Behandlung\n\nTabletten mit Eisen helfen den meisten.",
            ),
        ),
    )
    put_live(content, audiences=("patient",))

    assert slugs("Müdigkeit bei Eisenmangel", language="de") == ["eisen"]
    assert slugs("Eisenmangel") == []
    assert slugs("folic acid", language="de") == []
    assert (
        answer("Was hilft bei Eisenmangel?", audience="patient", language="de").kind != "own_case"
    )


HOSTILE = (
    "a" * 10_000,
    "metformin " * 2000,
    '"',
    "'",
    "%",
    "_",
    "*",
    "\\",
    "(((",
    "AND OR NOT NEAR",
    'metformin" OR "1',
    "title_stems:metformin",
    "metformin*",
    "^metformin",
    "-metformin + b12 & !leg | weak <-> x",
    "'; DROP TABLE publishing_section; --",
    "\x00metformin\x00",
    "\u202emetformin\u2066",
    "<script>alert(1)</script>",
    "(a+)+$",
    "[[:alpha:]]{1,99}",
    "😀 ﷽ ﷺ 𝕞𝕖𝕥𝕗𝕠𝕣𝕞𝕚𝕟",
    "\ud800",
    " ".join(f"high blood pressure weak tired numb {n}" for n in range(400)),
)


def test_any_words_get_an_answer_or_none_and_never_an_error(subtests, demo):
    for number, words in enumerate(HOSTILE):
        for look in (
            lambda words: find(words),
            lambda words: answer(words, audience="patient", slug="b12-leg-weakness"),
            lambda words: find(words, topic=words, page=10**9, language="de"),
        ):
            with subtests.test(number):
                began = time.process_time()
                look(words)
                assert time.process_time() - began < 0.3
