"""The form of a reference: CSL-JSON in fields that people know."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from articles.content import Reference
from editorial.forms.one_line import OneLineForm
from references.identifiers import normalise_doi, normalise_pmid
from references.kinds import WORDS

TYPES = [
    ("article-journal", "Article in a journal"),
    ("report", "Report or guideline"),
    ("webpage", "Web page"),
    ("book", "Book"),
    ("chapter", "Chapter of a book"),
    ("document", "Something else"),
]
_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


class ReferenceForm(OneLineForm):
    """A source, as an editor describes it."""

    FIELDS = {
        "title": "title",
        "journal": "container-title",
        "volume": "volume",
        "issue": "issue",
        "pages": "page",
        "publisher": "publisher",
        "number": "number",
        "doi": "DOI",
        "pmid": "PMID",
        "url": "URL",
    }
    """By the form's name of a field its name in CSL-JSON, of those that are one line."""

    key = forms.RegexField(
        regex=r"^[A-Za-z0-9][A-Za-z0-9_:.#$%&+?<>~/-]{0,99}$",
        help_text="How texts cite it: [@puri2011]. Letters, digits and - : . _ without spaces.",
        error_messages={"invalid": "Key: it holds a space or mark. Write it like puri2011."},
    )
    kind = forms.ChoiceField(
        choices=list(WORDS.items()), label="Kind of source", help_text="Readers see this word."
    )
    type = forms.ChoiceField(choices=TYPES, label="Form of publication")
    title = forms.CharField(
        max_length=1000,
        error_messages={"required": "Title: it is empty. Copy it from the source."},
    )
    authors = forms.CharField(
        required=False,
        help_text="One a line: Family, Given. An organisation without a comma, or in quotes.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    journal = forms.CharField(required=False, max_length=300, label="Journal, site or book")
    issued = forms.RegexField(
        regex=_DATE,
        required=False,
        label="Published",
        help_text="2024, 2024-03 or 2024-03-06.",
        error_messages={"invalid": "Published: this is no date. Write 2024 or 2024-03-06."},
    )
    volume = forms.CharField(required=False, max_length=50)
    issue = forms.CharField(required=False, max_length=50)
    pages = forms.CharField(required=False, max_length=50)
    publisher = forms.CharField(required=False, max_length=300)
    number = forms.CharField(required=False, max_length=100, label="Report number")
    doi = forms.CharField(required=False, max_length=300, label="DOI")
    pmid = forms.CharField(required=False, max_length=20, label="PMID")
    url = forms.URLField(
        required=False, max_length=2000, label="Web address", assume_scheme="https"
    )
    accessed = forms.RegexField(
        regex=_DATE,
        required=False,
        label="Accessed",
        help_text="When you last opened it: 2026-10-01.",
        error_messages={"invalid": "Accessed: this is no date. Write it like 2026-10-01."},
    )
    read = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, known: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = dict(known or {})
        # A form of publication that the list lacks must not become another by being saved.
        rare = self.known.get("type", "")
        if rare and rare not in dict(TYPES):
            self.fields["type"].choices = [*TYPES, (rare, rare)]  # type: ignore[attr-defined]

    def clean_doi(self) -> str:
        """Return the DOI in its one spelling."""
        return _identifier(self.cleaned_data["doi"], normalise_doi, "DOI", "10.1056/NEJMcp1113996")

    def clean_pmid(self) -> str:
        """Return the PMID in its one spelling."""
        return _identifier(self.cleaned_data["pmid"], normalise_pmid, "PMID", "23301732")

    def value(self) -> Reference:
        """Return the reference; CSL fields that this form does not show stay as they were."""
        typed = self.cleaned_data
        return Reference(key=typed["key"], kind=typed["kind"], csl=self.csl())

    def csl(self) -> dict[str, Any]:
        """Return the record with what was typed; what this form does not show stays as it was."""
        typed = self.cleaned_data
        csl = {**self.known, "type": typed["type"]}
        changed: dict[str, Any] = {csl_name: typed[name] for name, csl_name in self.FIELDS.items()}
        changed["author"] = self._authors(typed["authors"])
        changed["issued"] = _date_parts(typed["issued"])
        changed["accessed"] = _date_parts(typed["accessed"])
        for name, value in changed.items():
            if self._is_as_before(name):
                continue  # A date with a season, say, stays whole though the field shows its year.
            if value:
                csl[name] = value
            else:
                csl.pop(name, None)
        return csl

    def _is_as_before(self, csl_name: str) -> bool:
        names = {value: name for name, value in self.FIELDS.items()}
        name = names.get(csl_name) or {"author": "authors"}.get(csl_name, csl_name)
        before = initial_of_record("", "", self.known, self.FIELDS)[name]
        return str(self.cleaned_data[name]).splitlines() == str(before).splitlines()

    def _authors(self, typed: str) -> list[Mapping[str, str]]:
        lines = [line.strip() for line in typed.splitlines() if line.strip()]
        before = {_author_line(author): author for author in self.known.get("author") or []}
        # A name that was left alone keeps the parts that one line cannot show.
        return [before.get(line) or _author(line) for line in lines]


def initial_of(reference: Reference) -> dict[str, Any]:
    """Return a reference as the form's fields have it."""
    csl = reference.model_dump(mode="json")["csl"]
    return initial_of_record(reference.key, reference.kind, csl, ReferenceForm.FIELDS)


def initial_of_record(
    key: str, kind: str, csl: Mapping[str, Any], fields: Mapping[str, str]
) -> dict[str, Any]:
    """Return a record as a form's fields have it."""
    return {
        "key": key,
        "kind": kind,
        "type": csl.get("type", "document"),
        "authors": "\n".join(_author_line(author) for author in csl.get("author") or []),
        "issued": _date_text(csl.get("issued")),
        "accessed": _date_text(csl.get("accessed")),
        **{name: csl.get(csl_name, "") for name, csl_name in fields.items()},
    }


def _identifier(typed: str, normalise: Any, name: str, example: str) -> str:
    if not typed.strip():
        return ""
    found = normalise(typed)
    if not found:
        raise forms.ValidationError(f"{name}: “{typed}” is none. Write it like {example}.")
    return str(found)


def _author(line: str) -> dict[str, str]:
    if line[0] == line[-1] == '"':
        return {"literal": line.strip('"')}
    family, comma, given = line.partition(",")
    if not comma:
        return {"literal": family}
    author = {"family": family.strip(), "given": given.strip()}
    return {part: name for part, name in author.items() if name}


def _author_line(author: Mapping[str, str]) -> str:
    if author.get("literal"):
        name = author["literal"]
        return f'"{name}"' if "," in name else name
    particle = author.get("non-dropping-particle", "")
    family = f"{particle} {author.get('family', '')}".strip()
    # The comma stays without a given name: it tells a person from an organisation.
    return f"{family}, {author.get('given', '')}".rstrip()


def _date_parts(text: str) -> dict[str, list[list[int]]]:
    found = _DATE.match(text or "")
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else {}


def _date_text(value: Mapping[str, Any] | None) -> str:
    parts = ((value or {}).get("date-parts") or [[]])[0]
    try:
        return "-".join([f"{int(parts[0]):04}", *(f"{int(part):02}" for part in parts[1:])])
    except (IndexError, TypeError, ValueError):
        return ""  # A date in words; it stays as it is until another is typed.
