"""The glossary on the screens of the staff."""

import pytest

from articles.models import Term
from editorial.models import AuditEvent
from tests.editorial.form_reader import form_on
from tests.factories import make_article, make_term

pytestmark = pytest.mark.django_db
LIST = "/workspace/terms/"
NEW = "/workspace/terms/new/"


def page(client, address=LIST):
    return client.get(address).content.decode()


def test_a_term_is_added_and_on_the_record(editor):
    typed = form_on(editor.get(NEW), "word")

    response = editor.post(
        NEW, typed | {"word": "ulcer", "audience": "carer", "plain": "open sore", "active": "on"}
    )

    assert response.status_code == 302
    term = Term.objects.get()
    assert (term.word, term.audience, term.plain, term.active) == (
        "ulcer",
        "carer",
        "open sore",
        True,
    )
    assert AuditEvent.objects.get().action == "term_added"
    assert "open sore" in page(editor)


def test_a_term_is_switched_off_with_its_reason(administrator):
    term = make_term("ulcer", source="A list", credit="By A.", licence="Free")
    address = f"{LIST}{term.pk}/"
    typed = form_on(administrator.get(address), "word") | {"note": "Too vague."}
    del typed["active"]

    administrator.post(address, typed)

    term.refresh_from_db()
    assert not term.active
    assert (term.source, term.credit, term.licence) == ("A list", "By A.", "Free")
    assert AuditEvent.objects.get().action == "term_changed"
    assert "Too vague." in page(administrator)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"word": ""}, "Technical word: it is empty"),
        ({"plain": ""}, "Plain wording: it is empty"),
        ({"plain": "nerve"}, "the word itself"),
        ({"word": "Ulcer"}, "has an entry for this audience already"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(editor, change, said):
    make_term("ulcer")
    typed = {"word": "nerve", "audience": "carer", "plain": "wire", "later": "word"}

    response = editor.post(NEW, typed | change)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert Term.objects.count() == 1


def test_a_stale_save_is_refused_and_kept(editor):
    term = make_term("ulcer")
    address = f"{LIST}{term.pk}/"
    typed = form_on(editor.get(address), "word")
    editor.post(address, typed | {"plain": "first"})

    response = editor.post(address, typed | {"plain": "second"})

    assert response.status_code == 409
    assert 'value="second"' in response.content.decode()
    term.refresh_from_db()
    assert term.plain == "first"


def test_the_list_is_filtered(editor):
    make_term("ulcer", plain="open sore")
    make_term("biopsy", audience="student", source="A list")
    make_term("rash", active=False)

    def listed(query):
        found = page(editor, f"{LIST}?{query}")
        return [w for w in ("ulcer", "biopsy", "rash") if f">{w}</a>" in found]

    assert listed("") == ["ulcer", "biopsy", "rash"]
    assert listed("q=SORE") == ["ulcer"]
    assert listed("q=ulc") == ["ulcer"]
    assert listed("audience=student") == ["biopsy"]
    assert listed("source=A+list") == ["biopsy"]
    assert listed("source=own") == ["ulcer", "rash"]
    assert listed("state=off") == ["rash"]
    assert "No term fits" in page(editor, f"{LIST}?q=nothing")


def test_a_word_that_is_only_listed_says_why(editor):
    make_term("incurable", plain="that cannot be cured")

    assert "no replacement may add such a word" in page(editor)


def test_the_list_takes_the_same_queries_however_long(editor, django_assert_num_queries):
    make_term("word")
    with django_assert_num_queries(8):
        page(editor)
    for n in range(60):
        make_term(f"word{n}")

    with django_assert_num_queries(8):
        found = page(editor)

    assert "Page 1 of 2" in found


def test_a_board_member_reads_and_cannot_change(member):
    term = make_term("ulcer")

    assert "ulcer" in page(member) and "Add a term" not in page(member)
    assert member.get(f"{LIST}{term.pk}/").status_code == 403
    assert member.post(NEW, {"word": "x"}).status_code == 403


def test_no_such_term_is_not_found(editor):
    assert editor.get(f"{LIST}999999/").status_code == 404


def test_the_preview_of_a_derived_text_tells_what_was_replaced(editor):
    make_term("nerves", plain="wires of the body")
    make_term("alternate days", plain="every other day")
    article = make_article()

    carer = page(editor, f"/workspace/articles/{article.slug}/preview/carer/")
    patient = page(editor, f"/workspace/articles/{article.slug}/preview/patient/")

    assert "can damage wires of the body (nerves)" in carer
    assert "replaced for this audience" in carer
    assert "<dt>nerves</dt><dd>wires of the body (nerves)</dd>" in carer
    assert "replaced for this audience" not in patient
    assert "wires of the body" not in patient
    edit = page(editor, f"/workspace/articles/{article.slug}/edit/")
    assert f"/workspace/articles/{article.slug}/preview/carer/#replaced" in edit
