"""The one door for a change of words: nothing is lost, and nothing changes behind the board."""

import pytest

from articles import queries
from articles.actions.save_draft import Closed, Stale, create_article, save_draft
from articles.content import AiUse, NotApplicable, Text
from articles.draft import Draft
from articles.fields import Unfit
from articles.models import Article, Citation, Contribution, ListedReference
from articles.status import Status
from references.library import DifferentSource
from references.models import Reference
from tests.factories import NOW, REFERENCES, make_article, make_draft, make_user, version_at

pytestmark = pytest.mark.django_db


def with_body(article: Article, body: str) -> Draft:
    draft = queries.draft_of(article)
    texts = tuple(text.model_copy(update={"body": body}) for text in draft.texts)
    return draft.model_copy(update={"texts": texts})


def save(article: Article, draft: Draft, **fields: object) -> Article:
    given = {"read": article.lock_version, "by": article.owner, "at": NOW}
    return save_draft(article=article, draft=draft, **{**given, **fields})


def test_what_was_typed_is_what_is_stored():
    draft = make_draft()

    article = create_article(draft=draft, by=make_user(), at=NOW)

    stored = queries.draft_of(Article.objects.get(pk=article.pk))
    assert stored.model_copy(update={"evidence": draft.evidence}) == draft.model_copy(
        update={"references": stored.references}
    )
    assert {r.key for r in stored.references} == {r.key for r in draft.references}


def test_a_save_with_what_somebody_else_has_replaced_is_refused_i13():
    article = make_article()
    read = article.lock_version
    save(article, with_body(article, "First."))

    with pytest.raises(Stale, match="Your text is below"):
        save_draft(
            article=article, draft=with_body(article, "Second."), read=read, by=make_user(), at=NOW
        )

    assert {text.body for text in article.texts.all()} == {"First."}


@pytest.mark.parametrize("read", [0, 2, 99])
def test_a_save_that_read_nothing_real_is_refused_i13(read):
    article = make_article()

    with pytest.raises(Stale):
        save(article, with_body(article, "x"), read=read)


def test_each_save_counts_once_i13():
    article = make_article()

    for number in range(1, 4):
        assert article.lock_version == number
        article = save(article, with_body(article, f"Save {number}."))


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.UNDER_REVIEW])
def test_the_working_copy_is_closed_while_the_board_has_it(status):
    article = version_at(status).article
    before = queries.draft_of(article)

    with pytest.raises(Closed, match="The board has version 1 until it decides"):
        save(article, with_body(article, "Changed under the board's eyes."))

    article.refresh_from_db()
    assert queries.draft_of(article) == before


@pytest.mark.parametrize(
    "status", [Status.RECALLED, Status.CHANGES_REQUESTED, Status.APPROVED, Status.WITHDRAWN]
)
def test_the_working_copy_is_open_when_the_board_does_not_have_it(status):
    article = version_at(status).article

    article = save(article, with_body(article, "Changed."))

    assert {text.body for text in article.texts.all()} == {"Changed."}


def test_an_unfit_save_changes_nothing_at_all():
    article = make_article()
    before, contributions = queries.draft_of(article), Contribution.objects.count()

    with pytest.raises(Unfit):
        save(article, with_body(article, "New.").model_copy(update={"question": "a\rb"}))

    article = Article.objects.get(pk=article.pk)
    assert article.lock_version == 1
    assert queries.draft_of(article) == before
    assert Contribution.objects.count() == contributions


def test_an_address_that_is_taken_is_refused():
    make_article(slug="taken")

    with pytest.raises(Unfit, match="“taken” is already taken"):
        make_article(slug="taken")

    assert Article.objects.filter(slug="taken").count() == 1


def test_everyone_who_saves_is_a_contributor_i5():
    article = make_article()
    second = make_user(name="Second")

    save(article, with_body(article, "More."), by=second)

    names = Contribution.objects.filter(article=article).values_list("contributor", flat=True)
    assert set(names) == {article.owner_id, second.pk}


