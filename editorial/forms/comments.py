"""The forms of a conversation on a version: opening it, answering, and asking somebody outside."""

from typing import Any

from django import forms

from articles import audiences
from articles.content import Content
from editorial.anchors import Place, places_of
from editorial.forms.house import HouseForm
from editorial.forms.one_line import OneLineForm

_PARTS = {"headline": "headline", "short_answer": "short answer", "body": "body"}
_AROUND = 60
SIGNERS_BEWARE = "If the editor accepts, you are a contributor and cannot sign."


class WordsForm(HouseForm):
    """What is said, with the passage it is said of: its words are pasted and found again."""

    words = forms.CharField(
        required=False,
        max_length=2_000,
        strip=False,
        label="Which words?",
        help_text="Copy them from the page and paste them here. Leave this empty to speak of the "
        "whole.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    place = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        required=False,
        max_length=4_000,
        label="Comment",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    suggests = False
    """Whether the form can hold other words, so that a comment need not say anything else."""

    def __init__(self, *args: Any, content: Content, audience: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content, self.audience = content, audience
        self.places: tuple[Place, ...] = ()
        self.found: Place | None = Place()

    @property
    def choices(self) -> list[dict[str, Any]]:
        """The places to choose from, where the words stand more than once."""
        if len(self.places) < 2:
            return []
        chosen = self["place"].value()
        return [
            {
                "value": value_of(place),
                "where": where(place),
                "before": place.before[-_AROUND:].rpartition("\n")[2],
                "quote": place.quote,
                "after": place.after[:_AROUND].partition("\n")[0],
                "is_chosen": value_of(place) == chosen,
            }
            for place in self.places
        ]

    def clean(self) -> dict[str, Any]:
        """Find the words, or say why not; ask which where they stand more than once."""
        typed = super().clean() or self.cleaned_data
        words = typed.get("words", "")
        if words.strip():
            self.places = places_of(words, self.content, self.audience)
            chosen = [each for each in self.places if value_of(each) == typed.get("place")]
            candidates = chosen or list(self.places)
            self.found = candidates[0] if len(candidates) == 1 else None
            if not self.places:
                self.add_error(
                    "words",
                    "Which words: they are not in the text. Copy whole words and whole measures, "
                    "without the small numbers of sources.",
                )
            elif self.found is None:
                self.add_error(
                    "place",
                    f"Which words: they stand in {len(self.places)} places. Choose one below.",
                )
        if not self.suggests and not typed.get("text", "").strip():
            self.add_error("text", "Comment: it is empty. Say something.")
        return typed


class SuggestingForm(HouseForm):
    """Other words for a passage."""

    replacement = forms.CharField(
        required=False,
        max_length=4_000,
        strip=False,
        label="Suggest other words",
        help_text=f"They take the place of exactly the words above. {SIGNERS_BEWARE}",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    strike = forms.BooleanField(required=False, label="Suggest to strike the words")

    def suggested(self) -> str | None:
        """Return the suggested words, "" to strike them, None for no suggestion; if valid."""
        typed = self.cleaned_data
        return "" if typed["strike"] else typed["replacement"] or None

    def check_suggestion(self, typed: dict[str, Any]) -> None:
        """Refuse a suggestion that says two things, and a comment that says nothing."""
        words = typed.get("replacement", "")
        if words and typed.get("strike"):
            self.add_error(
                "strike",
                "Suggest to strike the words: you also wrote other words. Clear one of the two.",
            )
        if not (typed.get("text", "").strip() or words or typed.get("strike")):
            self.add_error("text", "Comment: it is empty. Say something, or suggest other words.")


class ThreadForm(SuggestingForm, WordsForm):
    """Opening a thread on a passage or on the whole."""

    blocking = forms.BooleanField(
        required=False,
        label="This stops the approval",
        help_text="Nobody can approve until you or the chair resolve it.",
    )
    field_order = ("words", "place", "text", "replacement", "strike", "blocking")
    suggests = True

    def clean(self) -> dict[str, Any]:
        """Ask for words to replace, and for something to be said."""
        typed = super().clean()
        self.check_suggestion(typed)
        suggests = typed.get("replacement") or typed.get("strike")
        if suggests and not typed.get("words", "").strip():
            self.add_error("words", "Which words: it is empty. Paste those that you want changed.")
        return typed


class ClaimThreadForm(HouseForm):
    """Opening a thread on a claim."""

    text = forms.CharField(
        max_length=4_000, label="Comment", widget=forms.Textarea(attrs={"rows": 4})
    )
    blocking = forms.BooleanField(
        required=False,
        label="This stops the approval",
        help_text="Nobody can approve until you or the chair resolve it.",
    )


class ReplyForm(HouseForm):
    """Answering in a thread."""

    text = forms.CharField(
        max_length=4_000, label="Answer", widget=forms.Textarea(attrs={"rows": 3})
    )


class SuggestingReplyForm(SuggestingForm):
    """Answering in a thread on a passage, for which other words can be suggested."""

    text = forms.CharField(
        required=False, max_length=4_000, label="Answer", widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ("text", "replacement", "strike")

    def clean(self) -> dict[str, Any]:
        """Ask for something to be said."""
        typed = super().clean() or self.cleaned_data
        self.check_suggestion(typed)
        return typed


class ExpertForm(OneLineForm):
    """Whom to ask from outside, and for how long."""

    name = forms.CharField(
        max_length=200, label="Name", help_text="It stands beside what they say."
    )
    email = forms.EmailField(max_length=254, label="E-mail address")
    expertise = forms.CharField(max_length=200, label="Asked as", help_text="Say “neurologist”.")
    days = forms.IntegerField(
        min_value=1, max_value=7, initial=7, label="For how many days", help_text="7 at most."
    )


def value_of(place: Place) -> str:
    """Return how a form names a place."""
    return f"{place.audience}:{place.field}:{place.position}"


def where(place: Place) -> str:
    """Return where a passage stands, in words: "Patient, body"."""
    return f"{audiences.get(place.audience).name}, {_PARTS.get(place.field, place.field)}"
