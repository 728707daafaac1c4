"""What somebody typed into the edit page, by the names of its fields, and back into its form."""

import re
from collections.abc import Mapping

from articles import audiences
from articles.draft import Draft
from editorial.forms.article import PARTS, ArticleForm
from editorial.forms.draft import DraftForms, TextForm

_WINDOW = re.compile(r"[0-9a-f]{32}")
_AUTHOR = re.compile(r"author-\d{1,2}-(name|role)")
_NAMES = frozenset(
    {
        *(name for name in ArticleForm.base_fields if name != "read"),
        *(f"without-{part}" for part in PARTS),
        *(f"text-{code}-{name}" for code in audiences.CODES for name in TextForm.base_fields),
    }
)


def typed_in_form(sent: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of the edit page's form that were sent, whatever else was sent."""
    return {
        # PostgreSQL stores no NUL, and nobody types one.
        name: str(value).replace("\0", "")
        for name, value in sent.items()
        if name in _NAMES or _AUTHOR.fullmatch(name)
    }


def forms_of(typed: Mapping[str, str], saved: Draft, *, read: int) -> DraftForms:
    """Return the form with what was typed; a field that it did not have then is as saved."""
    now = {
        field.html_name: str(field.value() or "")
        for form in DraftForms(saved, read=read).all
        for field in form
        if not _AUTHOR.fullmatch(field.html_name)
    }
    forms = DraftForms(saved, read=read, data={**now, **typed, "read": str(read)})
    forms.is_valid()
    return forms


def window_of(sent: Mapping[str, str]) -> str:
    """Return which open page sent this, or "" where it does not say so."""
    found = sent.get("window", "")
    return found if _WINDOW.fullmatch(found) else ""


def number_in(sent: Mapping[str, str], name: str) -> int:
    """Return a number that was sent, or 0."""
    found = sent.get(name, "")
    return int(found) if found.isascii() and found.isdigit() and len(found) < 10 else 0
