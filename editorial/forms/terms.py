"""The form of one term of the glossary."""

from django import forms

from articles import audiences
from articles.terms.entry import LONGEST_DEFINITION, LONGEST_PLAIN, LONGEST_WORD
from editorial.forms.house import HouseForm


class TermForm(HouseForm):
    """A technical word, and what readers of one kind are told instead."""

    read = forms.IntegerField(required=False, widget=forms.HiddenInput)
    word = forms.CharField(
        max_length=LONGEST_WORD,
        label="Technical word",
        help_text=(
            "In small letters it is also found at the beginning of a sentence. With capitals, "
            "such as MRI, it is found as written only."
        ),
        error_messages={"required": "Technical word: it is empty. Write it as texts have it."},
    )
    audience = forms.ChoiceField(
        choices=[(a.code, a.name) for a in audiences.AUDIENCES], label="For"
    )
    plain = forms.CharField(
        required=False,
        max_length=LONGEST_PLAIN,
        label="Plain wording",
        help_text=(
            "Words that can stand in the sentence instead: “pins and needles”. A text written for "
            "others gets “pins and needles (paraesthesia)” where the word first stands."
        ),
    )
    definition = forms.CharField(
        required=False,
        max_length=LONGEST_DEFINITION,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="A sentence or two for the list “Words used here” below the text.",
    )
    later = forms.ChoiceField(
        choices=[("word", "the technical word"), ("plain", "the plain wording")],
        widget=forms.RadioSelect,
        label="After it was explained once, the text goes on with",
        initial="word",
    )
    active = forms.BooleanField(required=False, initial=True, label="In use")
    note = forms.CharField(
        required=False,
        max_length=LONGEST_DEFINITION,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Note for the staff",
        help_text="Why it is switched off, or what to mind.",
    )
