"""What an article begins with."""

from hypothesis import given
from hypothesis import strategies as st

from articles.exchange.slug import LONGEST_SLUG
from editorial.forms.begin import BeginForm, proposed_slug


def test_an_address_is_cut_between_words():
    slug = proposed_slug("word " * 30)

    assert slug == "-".join(["word"] * 16)


@given(st.text(max_size=400))
def test_every_proposed_address_fits(question):
    form = BeginForm({"question": question, "slug": ""})

    if form.is_valid():
        assert 0 < len(form.cleaned_data["slug"]) <= LONGEST_SLUG
        assert form.fields["slug"].clean(form.cleaned_data["slug"])
