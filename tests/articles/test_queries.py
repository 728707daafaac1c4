"""What content is frozen with: the glossary's part in it."""

from datetime import date

import pytest

from articles import queries
from articles.actions.save_term import save_term
from articles.models import Text
from articles.status import Status
from articles.terms.entry import Entry
from tests.factories import NOW, edited, make_article, make_term, version_at

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


def words_of(content):
    return [(term.word, term.audience) for term in content.terms]


def test_content_holds_the_terms_that_its_texts_have():
    make_term("nerve")
    make_term("nerves", audience="student")
    make_term("spleen")

    content = queries.content_of(make_article(), on=TODAY)

    assert words_of(content) == [("nerve", "carer"), ("nerves", "student")]


def test_a_term_that_is_switched_off_is_not_used():
    make_term("nerve", active=False)

    assert queries.content_of(make_article(), on=TODAY).terms == ()


def test_terms_that_no_text_has_change_no_digest():
    article = make_article()
    before = queries.content_of(article, on=TODAY).digest

    make_term("spleen")

    assert queries.content_of(article, on=TODAY).digest == before


def test_a_changed_glossary_changes_the_next_submission_only():
    term = make_term("nerve")
    version = version_at(Status.APPROVED)
    signed = version.snapshot.value()

    save_term(entry=Entry("nerve", "carer", "cord of the body"), term=term, read=1, by=None, at=NOW)

    version.snapshot.refresh_from_db()
    assert version.snapshot.value().digest == signed.digest
    assert [t.plain for t in signed.terms] == ["wire of the body"]
    after = queries.content_of(edited(version.article), on=TODAY)
    assert [t.plain for t in after.terms] == ["cord of the body"]
    assert after.digest != signed.digest


def test_a_large_glossary_is_not_read_whole(django_assert_num_queries):
    article = make_article()
    for n in range(5):
        make_term(f"word{n} nerve")
    content = queries.content_of(article, on=TODAY)

    with django_assert_num_queries(1):
        assert queries.glossary_for(content) == []


def test_texts_come_in_the_order_of_audiences_whatever_the_database_does():
    article = make_article()
    Text.objects.filter(article=article).delete()
    for audience in ("clinician", "carer", "patient"):
        Text.objects.create(article=article, audience=audience, body="Words.")

    found = [text.audience for text in queries.draft_of(article).texts]

    assert found == ["patient", "carer", "clinician"]


def test_disclaimers_are_those_of_the_articles_language_or_none():
    english, german = (
        queries.disclaimers_in_force(on=NOW, language=tag) for tag in ("en-GB", "de-AT")
    )

    assert [d.language for d in english] == [""] * len(german)
    assert {d.language for d in german} == {"de"}
    assert queries.disclaimers_in_force(on=NOW, language="fr") == ()
