"""The form of what an article says of itself, apart from its texts."""

from typing import Any

from django import forms
from django.utils.text import slugify

from articles.content import NotApplicable
from editorial.forms.house import HouseForm

AI_KINDS = [
    ("", "Not stated yet"),
    ("none", "No AI was used"),
    ("language-help", "AI helped with language"),
    ("drafted", "AI made a first draft"),
    ("translated", "AI translated it"),
]
KINDS = [
    ("", "Not stated yet"),
    ("condition", "A condition"),
    ("medicine", "A medicine"),
    ("symptom", "A symptom"),
    ("test", "A test"),
    ("treatment", "A treatment"),
]
# Every part of content.Part once, in the words of the page; a test holds this.
PARTS = {
    "care-cards": "Care cards",
    "benefits": "Benefits",
    "harms": "Harms",
    "alternatives": "Alternatives",
    "no-treatment": "No treatment",
    "follow-up": "Follow-up",
}


class ArticleForm(HouseForm):
    """What an article says of itself, apart from its texts."""

    question = forms.CharField(
        max_length=300,
        help_text="The one question that the article answers, as a reader would ask it.",
        error_messages={
            "required": "Question: it is empty. Ask the one question that the article answers.",
            "max_length": "Question: it is longer than 300 characters. Shorten it.",
        },
    )
    topics = forms.CharField(
        required=False,
        max_length=500,
        help_text="Separate several by commas. The policy of a topic decides who must sign.",
    )
    region = forms.CharField(
        required=False,
        max_length=20,
        help_text="Whose guidance and emergency numbers these are, for example GB or US.",
    )
    language = forms.RegexField(
        regex=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        max_length=15,
        initial="en-GB",
        error_messages={"invalid": "Language: it is no language tag. Write it like en-GB."},
    )
    kind = forms.ChoiceField(
        choices=KINDS,
        required=False,
        label="What the question is about",
        help_text="It says which parts the article should have.",
    )
    ai_kind = forms.ChoiceField(
        choices=AI_KINDS,
        required=False,
        label="Use of AI",
        help_text="Readers are told. It must be stated before the article is submitted.",
    )
    ai_tool = forms.CharField(required=False, max_length=200, label="Which tool")
    ai_note = forms.CharField(
        required=False,
        label="What it was used for",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next_review_on = forms.DateField(
        required=False,
        label="Next review due",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Next review due: this is no date. Write it like 2027-11-02."},
    )
    note = forms.CharField(
        required=False,
        max_length=200,
        label="What did you change?",
    )
    read = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, words in PARTS.items():
            self.fields[f"without-{part}"] = forms.CharField(
                required=False, max_length=500, label=f"{words}: why none is needed"
            )

    @property
    def parts(self) -> list[forms.BoundField]:
        """The fields that say why a part is not needed."""
        return [self[f"without-{part}"] for part in PARTS]

    @property
    def not_applicable(self) -> tuple[NotApplicable, ...]:
        """The parts for which a reason was typed."""
        return tuple(
            NotApplicable(what=part, reason=reason)  # type: ignore[arg-type]  # a known part
            for part in PARTS
            if (reason := self.cleaned_data[f"without-{part}"])
        )

    def clean_topics(self) -> tuple[str, ...]:
        """Return the topics as the slugs that addresses and policies know them by."""
        names = (slugify(name)[:80] for name in self.cleaned_data["topics"].split(","))
        return tuple(dict.fromkeys(name for name in names if name))
