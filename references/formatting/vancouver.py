"""References as the National Library of Medicine prints them, which is called Vancouver style.

After Citing Medicine, 2nd edition, and the recommendations of the ICMJE.
"""

import re

from references.formatting import names
from references.formatting.cleaning import clean
from references.formatting.dates import year_first
from references.formatting.fields import Csl
from references.formatting.runs import Line, Run, titled
from references.formatting.shapes import (
    NOTHING_KNOWN,
    doi,
    edition_in_words,
    label_word,
    link,
    pubmed,
    shape,
)

_PERIODICAL = {
    "article-journal", "article-magazine", "article-newspaper", "periodical", "review",
    "review-book",
}  # fmt: skip


def vancouver(csl: Csl, kind: str = "") -> tuple[Run, ...]:
    """Return a CSL record as the NLM prints it; what is missing leaves no trace.

    `kind` is our own kind of source, as for ama.
    """
    known, line = clean(csl), Line()
    form = shape(known, kind)
    type_ = known.get("type")
    if (form == "journal" and type_ != "dataset") or type_ in _PERIODICAL:
        _journal(line, known)
    else:
        _whole(line, known, form)
    _where_to_find(line, known, form)
    return line.finish() or (Run(NOTHING_KNOWN),)


def _journal(line: Line, csl: Csl) -> None:
    line.sentence(Run(_authors(csl)))
    name = csl.get("container-title-short") or csl.get("container-title", "")
    online = "Internet" if _is_read_online(csl) else ""
    said = [csl.get("genre", ""), "" if name else online]
    line.sentence(*titled(_with_marks(csl.get("title", ""), *said)))
    if "author" in csl and (editors := _editors(csl)):
        line.sentence(Run(editors))
    line.sentence(Run(_with_marks(name, online) if name else ""))
    when = _with_marks(year_first(csl, "issued"), _cited(csl))
    place = csl.get("volume", "")
    issue = re.sub(r"(?<=\d)-(?=\d)", "–", csl.get("issue", ""))
    issue = " ".join(part for part in (issue, _supplement(csl)) if part)
    place += f"({issue})" if issue else ""
    place = ":".join(part for part in (place, _short_range(csl.get("page", ""))) if part)
    line.sentence(Run(";".join(part for part in (when, place) if part)))


def _whole(line: Line, csl: Csl, form: str) -> None:
    """Print what came out by itself, or as a part of a book or a site."""
    book = csl.get("container-title", "")
    line.sentence(Run(_authors(csl)))
    title, part = csl.get("title", ""), ""
    if form == "web" and book:
        title, part, book = book, title, ""
    genre = label_word(csl).lower() if form == "label" else csl.get("genre", "")
    online = "Internet" if csl.get("URL") and form != "chapter" else ""
    line.sentence(*titled(_with_marks(title, genre, "" if book else online)))
    if not book:
        line.sentence(Run(edition_in_words(csl)))
    _container(line, csl, book, form, online)
    when = year_first(csl, "issued", 2 if csl.get("type") == "report" else 1)
    made = [_publisher(csl, form), _with_marks(when, _cited(csl))]
    line.sentence(Run("; ".join(each for each in made if each)))
    pages = _short_range(csl.get("page", ""))
    line.sentence(Run(f"p. {pages}" if pages and csl.get("type") != "book" else ""))
    line.sentence(*titled(part))
    series = csl.get("collection-title", "")
    line.sentence(Run(f"({series})" if series else ""))
    number = csl.get("number", "")
    if number and csl.get("type") == "report":
        line.sentence(Run(f"Report No.: {number}"))


def _container(line: Line, csl: Csl, book: str, form: str, online: str) -> None:
    editors = _editors(csl) if "author" in csl else ""
    before = "In: " if form == "chapter" and (book or editors) else ""
    if editors:
        line.sentence(Run(before + editors))
        before = ""
    if book:
        line.sentence(Run(before), *titled(_with_marks(book, online)))
        line.sentence(Run(edition_in_words(csl)))
    else:
        volume = csl.get("volume", "")
        line.sentence(Run(f"Vol. {volume}" if re.match(r"\d", volume) else volume))


def _authors(csl: Csl) -> str:
    return names.listed(csl, "author", names.NLM_OF_MORE) or _editors(csl)


def _editors(csl: Csl) -> str:
    editors = names.listed(csl, "editor", names.NLM_OF_MORE)
    return f"{editors}, {'editors' if len(csl['editor']) > 1 else 'editor'}" if editors else ""


def _publisher(csl: Csl, form: str) -> str:
    place = csl.get("publisher-place", "")
    if place and form == "thesis":
        place = f"[{place}]"
    publisher = csl.get("publisher", "")
    return ": ".join(part for part in (place, publisher) if part)


def _supplement(csl: Csl) -> str:
    which = str(csl.get("supplement-number", ""))
    return "Suppl" if which == "suppl" else f"Suppl {which}" if which else ""


def _short_range(pages: str) -> str:
    """Return "384–9" for "384-389" (Citing Medicine 2, ch. 1, Pagination)."""
    return ", ".join(_shortened(part) for part in pages.split(", "))


def _shortened(pages: str) -> str:
    found = re.fullmatch(r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)", pages)
    if found and found[1] == found[3] and len(found[2]) == len(found[4]):
        first, last = found[2], found[4]
        same = next((n for n in range(len(first)) if first[n] != last[n]), len(first) - 1)
        return f"{found[1]}{first}–{last[same:]}"
    return pages.replace("-", "–") if re.fullmatch(r"\w+-\w+", pages) else pages


def _is_read_online(csl: Csl) -> bool:
    """Return whether the address is all that leads to it."""
    return "URL" in csl and not ("PMID" in csl or "PMCID" in csl)


def _cited(csl: Csl) -> str:
    accessed = year_first(csl, "accessed")
    return f"cited {accessed}".strip() if accessed and "URL" in csl else ""


def _with_marks(words: str, *marks: str) -> str:
    said = [words, *(f"[{mark}]" for mark in marks if mark)]
    return " ".join(part for part in said if part)


def _where_to_find(line: Line, csl: Csl, form: str) -> None:
    if "URL" in csl and (form != "journal" or _is_read_online(csl)):
        line.words(Run("Available from: "), link(csl["URL"]))
    if "DOI" in csl:
        line.words(doi(csl))
    ids = [Run(f"PubMed Central PMCID: {csl['PMCID']}")] if "PMCID" in csl else []
    if "PMID" in csl:
        ids = [pubmed("PubMed PMID: ", csl), *([Run("; "), *ids] if ids else [])]
    if ids:
        line.words(*ids)
        line.stop()
