"""Why a form was refused, at the field that it is about."""

import pytest

from editorial.forms.begin import BeginForm
from editorial.forms.problems import problems_of, refuse


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("Address “a” is taken. Choose another.", "id_slug"),
        ("Question: it names no Address.", "id_question"),
        ("Something else is wrong with the Address.", ""),
    ],
)
def test_a_refusal_stands_at_the_field_that_it_begins_with(message, place):
    form = BeginForm({"question": "A question?", "slug": "a"})
    assert form.is_valid()

    refuse(form, ValueError(message))

    (found,) = problems_of(form)
    assert (found.field_id, found.text) == (place, message)
