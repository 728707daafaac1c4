"""A source of the library comes onto an article's list by being found, added, or just cited."""

import pytest

from articles import queries
from articles.actions.save_draft import create_article
from articles.models import Article
from references import library
from references.models import Reference
from tests.editorial.form_reader import form_on
from tests.factories import NOW, make_article, make_draft, make_user
from tests.registers import crossref_knows, registers

__all__ = ["registers"]
DOI = "10.1000/legs"
CSL = {
    "type": "article-journal", "title": "Weak legs in winter", "DOI": DOI,
    "author": [{"family": "Puri", "given": "V"}], "issued": {"date-parts": [[2011]]},
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Reference:
    return library.put(key="puri2011legs", kind="research", csl=CSL, at=NOW)


def keys(article: Article) -> set[str]:
    return set(article.references.values_list("key", flat=True))


def new_page(article: Article) -> str:
    return f"/workspace/articles/{article.slug}/references/new/"


def add(client, article: Article, **typed: str):
    address = f"/workspace/articles/{article.slug}/references/from-library/"
    return client.post(address, typed, follow=True)


def test_a_source_is_found_and_put_on_the_list_without_javascript(source, editor):
    article = make_article()

    page = editor.get(new_page(article), {"q": "puri winter"}).content.decode()
    assert "Weak legs in winter" in page
    assert "Put on the list" in page
    done = add(editor, article, key="puri2011legs")

    assert "cite it as [@puri2011legs]" in done.content.decode()
    assert "puri2011legs" in keys(article)
    again = editor.get(new_page(article), {"q": "puri winter"}).content.decode()
    assert "Put on the list" not in again


def test_an_identifier_is_looked_up_and_put_on_the_list(registers, editor):
    article = make_article()
    crossref_knows(registers, DOI)

    done = add(editor, article, text=f"https://doi.org/{DOI}")

    key = Reference.objects.get(doi=DOI).key
    assert f"cite it as [@{key}]" in done.content.decode()
    assert key in keys(article)


def test_what_is_not_found_keeps_what_was_typed(registers, editor):
    article = make_article()
    before = keys(article)

    for typed in ({"text": DOI}, {"text": "weak legs"}, {"text": ""}, {"key": "nobody1999"}):
        answer = add(editor, article, **typed)
        assert answer.status_code == 400
        assert "This was not added" in answer.content.decode()
    assert f'value="{DOI}"' in add(editor, article, text=DOI).content.decode()
    assert keys(article) == before


def saved_with(client, article: Article, more: str):
    address = f"/workspace/articles/{article.slug}/edit/"
    typed = form_on(client.get(address), "question")
    name = next(name for name in typed if name.endswith("body") and typed[name])
    return client.post(address, {**typed, name: f"{typed[name]}\n\n{more}"}, follow=True)


def test_citing_a_key_of_the_library_simply_works(source, editor):
    article = make_article()

    saved_with(editor, article, "[Winter weakens legs.]{#winter} [@puri2011legs, p. 4]")

    assert "puri2011legs" in keys(article)
    claim = article.claims.get(key="winter")
    assert claim.citations.get().reference == source


def test_a_key_that_the_library_lacks_stays_a_finding(editor):
    article = make_article()
    before = keys(article)

    saved_with(editor, article, "[Winter weakens legs.]{#winter} [@nobody1999]")

    assert keys(article) == before
    found = editor.get(f"/workspace/articles/{article.slug}/edit/").content.decode()
    assert "nobody1999" in found


def test_what_is_typed_is_checked_with_the_library_in_mind(source, editor):
    article = make_article()
    address = f"/workspace/articles/{article.slug}/"
    typed = form_on(editor.get(f"{address}edit/"), "question")
    name = next(name for name in typed if name.endswith("body") and typed[name])
    typed[name] += "\n\n[Winter weakens legs.]{#winter} [@puri2011legs]"

    found = editor.post(f"{address}check/", typed, headers={"X-Fragment": "findings"})

    assert "CIT-01" not in found.content.decode()
    assert "puri2011legs" not in keys(article)


def test_a_draft_from_elsewhere_is_not_given_sources_by_their_keys(source):
    draft = make_draft(slug="elsewhere")
    text = draft.texts[0]
    cites = text.model_copy(update={"body": f"{text.body}\n\n[A.]{{#a}} [@puri2011legs]"})
    article = create_article(
        draft=draft.model_copy(update={"texts": (cites, *draft.texts[1:])}),
        by=make_user("editor"),
        at=NOW,
    )

    assert "puri2011legs" not in {one.key for one in queries.draft_of(article).references}
