"""The forms that an import takes: what is to be read, and what the editor confirms of it."""

from typing import Any

from django import forms

from articles.audiences import AUDIENCES
from articles.exchange.formats import MOST, NAMES
from articles.exchange.imported import Imported, Proposal
from editorial.forms.begin import slug_field
from editorial.forms.house import HouseForm


class SourceForm(HouseForm):
    """What is to be imported."""

    file = forms.FileField(
        required=False,
        label="A file",
        help_text="A Word document (.docx), a web page, a journal article in JATS, an export of "
        "this system, or a page saved as text. 5 MB at most.",
    )
    source = forms.CharField(
        required=False,
        strip=False,
        label="Or paste the text",
        help_text="Select the whole page in your browser, copy it, and paste it here.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    format = forms.ChoiceField(
        choices=[("", "Find out"), *NAMES.items()], required=False, label="What it is"
    )
    audience = forms.ChoiceField(
        choices=[("", "As usual for what it is"), *((a.code, a.name) for a in AUDIENCES)],
        required=False,
        label="Whom a document is for",
        help_text="Word documents and web pages: patients. Journal articles: clinicians.",
    )
    changes = forms.ChoiceField(
        choices=[
            ("neither", "Leave out both sides, and list them"),
            ("accepted", "Take what was inserted"),
            ("rejected", "Take what was deleted"),
        ],
        required=False,
        label="Tracked changes in a document",
        help_text="Comments are never text: they are listed.",
    )

    def clean(self) -> dict[str, Any]:
        """Take the file's bytes where there is a file."""
        typed = super().clean() or {}
        file = typed.get("file")
        if file is not None and file.size > MOST:
            self.add_error("file", "File: it is larger than 5 MB. Import one article at a time.")
        elif file is not None:
            typed["data"] = file.read()
        elif not typed.get("source", "").strip():
            self.add_error("source", "There is nothing to import. Choose a file or paste a text.")
        return typed


class ConfirmForm(HouseForm):
    """What the editor confirms of an import: question, address, and each citation proposed."""

    question = forms.CharField(
        max_length=300, help_text="One question, as a reader would ask it.", label="Question"
    )
    slug = slug_field()

    def __init__(self, imported: Imported, data: Any = None, *, slug: str = "") -> None:
        question = imported.draft.question
        super().__init__(data, prefix="import", initial={"slug": slug, "question": question})
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
