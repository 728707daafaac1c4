"""The form of an article's working copy: from what was typed to a draft, and back."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import slugify

from articles import audiences
from articles.content import AiUse, Author, NotApplicable, Text
from articles.draft import Draft

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
# Two rows more than there are authors, so that one can be added without JavaScript.
SPARE_AUTHORS = 2
MOST_AUTHORS = 50


class Lines(forms.CharField):
    """Running text: kept as typed, with one kind of line end."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, required=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text with the line ends that snapshots have."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class ArticleForm(forms.Form):
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


class TextForm(forms.Form):
    """The wording for one audience."""

    headline = forms.CharField(
        required=False,
        max_length=300,
        help_text="The answer in a few words. It stands above the short answer.",
    )
    short_answer = Lines(
        label="Short answer",
        help_text="One or two sentences. Readers see this first.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    body = Lines(widget=forms.Textarea(attrs={"rows": 26, "class": "body-text"}))

    def __init__(self, audience: audiences.Audience, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, prefix=f"text-{audience.code}", **kwargs)
        self.audience = audience
        self.source = audiences.get(audience.derived_from) if audience.derived_from else None

    @property
    def is_open(self) -> bool:
        """Whether there is something to see in it, or it should be begun with."""
        return self.audience == audiences.DEFAULT or self.is_bound or any(self.initial.values())

    def value(self) -> Text | None:
        """Return the text, or None where nothing was written for this audience."""
        typed = self.cleaned_data
        if not any(part.strip() for part in typed.values()):
            return None
        return Text(audience=self.audience.code, **typed)  # type: ignore[arg-type]  # a known code


class AuthorForm(forms.Form):
    """One author as printed."""

    name = forms.CharField(required=False, max_length=200)
    role = forms.CharField(required=False, max_length=200)


class DraftForms:
    """All parts of the edit page together, bound to what was typed or filled from a draft."""

    def __init__(self, draft: Draft, *, read: int, data: Mapping[str, str] | None = None) -> None:
        self.draft = draft
        self.article = ArticleForm(data, initial=_initial(draft, read))
        self.texts = [
            TextForm(audience, data, initial=_text(draft, audience.code))
            for audience in audiences.AUDIENCES
        ]
        rows = _author_rows(data) if data is not None else len(draft.authors) + SPARE_AUTHORS
        self.authors = [
            AuthorForm(
                data,
                prefix=f"author-{n}",
                initial=draft.authors[n].model_dump() if n < len(draft.authors) else {},
            )
            for n in range(rows)
        ]

    @property
    def all(self) -> list[forms.Form]:
        """Every form, in the order of the page."""
        return [self.article, *self.texts, *self.authors]

    def is_valid(self) -> bool:
        """Return whether a draft can be made of what was typed."""
        # Counted to the end: every form must be looked at to show all troubles at once.
        return sum(not form.is_valid() for form in self.all) == 0

    def value(self) -> Draft:
        """Return the draft that was typed; evidence and references stay as they are."""
        typed = self.article.cleaned_data
        due = typed["next_review_on"]
        changed = {
            "question": typed["question"],
            "topics": tuple(sorted(typed["topics"])),
            "kind": typed["kind"],
            "not_applicable": self.article.not_applicable,
            "region": typed["region"],
            "language": typed["language"],
            "ai_use": AiUse(kind=typed["ai_kind"], tool=typed["ai_tool"], note=typed["ai_note"]),
            "next_review_on": due.isoformat() if due else "",
            "texts": tuple(text for form in self.texts if (text := form.value())),
            "authors": tuple(
                Author(name=form.cleaned_data["name"], role=form.cleaned_data["role"])
                for form in self.authors
                if form.cleaned_data["name"]
            ),
        }
        return Draft(**{**dict(self.draft), **changed})


def _initial(draft: Draft, read: int) -> dict[str, Any]:
    return {
        "question": draft.question,
        "topics": ", ".join(draft.topics),
        "kind": draft.kind,
        **{f"without-{part.what}": part.reason for part in draft.not_applicable},
        "region": draft.region,
        "language": draft.language,
        "ai_kind": draft.ai_use.kind,
        "ai_tool": draft.ai_use.tool,
        "ai_note": draft.ai_use.note,
        "next_review_on": draft.next_review_on,
        "read": read,
    }


def _text(draft: Draft, audience: str) -> dict[str, str]:
    found = next((text for text in draft.texts if text.audience == audience), None)
    return found.model_dump(exclude={"audience"}) if found else {}


def _author_rows(data: Mapping[str, str]) -> int:
    rows = [int(m[1]) + 1 for key in data if (m := re.fullmatch(r"author-(\d{1,2})-name", key))]
    return min(max(rows, default=0), MOST_AUTHORS)
