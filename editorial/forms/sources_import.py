"""The form by which sources are brought in: files, or pasted text."""

from typing import Any

from django import forms

from editorial.forms.house import HouseForm
from references.formats.encoding import LARGEST, MEGABYTE

PASTED = "pasted text"


class _SeveralFiles(forms.ClearableFileInput):
    """A field in which several files are chosen at once."""

    allow_multiple_selected = True


class SourcesForm(HouseForm):
    """What is to be imported; `files_given` are the names and bytes, after a look at their size."""

    sent = forms.FileField(
        required=False,
        label="Files",
        help_text=f"Several at once if you like, together up to {LARGEST // MEGABYTE} MB.",
        widget=_SeveralFiles(),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Or paste",
        help_text="Records in any of the formats, a list of DOI, PubMed numbers or addresses one a "
        "line, or a printed list of references.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Gather the files and the text. Raises a problem when there is nothing, or too much."""
        typed = super().clean() or {}
        # What Django looked at is the last file alone: an empty one is said to be so when read.
        self.errors.pop("sent", None)
        chosen = self.files.getlist("sent") if hasattr(self.files, "getlist") else []
        text = str(typed.get("text") or "")
        self.files_given: list[tuple[str, bytes]] = []
        if sum(file.size or 0 for file in chosen) + len(text) > LARGEST:
            self.add_error(
                "sent",
                f"Files: together they are larger than {LARGEST // MEGABYTE} MB. Import them in "
                "parts.",
            )
        elif not chosen and not text.strip():
            self.add_error(
                "sent", "Files: there is nothing to import. Choose a file, or paste references."
            )
        else:
            self.files_given = [(str(file.name), file.read()) for file in chosen]
            if text.strip():
                self.files_given.append((PASTED, text.encode("utf-8", "replace")))
        return typed
