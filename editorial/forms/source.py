"""The form of a source in the library: its record in fields that people know."""

from collections.abc import Mapping
from typing import Any

from django import forms

from editorial.forms.reference import ReferenceForm, initial_of_record
from references import library
from references.columns import columns
from references.editing import Described
from references.identifiers import identifiers_of, normalise_pmcid
from references.models import Reference


class SourceForm(ReferenceForm):
    """A source as the library has it; what the form has no field for stays in the record."""

    FIELDS = {
        **ReferenceForm.FIELDS,
        "edition": "edition",
        "place": "publisher-place",
        "pmcid": "PMCID",
        "isbn": "ISBN",
    }
    edition = forms.CharField(required=False, max_length=100, help_text="2nd, 2024 update.")
    place = forms.CharField(required=False, max_length=200, label="Place")
    pmcid = forms.CharField(required=False, max_length=60, label="PMCID")
    isbn = forms.CharField(required=False, max_length=200, label="ISBN")
    trial = forms.RegexField(
        regex=r"^(?i:NCT)\s?\d{1,8}$",
        required=False,
        label="Trial number",
        help_text="At ClinicalTrials.gov: NCT01234567.",
        error_messages={"invalid": "Trial number: this is none. Write it like NCT01234567."},
    )
    region = forms.CharField(
        required=False,
        max_length=20,
        label="Holds in",
        help_text="GB, US, EU; empty where it is bound to no place.",
    )
    superseded_by = forms.CharField(
        required=False,
        max_length=100,
        label="Superseded by",
        help_text="The key of the source that takes its place.",
    )
    read = forms.CharField(  # type: ignore[assignment]  # Django's fields are no attributes
        required=False, max_length=64, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        key = self.fields["key"]
        key.required = False
        if is_new:
            key.help_text = "How texts will cite it. Empty: made of its author and year."
        else:
            # Texts cite the key: a source that changed it would leave them behind.
            key.disabled = True
            key.help_text = "How texts cite it. It stays as it is."

    def clean_pmcid(self) -> str:
        """Return the PMCID in its one spelling."""
        typed = str(self.cleaned_data["pmcid"]).strip()
        found = normalise_pmcid(typed) or normalise_pmcid(f"PMC{typed}")
        if typed and not found:
            raise forms.ValidationError(f"PMCID: “{typed}” is none. Write it like PMC3810121.")
        return found or ""

    def clean_isbn(self) -> str:
        """Return the ISBN as typed, of which at least one must be one."""
        typed = str(self.cleaned_data["isbn"]).strip()
        if typed and "isbn" not in identifiers_of({"ISBN": typed}):
            raise forms.ValidationError(
                f"ISBN: the digits of “{typed}” do not agree. Copy it again from the book."
            )
        return typed

    def clean_superseded_by(self) -> Reference | None:
        """Return the source whose key was typed."""
        key = str(self.cleaned_data["superseded_by"]).strip()
        if not key:
            return None
        found = library.find(key)
        if found is None:
            raise forms.ValidationError(
                f"Superseded by: no source has the key “{key}”. Find it in the library and copy "
                "its key."
            )
        return found

    def described(self) -> Described:
        """Return what was typed, with all of the record that the form has no field for."""
        csl = self.csl()
        typed = self.cleaned_data["trial"].replace(" ", "").upper()
        if typed != columns(csl)["nct"]:
            custom = {k: v for k, v in (csl.get("custom") or {}).items() if k != "NCT"}
            csl["custom"] = {**custom, "NCT": typed} if typed else custom
            if not csl["custom"]:
                del csl["custom"]
        return Described(
            kind=self.cleaned_data["kind"],
            csl=csl,
            region=self.cleaned_data["region"].strip(),
            superseded_by=self.cleaned_data["superseded_by"],
        )


def initial_of_source(reference: Reference) -> dict[str, Any]:
    """Return a source as the form's fields have it."""
    said: Mapping[str, Any] = reference.csl
    return {
        **initial_of_record(reference.key, reference.kind, said, SourceForm.FIELDS),
        "trial": reference.nct,
        "region": reference.region,
        "superseded_by": reference.superseded_by.key if reference.superseded_by else "",
    }
