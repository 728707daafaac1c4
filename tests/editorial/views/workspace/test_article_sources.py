"""References and the words relied on."""

import pytest

from articles import queries
from articles.models import Article
from references.models import Reference
from tests.editorial.form_reader import form_on
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def base(article):
    return f"/workspace/articles/{article.slug}"


def draft_now(article):
    return queries.draft_of(Article.objects.get(pk=article.pk))


def test_a_reference_sent_back_untouched_stays_as_it_was(editor):
    article = make_article()
    before = draft_now(article).references

    for row in article.references.all():
        address = f"{base(article)}/references/{row.pk}/"
        editor.post(address, form_on(editor.get(address), "title"))

    assert draft_now(article).references == before


def test_a_new_reference_can_be_cited(editor):
    article = make_article()
    address = f"{base(article)}/references/new/"
    typed = form_on(editor.get(address), "title") | {
        "key": "puri2011",
        "kind": "case-report",
        "type": "article-journal",
        "title": "Case in neurology",
        "authors": "Puri, Varun\nRoyal College of Something",
        "issued": "2011-05",
        "doi": "https://doi.org/10.1186/1752-1947-5-420",
    }

    response = editor.post(address, typed, follow=True)

    row = Reference.objects.get(key="puri2011")
    assert row.doi == "10.1186/1752-1947-5-420"
    assert row.csl["author"] == [
        {"family": "Puri", "given": "Varun"},
        {"literal": "Royal College of Something"},
    ]
    assert row.csl["issued"] == {"date-parts": [[2011, 5]]}
    assert "Cite it as [@puri2011]" in response.content.decode()


def test_a_key_that_names_another_source_is_refused_with_what_was_typed_kept(editor):
    article = make_article()
    other = make_article(references=())
    address = f"{base(other)}/references/new/"
    typed = form_on(editor.get(address), "title") | {
        "key": "stabler2013",
        "title": "Something else",
        "doi": "10.1000/182",
    }

    response = editor.post(address, typed)

    assert response.status_code == 400
    assert "Give the new one another key" in response.content.decode()
    assert form_on(response, "title")["title"] == "Something else"
    assert article.references.get(key="stabler2013").title == "Vitamin B12 deficiency"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("key", "two words", "it holds a space or mark"),
        ("doi", "not a doi", "DOI: “not a doi” is none"),
        ("pmid", "abc", "PMID: “abc” is none"),
        ("issued", "May 2011", "Published: this is no date"),
        ("url", "javascript:alert(1)", "Begin it with https://"),
        ("title", "", "Title: it is empty"),
    ],
)
def test_what_no_reference_can_hold_is_said_at_the_field(editor, field, value, said):
    article = make_article()
    address = f"{base(article)}/references/new/"
    typed = form_on(editor.get(address), "title") | {"key": "new2020", "title": "A title"}

    response = editor.post(address, typed | {field: value})

    assert response.status_code == 400
    assert said in response.content.decode()


def test_a_reference_of_another_article_cannot_be_reached(editor):
    article = make_article()
    other = make_article(references=())
    pk = article.references.first().pk

    assert editor.get(f"{base(other)}/references/{pk}/").status_code == 404
    assert editor.post(f"{base(other)}/references/{pk}/remove/").status_code == 404
    assert article.references.filter(pk=pk).exists()


def test_a_reference_is_taken_off_the_list_and_stays_in_the_library(editor):
    article = make_article()
    row = article.references.get(key="ng239")

    editor.post(f"{base(article)}/references/{row.pk}/remove/")

    assert [r.key for r in draft_now(article).references] == ["stabler2013"]
    assert Reference.objects.filter(key="ng239").exists()


def test_before_a_source_is_taken_off_the_page_says_which_claims_lose_it(editor):
    article = make_article()
    row = Reference.objects.get(key="ng239")

    page = editor.get(f"{base(article)}/references/{row.pk}/").content.decode()

    assert "1 claim here cites it." in page
    assert "<code>dose</code> <strong>has no other source</strong>" in page


def test_the_words_relied_on_are_saved_per_claim_and_source(editor):
    article = make_article()
    address = f"{base(article)}/evidence/"
    typed = form_on(editor.get(address), "read")
    prefix = next(k for k, v in typed.items() if v == "dose").removesuffix("-claim")

    editor.post(address, typed | {f"{prefix}-quote": "1 mg on alternate days"})

    noted = {(e.claim, e.reference): e for e in draft_now(article).evidence}
    assert noted["dose", "ng239"].quote == "1 mg on alternate days"
    assert noted["dose", "ng239"].locator == "p. 12"


def test_words_typed_on_a_stale_page_come_back(editor):
    article = make_article()
    address = f"{base(article)}/evidence/"
    typed = form_on(editor.get(address), "read")
    quote = next(name for name in typed if name.endswith("-quote"))
    editor.post(address, typed | {quote: "first"})

    response = editor.post(address, typed | {quote: "second"})

    assert response.status_code == 409
    assert form_on(response, "read")[quote] == "second"
