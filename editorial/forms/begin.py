"""The forms that an article begins with: a question, or something to import."""

from typing import Any

from django import forms
from django.utils.text import slugify

from articles.exchange.formats import MOST, NAMES
from articles.exchange.imported import Imported, Proposal
from editorial.forms.house import HouseForm

# An address that people can read aloud; the table allows more.
LONGEST_SLUG = 80
_TAKEN_BY_THE_SITE = {"page"}


def _slug_field(**kwargs: Any) -> forms.SlugField:
    return forms.SlugField(
        max_length=LONGEST_SLUG,
        label="Address",
        error_messages={
            "invalid": "Address: use small letters, digits and hyphens, like b12-leg-weakness.",
            "max_length": "Address: it is longer than 80 characters. Shorten it.",
        },
        **kwargs,
    )


class QuestionForm(HouseForm):
    """A new article: its question and the address made of it."""

    question = forms.CharField(
        max_length=300,
        help_text="One question, as a reader would ask it.",
        error_messages={
            "required": "Question: it is empty. Ask the one question that the article answers."
        },
    )
    slug = _slug_field(
        required=False,
        help_text="The last part of the page's address. Leave it empty to make it of the question.",
    )

    def clean(self) -> dict[str, Any]:
        """Propose an address where none was given."""
        typed = super().clean() or {}
        if "slug" in typed:
            typed["slug"] = typed["slug"].lower() or proposed_slug(typed.get("question", ""))
            if not typed["slug"] or typed["slug"] in _TAKEN_BY_THE_SITE:
                self.add_error("slug", "Address: none can be made of this question. Type one.")
        return typed


class SourceForm(HouseForm):
    """What is to be imported."""

    file = forms.FileField(
        required=False,
        label="A file",
        help_text="Text in UTF-8: an export of this system, or a page saved as text.",
    )
    source = forms.CharField(
        required=False,
        strip=False,
        label="Or paste the text",
        help_text="Select the whole page in your browser, copy it, and paste it here.",
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    format = forms.ChoiceField(
        choices=[("", "Find out"), *NAMES.items()], required=False, label="What it is"
    )

    def clean(self) -> dict[str, Any]:
        """Take the file's text where there is a file."""
        typed = super().clean() or {}
        file = typed.get("file")
        if file is not None and file.size > MOST:
            self.add_error("file", "File: it is larger than 5 MB. Import one article at a time.")
        elif file is not None:
            try:
                typed["source"] = file.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", "File: it is no text in UTF-8. Save it as UTF-8.")
        elif not typed.get("source", "").strip():
            self.add_error("source", "There is nothing to import. Choose a file or paste a text.")
        return typed


class ConfirmForm(HouseForm):
    """What the editor confirms of an import: the address, and each citation proposed."""

    slug = _slug_field()

    def __init__(self, imported: Imported, data: Any = None, *, slug: str) -> None:
        super().__init__(data, prefix="import", initial={"slug": slug})
        self.proposals = imported.proposals
        for number, proposal in enumerate(imported.proposals):
            self.fields[f"take-{number}"] = forms.BooleanField(
                required=False, initial=proposal.confident, label=f"Cite for “{proposal.original}”"
            )

    def clean_slug(self) -> str:
        """Return the address in small letters."""
        return str(self.cleaned_data["slug"]).lower()

    @property
    def confirmed(self) -> list[Proposal]:
        """The proposals that the editor confirmed."""
        return [
            proposal
            for number, proposal in enumerate(self.proposals)
            if self.cleaned_data[f"take-{number}"]
        ]


def proposed_slug(question: str) -> str:
    """Return a question as an address, cut between words."""
    slug = slugify(question)
    if len(slug) <= LONGEST_SLUG:
        return slug
    return slug[: LONGEST_SLUG + 1].rsplit("-", 1)[0][:LONGEST_SLUG]
