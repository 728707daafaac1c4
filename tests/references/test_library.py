"""One source is one record, however it came in."""

import pytest

from articles.actions.import_article import import_article
from articles.content import Reference as ReferenceValue
from articles.content import Text
from articles.exchange.imported import Imported
from references import library
from references.models import Reference
from tests.factories import NOW, make_article, make_draft, make_user

pytestmark = pytest.mark.django_db
STABLER = {"title": "Vitamin B12 deficiency", "DOI": "10.1056/NEJMcp1113996"}


def put(key, csl):
    return library.put(key=key, kind="review", csl=csl, at=NOW)


def test_a_record_put_twice_is_one_record():
    first = put("stabler", STABLER)

    assert put("stabler", STABLER) == first
    assert Reference.objects.count() == 1


def test_a_key_is_not_taken_from_another_source():
    put("stabler", STABLER)

    with pytest.raises(library.DifferentSource, match="another key"):
        put("stabler", {"title": "Vitamin B12 deficiency", "DOI": "10.1000/other"})


def test_a_source_without_identifiers_is_known_by_its_title():
    put("overview-2025", {"title": "Guideline directed topic overview"})

    put("overview-2025", {"title": "Guideline-Directed Topic Overview."})
    with pytest.raises(library.DifferentSource):
        put("overview-2025", {"title": "Leg ulcers in adults"})


def test_a_doi_is_known_under_one_key_however_it_is_written():
    put("stabler", STABLER)

    with pytest.raises(library.DifferentSource, match=r"\[@stabler\]"):
        put("other", {"title": "B12", "DOI": "https://doi.org/10.1056/nejmcp1113996"})


def test_an_import_cites_known_sources_by_their_keys_and_new_ones_by_free_keys():
    make_article()
    put("clash", {"title": "Leg ulcers in adults"})
    draft = make_draft(
        slug="second",
        texts=(
            Text(
                audience="patient",
                headline="h",
                short_answer="[Yes.]{#yes} [@again; @clash, p. 4]",
                body="See [@clashing] and @clash.",
            ),
        ),
        evidence=(),
        references=(
            ReferenceValue(key="again", kind="review", csl=STABLER),
            ReferenceValue(key="clash", kind="review", csl={"title": "Nerves and vitamins"}),
        ),
    )

    article = import_article(
        imported=Imported(draft=draft, marks={}, dangling=(), proposals=(), report=()),
        by=make_user(),
        at=NOW,
    )

    text = article.texts.get()
    assert text.short_answer == "[Yes.]{#yes} [@stabler2013; @clash-2, p. 4]"
    assert text.body == "See [@clashing] and @clash."
    assert set(article.references.values_list("key", flat=True)) == {"stabler2013", "clash-2"}
