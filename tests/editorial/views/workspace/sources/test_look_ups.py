"""Registers are asked from a source's page; what they say is shown and taken by choice."""

import pytest

from references.models import LookUp, Reference
from tests.factories import NOW, make_article
from tests.registers import crossref_knows, registers

__all__ = ["registers"]
DOI = "10.1000/legs"
pytestmark = pytest.mark.django_db


@pytest.fixture
def source(registers, editor):
    crossref_knows(registers, DOI)
    editor.post("/workspace/sources/add/", {"text": f"https://doi.org/{DOI}"})
    return Reference.objects.get(doi=DOI)


def test_a_pasted_identifier_leads_to_the_new_source(source, editor):
    answer = editor.post("/workspace/sources/add/", {"text": DOI}, follow=True)

    assert answer.redirect_chain[-1][0] == f"/workspace/sources/{source.pk}/"
    assert "was in the library already" in answer.content.decode()


def test_what_nobody_knows_is_told_and_can_be_kept_bare(registers, editor):
    answer = editor.post("/workspace/sources/add/", {"text": DOI})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'value="{DOI}"' in page
    assert "does not know it" in page
    assert "Add it with its identifier alone" in page

    kept = editor.post("/workspace/sources/add/", {"text": DOI, "bare": "1"})

    assert kept.status_code == 302
    assert Reference.objects.get().doi == DOI


def test_what_is_no_identifier_cannot_be_kept(registers, editor):
    page = editor.post("/workspace/sources/add/", {"text": "<b>B12"}).content.decode()

    assert "There is no DOI" in page
    assert "&lt;b&gt;B12" in page
    assert "identifier alone" not in page


def test_a_source_shows_what_was_asked_and_answered(source, editor):
    page = editor.get(f"/workspace/sources/{source.pk}/").content.decode()

    assert "<strong>Crossref</strong>: found" in page
    assert "<strong>PubMed</strong>: not known there" in page
    assert "Look up again" in page


def test_looking_up_again_shows_what_differs_and_takes_what_is_ticked(source, registers, editor):
    registers.clear()
    crossref_knows(
        registers, DOI, title="Vitamin B12 deficiency and the legs of the old: a cohort", volume="7"
    )

    shown = editor.post(f"/workspace/sources/{source.pk}/look-up/", follow=True)

    page = shown.content.decode()
    assert shown.redirect_chain[-1][0] == f"/workspace/sources/{source.pk}/offers/"
    assert "Vitamin B12 deficiency and the legs of the old: a cohort" in page
    assert page.count(" checked") == 1
    row = LookUp.objects.filter(service="crossref").first()
    read = shown.context["read"]
    typed = {"answer": row.pk, "field": ["volume"], "read": read}

    done = editor.post(f"/workspace/sources/{source.pk}/offers/", typed)

    source.refresh_from_db()
    assert done.status_code == 302
    assert (source.csl["volume"], source.title) == (
        "7", "Vitamin B12 deficiency and the legs of the old",
    )  # fmt: skip
    again = editor.post(f"/workspace/sources/{source.pk}/offers/", typed)
    assert again.status_code == 409


@pytest.mark.parametrize("typed", [{}, {"answer": "x"}, {"answer": "999999999999"}])
def test_nothing_chosen_takes_nothing(typed, source, editor):
    answer = editor.post(f"/workspace/sources/{source.pk}/offers/", typed)

    assert answer.status_code == 400
    assert "was not taken over" in answer.content.decode()


def test_look_ups_that_are_off_say_so(source, editor, settings):
    settings.LOOK_UPS = False

    page = editor.post(f"/workspace/sources/{source.pk}/look-up/", follow=True).content.decode()

    assert "Look-ups are switched off on this site" in page


def test_a_source_whose_registers_disagree_is_marked_on_its_page_and_in_the_list(
    source, registers, editor
):
    registers.clear()
    crossref_knows(registers, DOI, title="Falls in winter")

    page = editor.post(f"/workspace/sources/{source.pk}/look-up/", follow=True).content.decode()

    assert "Falls in winter" in page
    assert "The registers disagree" in page
    assert " checked" not in page
    assert "disagree" in editor.get(f"/workspace/sources/{source.pk}/").content.decode()


def test_a_source_without_identifier_says_that_it_cannot_be_looked_up(editor):
    bare = Reference.objects.create(
        key="x", csl={"title": "X"}, title="X", created_at=NOW, updated_at=NOW
    )

    page = editor.get(f"/workspace/sources/{bare.pk}/").content.decode()

    assert "It has no DOI" in page
    assert "Look up again" not in page


def test_the_picker_finds_by_author_words_number_and_key(source, editor):
    make_article()
    for text in ("puri", "legs of the", DOI, f"https://doi.org/{DOI.upper()}", source.key):
        found = editor.get("/workspace/sources/pick/", {"q": text}).json()
        assert found["found"][0]["key"] == source.key, text
        assert found["adds"] == ""


def test_the_picker_shows_the_articles_own_list_first(source, editor):
    article = make_article()

    found = editor.get("/workspace/sources/pick/", {"q": "", "article": article.slug}).json()

    assert {one["key"] for one in found["found"]} == set(
        article.references.values_list("key", flat=True)
    )
    assert all(one["listed"] for one in found["found"])


@pytest.mark.parametrize("text", ["", "x", "' OR 1=1", '%_*"(', "\x00", "a" * 5000, "10.1/"])
def test_whatever_is_typed_the_picker_answers(text, editor):
    assert editor.get("/workspace/sources/pick/", {"q": text}).status_code == 200


def test_the_picker_offers_to_add_what_the_library_lacks(registers, editor):
    crossref_knows(registers, DOI)
    assert editor.get("/workspace/sources/pick/", {"q": f"doi:{DOI}"}).json() == {
        "found": [],
        "adds": DOI,
    }

    added = editor.post("/workspace/sources/pick/add/", {"q": DOI})

    assert added.json()["source"]["key"] == Reference.objects.get().key
    missing = editor.post("/workspace/sources/pick/add/", {"q": "10.1000/none"})
    assert missing.status_code == 404
    assert "does not know it" in missing.json()["said"]
