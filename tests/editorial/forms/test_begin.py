"""What an article begins with."""

from hypothesis import given
from hypothesis import strategies as st

from articles.exchange.slug import LONGEST_SLUG
from editorial.forms.begin import BeginForm


def test_a_question_that_no_address_can_be_made_of_is_asked_for_one():
    form = BeginForm({"question": "头痛？", "slug": ""})

    assert form.errors["slug"] == ["Address: none can be made of this question. Type one."]


@given(st.text(max_size=400))
def test_every_proposed_address_fits(question):
    form = BeginForm({"question": question, "slug": ""})

    if form.is_valid():
        assert 0 < len(form.cleaned_data["slug"]) <= LONGEST_SLUG
        assert form.fields["slug"].clean(form.cleaned_data["slug"])
