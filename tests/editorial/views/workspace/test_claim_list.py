"""The claims of an article as cards, and giving one another id in every text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import queries, versioning
from articles.content import Text
from articles.draft import Evidence
from articles.models import Article
from articles.status import Status
from editorial.queries import open_round
from tests.editorial.form_reader import form_on
from tests.factories import edited, make_article, make_draft, version_at

pytestmark = pytest.mark.django_db


def address(article):
    return f"/workspace/articles/{article.slug}/claims/"


def page(client, article, **chosen):
    return client.get(address(article), chosen).content.decode()


def card(said, id):
    begins = said.index(f'id="claim-{id}"')
    return said[begins : said.find('<li class="claim-card"', begins)]


def rename(client, article, old, new, **more):
    article.refresh_from_db()
    typed = {"read": article.lock_version, "old": old, "new": new}
    return client.post(address(article), typed | more)


def test_a_card_has_wordings_facts_and_sources_side_by_side(editor):
    said = card(page(editor, make_article()), "dose")

    assert said.count("Hydroxocobalamin 1 mg is given on alternate days.") == 2
    assert "1 mg, hydroxocobalamin, every 2 days" in said
    assert "NG239" in said and "p. 12" in said
    assert "Carers read the patient's text." in said
    assert "Students read the clinician's text." in said


def test_a_claim_left_out_gives_its_reason_and_one_that_is_missing_is_named(editor):
    patient, clinician = make_draft().texts
    out = '[]{#dose .left-out audience="patient" reason="They do not inject it."}'
    plain = patient.model_copy(update={"body": out, "short_answer": "Yes."})
    article = make_article(texts=(plain, clinician))

    said = page(editor, article)

    assert "Left out: They do not inject it." in card(said, "dose")
    assert "Not in this text, and no reason given." in card(said, "nerve-damage")


def test_findings_on_a_claim_stand_on_its_card(editor):
    patient, clinician = make_draft().texts
    wrong = patient.model_copy(update={"body": "[Give 1\u200b0 mg.]{#hidden} [@ng239]"})

    said = page(editor, make_article(texts=(wrong, clinician)))

    assert "TXT-02" in card(said, "hidden")


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({"kind": "dose"}, {"dose"}),
        ({"certainty": "moderate"}, {"dose", "leg-weakness", "nerve-damage"}),
        ({"certainty": "high"}, set()),
        ({"words": "none"}, {"leg-weakness", "nerve-damage"}),
        ({"texts": "some"}, {"leg-weakness"}),
    ],
)
def test_the_list_is_narrowed(editor, chosen, shown):
    patient, clinician = make_draft().texts
    article = make_article(
        texts=(patient, clinician.model_copy(update={"short_answer": "Yes."})),
        evidence=(Evidence(claim="dose", reference="ng239", quote="1 mg three times a week"),),
    )

    said = page(editor, article, **chosen)

    every = {"dose", "leg-weakness", "nerve-damage"}
    assert {id for id in every if f'id="claim-{id}"' in said} == shown


def test_a_claim_is_renamed_in_every_text_by_one_save(editor):
    article = make_article()

    response = rename(editor, article, "dose", "b12-dose")

    assert response["Location"] == f"{address(article)}#claim-b12-dose"
    draft = queries.draft_of(Article.objects.get(pk=article.pk))
    assert all('{#b12-dose was="dose" kind="dose"' in text.body for text in draft.texts)
    assert [e.claim for e in draft.evidence if e.locator == "p. 12"] == ["b12-dose"]
    notes = [each.note for each in versioning.history(article)]
    assert notes[0] == "Claim dose is now b12-dose" and len(notes) == 2
    assert "was: <code>dose</code>" in card(page(editor, article), "b12-dose")


def test_two_claims_of_two_texts_become_one(editor):
    patient, clinician = make_draft().texts
    other = clinician.body.replace("#dose", "#injection")
    article = make_article(texts=(patient, clinician.model_copy(update={"body": other})))

    response = rename(editor, article, "injection", "dose")

    assert response.status_code == 302
    content = queries.content_of(Article.objects.get(pk=article.pk), on=article.created_at.date())
    assert (content.claim("injection"), content.claim("dose").was) == (None, ("injection",))


@pytest.mark.parametrize(
    ("new", "said"),
    [("B12 Dose", "cannot be one"), ("nerve-damage", "another claim"), ("dose", "the old one")],
)
def test_what_cannot_be_the_new_id_comes_back_with_the_reason(editor, new, said):
    article = make_article()

    response = rename(editor, article, "dose", new)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert f'value="{new}"' in response.content.decode()
    article.refresh_from_db()
    assert article.lock_version == 1


def test_a_rename_on_a_stale_page_changes_nothing(editor):
    article = make_article()

    response = rename(editor, article, "dose", "b12-dose", read=7)

    assert response.status_code == 409
    assert "Somebody saved this article" in response.content.decode()


def test_a_board_member_reads_and_does_not_rename(member):
    article = make_article()

    assert "Rename or merge" not in page(member, article)
    assert rename(member, article, "dose", "x").status_code == 403


def test_the_history_follows_a_claim_through_its_renames(editor):
    version = version_at(Status.APPROVED)
    article = Article.objects.get(pk=version.article_id)
    rename(editor, article, "dose", "b12-dose")

    said = card(page(editor, article), "b12-dose")

    assert "Before the board 1 time" in said
    assert "It was <code>dose</code> then." in said
    assert "supported" in said
    assert "approved by Person" in said


def test_a_claim_that_the_board_has_not_seen_says_so(editor):
    assert "The board has not seen this claim yet." in page(editor, make_article())


def test_the_review_shows_what_a_renamed_claim_was(editor, member):
    version = version_at(Status.APPROVED)
    article = Article.objects.get(pk=version.article_id)
    rename(editor, article, "dose", "b12-dose")
    article.refresh_from_db()
    version = version_at(Status.UNDER_REVIEW, article=article)

    said = member.get(f"/workspace/reviews/{open_round(version).pk}/").content.decode()

    assert "was: <code>dose</code>" in said
    assert "Claims that are gone" not in said
    assert "carried from version 1" in said


def many(count):
    patient, _ = make_draft().texts
    body = "\n\n".join(f"[Claim number {n}.]{{#claim-{n}}} [@ng239]" for n in range(count))
    return (Text(**{**patient.model_dump(), "body": body, "short_answer": "Yes."}),)


def test_fifty_claims_make_a_page(editor):
    article = make_article(texts=many(51))

    first, second = page(editor, article), page(editor, article, page=2)

    assert (first.count('<li class="claim-card"'), second.count('<li class="claim-card"')) == (
        50,
        1,
    )


def test_the_page_takes_as_many_questions_for_many_claims_as_for_few(editor):
    few, lots = make_article(texts=many(2)), make_article(texts=many(40))
    edited(few, region="IE")
    counts = []
    for article in (few, lots):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(editor, article)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_the_claims_are_reached_from_article_and_edit_page(editor):
    article = make_article()

    for where in ("", "edit/"):
        said = editor.get(f"/workspace/articles/{article.slug}/{where}").content.decode()
        assert f'href="{address(article)}"' in said


def test_the_form_of_a_card_is_a_form(editor):
    assert form_on(editor.get(address(make_article())), "new")["old"] in {
        "dose",
        "leg-weakness",
        "nerve-damage",
    }
