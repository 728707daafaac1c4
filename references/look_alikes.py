"""Records that look like one source and are two: a notice and its paper, parts, editions."""

import re
from collections.abc import Mapping
from typing import Any

from references.merging import title_words, year

Csl = Mapping[str, Any]

# Publishers put this before the title of the paper itself, so it is no other source.
_FALLEN = re.compile(
    r"^\W*(?:retracted(?: article| paper| chapter)?|withdrawn(?: article)?|notice of retraction"
    r"|removed|temporary removal|retracted and republished)\W*[:\]\-–—]\W*",
    re.IGNORECASE,
)
_MAY_HAVE_FALLEN = re.compile(r"retract|withdrawn|remov", re.IGNORECASE)
_FALLEN_AFTER = re.compile(
    r"\W*[\[(](?:retracted|withdrawn)[^\[\]()]{0,40}[\])]\W*$", re.IGNORECASE
)
# What a title says its piece is, of another piece. The first that fits decides.
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("a correction", r"^(?:author |publisher |editorial )?(?:corrections?|corrigendum|"
         r"corrigenda|erratum|errata|addendum)\b|\b(?:erratum|corrigendum)$"),
        ("a retraction notice", r"^(?:partial )?retraction\b|\bretraction notice$"),
        ("an expression of concern", r"^(?:editorial )?expression of concern\b"),
        ("a reply", r"^(?:the )?(?:authors? )?(?:reply|response|responses|rejoinder)\b|"
         r"\b(?:authors?|in) (?:reply|response)$|\breply$"),
        ("a comment", r"^(?:a )?(?:invited )?(?:comments?|commentary|letter|editorial comment)\b "
         r"?(?:on|to|about|regarding|re)?\b|^re |\bcommentary$|\bletter to the editor$"),
        ("a protocol", r"\bprotocol\b|\brationale and design\b|\bdesign and rationale\b|"
         r"\bstatistical analysis plan\b"),
        ("a summary for other readers", r"\bplain language summary\b|\bsummary for patients\b"),
        ("a supplement", r"^(?:supplement(?:ary|al)?|appendix|data from|supporting information)\b"),
    )
)  # fmt: skip
_ROMAN = re.compile(r"(?=[ivx])(?:x{0,3})(?:ix|iv|v?i{0,3})")
_COUNTED = {
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "first", "second", "third", "fourth", "fifth", "sixth", "1st", "2nd", "3rd",
}  # fmt: skip
_PARTS = {"part", "volume", "vol", "phase", "chapter", "section", "series", "paper"}
_IN_A_BOOK = {"chapter", "entry", "entry-dictionary", "entry-encyclopedia"}
_BOOKS = {"book", "collection"}
_REVIEW_VERSION = re.compile(r"(10\.1002/14651858\.[a-z]{2}\d+)(?:\.pub(\d+))?$")
_PREPRINTS = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|preprints?(?:\.org)?|research square|"
    r"osf)\b|^10\.(?:1101|2139|21203|20944|31234|48550)/",
    re.IGNORECASE,
)


def bare_title(title: str) -> str:
    """Return the title's words without what a publisher adds once the paper is retracted."""
    if _MAY_HAVE_FALLEN.search(title):
        for _ in range(2):
            title = _FALLEN_AFTER.sub("", _FALLEN.sub("", title))
    return title_words(title)


def role(title: str) -> str:
    """Return what a title says that its piece is of another one ("a correction"), or ""."""
    words = bare_title(title)
    return next((name for name, pattern in _ROLES if pattern.search(words)), "")


def why_apart(one: Csl, other: Csl) -> str:
    """Return why two records of like titles are two sources, "" where nothing says so.

    Rules of the Committee on Publication Ethics and PubMed: a notice, comment or reply is a piece
    of its own, with a title made of its paper's. The reason is a sentence for editors.
    """
    tests = (_roles, _types, _preprint, _review_versions, _editions, _parts)
    return next((reason for test in tests if (reason := test(one, other))), "")


def _roles(one: Csl, other: Csl) -> str:
    roles = [role(str(csl.get("title") or "")) for csl in (one, other)]
    if roles[0] == roles[1]:
        return ""
    named = next(name for name in roles if name)
    if all(roles):
        return f"One is {roles[0]}, the other {roles[1]}."
    return f"One is {named}, the other what it belongs to."


def _types(one: Csl, other: Csl) -> str:
    types = {str(csl.get("type") or "") for csl in (one, other)}
    if not (types & _IN_A_BOOK and types & _BOOKS):
        return ""
    chapter = one if one.get("type") in _IN_A_BOOK else other
    # What has the whole book's title and stands in no other book is the book, with a wrong type.
    inside = title_words(str(chapter.get("container-title") or ""))
    mistyped = not inside or inside == title_words(str(chapter.get("title") or ""))
    titles = {bare_title(str(csl.get("title") or "")) for csl in (one, other)}
    return "" if mistyped and len(titles) == 1 else "One is a chapter, the other a book."


def _preprint(one: Csl, other: Csl) -> str:
    are = [_is_preprint(csl) for csl in (one, other)]
    return "One is a preprint, the other what came out of it." if are[0] != are[1] else ""


def _is_preprint(csl: Csl) -> bool:
    said = (csl.get(n) for n in ("container-title", "publisher", "archive", "DOI"))
    return any(_PREPRINTS.search(str(text)) for text in said if text)


def _review_versions(one: Csl, other: Csl) -> str:
    found = [_REVIEW_VERSION.match(str(csl.get("DOI") or "").lower()) for csl in (one, other)]
    left, right = found
    if left and right and left[1] == right[1] and left[2] != right[2]:
        return "They are two versions of one Cochrane review."
    return ""


def _editions(one: Csl, other: Csl) -> str:
    said = [_number_of(str(csl.get("edition") or "")) for csl in (one, other)]
    if all(said) and said[0] != said[1]:
        return f"They are editions of one book: {said[0]} and {said[1]}."
    books = all(str(csl.get("type") or "") in _BOOKS for csl in (one, other))
    years = [year(csl) for csl in (one, other)]
    if books and all(years) and years[0] != years[1]:
        return f"They are books of {years[0]} and {years[1]}: editions of one, it seems."
    return ""


def _number_of(edition: str) -> str:
    words = [word for word in title_words(edition).split() if word not in {"edition", "ed", "edn"}]
    text = " ".join(words)
    digits = re.match(r"\d+", text)
    return digits[0] if digits else _ORDINALS.get(text, text)


_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
         "tenth"), 1)
}  # fmt: skip


def _parts(one: Csl, other: Csl) -> str:
    """Two titles that differ in their numbers alone are parts of a series, or years of a report."""
    left, right = (bare_title(str(csl.get("title") or "")).split() for csl in (one, other))
    if left == right:
        return ""
    rest = [[word for word in words if not _counts(word)] for words in (left, right)]
    if rest[0] != rest[1] or not rest[0]:
        return ""
    numbers = [" ".join(w for w in words if _counts(w)) for words in (left, right)]
    return f"Their titles differ in numbers alone: “{numbers[0]}” and “{numbers[1]}”."


def _counts(word: str) -> bool:
    digits = any(character.isdigit() for character in word)
    return digits or word in _COUNTED or word in _PARTS or bool(_ROMAN.fullmatch(word))