def claims_of(article: Article) -> dict[str, dict[str, tuple[str, str]]]:
    return {
        claim.key: {c.reference.key: (c.locator, c.stance) for c in claim.citations.all()}
        for claim in article.claims.all()
    }


def test_claim_and_citation_rows_follow_the_marks():
    article = make_article()
    assert claims_of(article) == {
        "leg-weakness": {"stabler2013": ("p. 3", "supports")},
        "nerve-damage": {"stabler2013": ("p. 3", "supports")},
        "dose": {"ng239": ("p. 12", "supports")},
    }

    article = save(article, with_body(article, "[New.]{#new} [@ng239, p. 3; @stabler2013]"))

    assert claims_of(article) == {
        "leg-weakness": {"stabler2013": ("p. 3", "supports")},
        "new": {"ng239": ("p. 3", "supports"), "stabler2013": ("", "supports")},
    }


def test_a_citation_taken_out_of_the_text_loses_its_row():
    article = make_article()

    save(article, with_body(article, '[1 mg.]{#dose kind="dose"}'))

    assert claims_of(article)["dose"] == {}


def test_the_words_relied_on_stay_when_the_text_is_saved_again():
    article = make_article()
    Citation.objects.filter(claim__key="dose").update(quote="1 mg IM", stance="partly")

    save(article, with_body(article, "[1 mg.]{#dose} [@ng239, p. 13]"))

    row = Citation.objects.get(claim__article=article, claim__key="dose")
    assert (row.locator, row.quote, row.stance) == ("p. 13", "1 mg IM", "partly")


def test_a_citation_of_an_unknown_key_is_kept_in_the_text_and_has_no_row():
    article = make_article()

    article = save(article, with_body(article, "[So.]{#so} [@nobody2020]"))

    assert claims_of(article)["so"] == {}
    assert "[@nobody2020]" in article.texts.first().body


def test_a_text_that_is_dropped_is_gone():
    article = make_article()
    draft = queries.draft_of(article)
    patient = Text(audience="patient", headline="Only this", short_answer="", body="")

    save(article, draft.model_copy(update={"texts": (patient,)}))

    assert [text.audience for text in article.texts.all()] == ["patient"]


def test_a_reference_taken_off_the_list_stays_in_the_library():
    article = make_article()
    draft = queries.draft_of(article).model_copy(update={"references": REFERENCES[:1]})

    save(article, draft)

    assert [r.key for r in article.references.all()] == ["stabler2013"]
    assert Reference.objects.filter(key="ng239").exists()
    assert ListedReference.objects.filter(article=article).count() == 1


def test_a_key_that_names_another_source_is_refused_and_nothing_is_saved():
    article = make_article()
    other = REFERENCES[0].model_copy(update={"csl": {"title": "Other", "DOI": "10.1000/other"}})
    draft = with_body(article, "New.").model_copy(update={"references": (other, REFERENCES[1])})

    with pytest.raises(DifferentSource, match="Give the new one another key"):
        save(article, draft)

    article = Article.objects.get(pk=article.pk)
    assert article.lock_version == 1
    assert {text.body for text in article.texts.all()} != {"New."}


def test_every_field_of_the_working_copy_can_be_changed():
    article = make_article()
    changed = {
        "language": "de-CH",
        "question": "Another question?",
        "topics": ("haematology", "nutrition"),
        "region": "CH",
        "ai_use": AiUse(kind="drafted", tool="a tool", note="checked"),
        "next_review_on": "",
        "authors": (),
        "kind": "treatment",
        "not_applicable": (NotApplicable(what="harms", reason="No treatment is described."),),
    }
    assert set(changed) == set(Draft.model_fields) - {"slug", "texts", "evidence", "references"}

    article = save(article, queries.draft_of(article).model_copy(update=changed))

    stored = queries.draft_of(Article.objects.get(pk=article.pk))
    assert {name: getattr(stored, name) for name in changed} == changed


def test_the_address_of_an_article_never_changes():
    article = make_article(slug="first")

    save(article, queries.draft_of(article).model_copy(update={"slug": "second"}))

    assert Article.objects.get(pk=article.pk).slug == "first"
