"""Who may do what, and who looked at it last."""

import pytest

from editorial.models import AuditEvent
from tests.editorial.form_reader import form_on
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PAGE = "/workspace/people/access/"


def test_a_review_of_access_is_on_the_record(administrator):
    make_user("editor", name="Edith")
    typed = form_on(administrator.get(PAGE), "note")

    administrator.post(PAGE, typed | {"note": "All still work here."})

    assert AuditEvent.objects.get().action == "access_reviewed"
    assert "All still work here." in administrator.get(PAGE).content.decode()


def test_rights_that_changed_meanwhile_are_looked_at_again(administrator):
    typed = form_on(administrator.get(PAGE), "note") | {"note": "All fine."}
    make_user("board", name="Late Comer")

    answer = administrator.post(PAGE, typed)

    assert answer.status_code == 409
    assert not AuditEvent.objects.exists()


def test_a_review_without_words_is_refused(administrator):
    typed = form_on(administrator.get(PAGE), "note") | {"note": " "}

    assert administrator.post(PAGE, typed).status_code == 400


def test_only_who_answers_for_the_record_looks(editor, member):
    assert editor.get(PAGE).status_code == 403
    assert member.get(PAGE).status_code == 403


def test_the_chair_sees_rights_and_an_administrator_reviews_them(chair, administrator):
    typed = form_on(administrator.get(PAGE), "note") | {"note": "All fine."}

    assert 'name="note"' not in chair.get(PAGE).content.decode()
    assert chair.post(PAGE, typed).status_code == 403
    assert not AuditEvent.objects.exists()
