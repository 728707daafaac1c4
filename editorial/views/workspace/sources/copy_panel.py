"""A source to be taken along: as text, and as other programs read it."""

from typing import Any

from articles.publishing.reference_style import our_own
from editorial.policies import Person
from references.exports import FORMS, Entry, for_readers, plain_text
from references.models import Reference


def panel(reference: Reference, who: Person) -> dict[str, Any]:
    """Return the source in each form, what is known of its status in its notes."""
    status = f"{reference.get_status_display().upper()}:" if reference.status else ""
    entry = Entry(
        reference.key,
        for_readers(reference.csl),
        reference.kind,
        (status,) if status else (),
    )
    text = plain_text.write([entry], our_own()).strip()
    others = [form for form in FORMS.values() if form.ending != "txt"]
    return {
        "text": text,
        "forms": [{"name": form.name, "words": form.write([entry]).strip()} for form in others],
    }
