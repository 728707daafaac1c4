"""Books by their ISBN at Open Library (https://openlibrary.org/dev/docs/api/books)."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from references.formats.people import people
from references.formats.records import Record
from references.lookup.answers import Answer, Pace, Unknown, as_json, asked, get, record, unreadable

_NAME = "Open Library"
_PACE = Pace()


def book(isbn: str) -> Answer:
    """Return what Open Library says of an ISBN of 13 digits."""
    return asked("open-library", isbn, lambda: _book(isbn))


def _book(isbn: str) -> Record:
    place = f"ISBN:{isbn}"
    answer = get(
        _NAME, f"{settings.OPEN_LIBRARY_URL}/api/books",
        {"bibkeys": place, "format": "json", "jscmd": "details"}, pace=_PACE, a_second=1.0,
        accept="application/json",
    )  # fmt: skip
    said = as_json(_NAME, answer)
    if not isinstance(said, Mapping):
        raise unreadable(_NAME)
    found = said.get(place)
    details = found.get("details") if isinstance(found, Mapping) else None
    if not isinstance(details, Mapping) or not details.get("title"):
        raise Unknown("Open Library has no book of this number. Type the record.")
    return record(_csl(details, isbn))


def _csl(book: Mapping[str, Any], isbn: str) -> dict[str, Any]:
    title, below = str(book.get("title") or ""), str(book.get("subtitle") or "")
    return {
        "type": "book",
        "title": f"{title}: {below}" if below and below not in title else title,
        "author": people(_names(book.get("authors")), initials_last=False),
        "publisher": next(iter(_names(book.get("publishers"))), ""),
        "publisher-place": next(iter(_names(book.get("publish_places"))), ""),
        "issued": str(book.get("publish_date") or ""),
        "edition": str(book.get("edition_name") or ""),
        "ISBN": isbn,
    }


def _names(value: Any) -> list[str]:
    """Return names that come as words or as objects with a name."""
    said = (one.get("name") if isinstance(one, Mapping) else one
            for one in (value if isinstance(value, list) else []))  # fmt: skip
    return [one for one in said if isinstance(one, str) and one.strip()]
