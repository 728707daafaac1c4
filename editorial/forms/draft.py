"""The form of an article's working copy: from what was typed to a draft, and back."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from articles import audiences
from articles.content import AiUse, Author, Text
from articles.draft import Draft
from editorial.forms.article import ArticleForm
from editorial.forms.house import HouseForm

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


class TextForm(HouseForm):
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


class AuthorForm(HouseForm):
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
    found = draft.text_for(audience)
    return found.model_dump(exclude={"audience"}) if found else {}


def _author_rows(data: Mapping[str, str]) -> int:
    rows = [int(m[1]) + 1 for key in data if (m := re.fullmatch(r"author-(\d{1,2})-name", key))]
    return min(max(rows, default=0), MOST_AUTHORS)
