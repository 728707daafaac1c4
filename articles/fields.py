"""What a draft's fields may hold at all: refused at the door, before anything is stored."""

import unicodedata

from articles import audiences
from articles.draft import Draft

# Characters. A real article has some 6,000; the cap is for accidents, not for style.
MAX_BODY = 200_000
MAX_SHORT = 4_000


class Unfit(ValueError):
    """A field that cannot be stored; the message names place, trouble and cure."""


# Control and bidirectional characters have no business in one line that goes into headings,
# subjects and addresses (invariant 24). In running text the checks look at them.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def check_fields(draft: Draft) -> None:
    """Raise Unfit when a one-line field holds what no line should, naming field and place."""
    lines = [("Question", draft.question), ("Region", draft.region)]
    lines += [
        (f"Headline for {audiences.get(text.audience).name.lower()}", text.headline)
        for text in draft.texts
    ]
    lines += [("Author", author.name) for author in draft.authors]
    lines += [("Author's role", author.role) for author in draft.authors]
    for name, value in lines:
        for place, character in enumerate(value, 1):
            if unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI:
                raise Unfit(
                    f"{name}: character {place} is U+{ord(character):04X}, which cannot be seen "
                    "and can change what is read. Delete it and type the text again."
                )
    if not draft.question.strip():
        raise Unfit("Question: it is empty. Ask the one question that the article answers.")
    for name, value in [
        *((f"Text for {t.audience}", t.body + t.short_answer) for t in draft.texts),
    ]:
        if "\x00" in value or any(0xD800 <= ord(c) <= 0xDFFF for c in value):
            raise Unfit(
                f"{name}: it holds a character that cannot be stored (NUL or half a character). "
                "Paste the text again as plain text."
            )
    for text in draft.texts:
        if len(text.body) > MAX_BODY or len(text.short_answer) > MAX_SHORT:
            raise Unfit(
                f"Text for {text.audience}: it is longer than {MAX_BODY:,} characters. Split the "
                "article, one question each."
            )
