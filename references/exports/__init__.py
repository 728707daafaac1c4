"""A list of sources as a file that other programs read: RIS, BibTeX, CSL-JSON, plain text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from references.exports import bibtex, csl_json, plain_text, ris
from references.exports.entries import Entry, for_readers

__all__ = ["FORMS", "Entry", "Form", "for_readers"]


@dataclass(frozen=True)
class Form:
    """One way to write a list, and how a web server says so."""

    name: str
    """As people who use it call it; it is the same in every language."""
    ending: str
    media_type: str
    write: Callable[[Iterable[Entry]], str]
    is_read_in_place: bool = False
    """Whether a browser shows it, rather than handing it to another program."""


FORMS = {
    form.ending: form
    for form in (
        Form("RIS", "ris", "application/x-research-info-systems", ris.write),
        Form("BibTeX", "bib", "application/x-bibtex", bibtex.write),
        Form("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json.write),
        Form("Text", "txt", "text/plain", plain_text.write, is_read_in_place=True),
    )
}
