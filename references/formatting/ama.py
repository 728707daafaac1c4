"""References in the style of the AMA Manual of Style, 11th edition, chapter 3."""

import re

from references.formatting import names
from references.formatting.capitals import title_case
from references.formatting.cleaning import clean
from references.formatting.dates import day, is_full, year
from references.formatting.fields import Csl
from references.formatting.runs import Line, Run, titled
from references.formatting.shapes import (
    NOTHING_KNOWN,
    address,
    doi,
    edition_in_words,
    label_word,
    pubmed,
    shape,
)


def ama(csl: Csl, kind: str = "") -> tuple[Run, ...]:
    """Return a CSL record as the AMA prints it; what is missing leaves no trace.

    `kind` is our own kind of source (references.kinds); it decides only where CSL has no type of
    its own: a drug label is a package insert whatever its type says.
    """
    known, line = clean(csl), Line()
    _SHAPES[shape(known, kind)](line, known)
    _identifiers(line, known)
    return line.finish() or (Run(NOTHING_KNOWN),)


def _journal(line: Line, csl: Csl) -> None:
    authors, editors = names.listed(csl), _editors(csl)
    line.sentence(Run(authors or editors))
    line.sentence(*titled(csl.get("title", "")))
    line.sentence(Run(editors if authors else ""))
    name = csl.get("container-title-short") or csl.get("container-title", "")
    line.sentence(Run(name, italic=True))
    line.sentence(Run(_where_in_journal(csl)))


def _where_in_journal(csl: Csl) -> str:
    pages, place = csl.get("page", ""), _volume_and_issue(csl)
    if place:
        return _with_pages(f"{year(csl)};{place}" if year(csl) else place, pages)
    # What has neither volume nor pages but a DOI came out online.
    is_online = is_full(csl, "issued") or ("DOI" in csl and year(csl) and not pages)
    when = f"Published online {day(csl, 'issued')}" if is_online else year(csl)
    return _with_pages(when, pages)


def _volume_and_issue(csl: Csl) -> str:
    """Return "96(6)", "113(suppl 1)", "96(6)(suppl 2)": §3.11.8 and §3.11.9."""
    parts = [csl.get("issue", ""), _supplement(csl)]
    return csl.get("volume", "") + "".join(f"({part})" for part in parts if part)


def _supplement(csl: Csl) -> str:
    which = str(csl.get("supplement-number", ""))
    return "suppl" if which == "suppl" else f"suppl {which}" if which else ""


def _chapter(line: Line, csl: Csl) -> None:
    line.sentence(Run(names.listed(csl)))
    line.sentence(*titled(csl.get("title", "")))
    book, editors = _large(csl, "container-title"), _editors(csl)
    if book:
        line.sentence(Run(f"In: {editors}. " if editors else "In: "), *titled(book, italic=True))
    elif editors:
        line.sentence(Run(f"In: {editors}"))
    _volume_and_edition(line, csl)
    line.sentence(*titled(csl.get("collection-title", "")))
    line.sentence(Run(_with_pages(_publisher_and_year(csl), csl.get("page", ""))))


def _book(line: Line, csl: Csl) -> None:
    authors, editors = names.listed(csl), _editors(csl)
    line.sentence(Run(authors or editors))
    line.sentence(*titled(_large(csl, "title"), italic=True))
    line.sentence(Run(editors if authors else ""))
    _volume_and_edition(line, csl)
    line.sentence(Run(_publisher_and_year(csl)))
    line.sentence(Run(_number_of_report(csl)))


def _volume_and_edition(line: Line, csl: Csl) -> None:
    volume = csl.get("volume", "")
    line.sentence(Run(f"Vol {volume}" if re.match(r"[\dIVXLC]", volume) else volume))
    line.sentence(Run(edition_in_words(csl)))


def _number_of_report(csl: Csl) -> str:
    genre, number = csl.get("genre", ""), csl.get("number", "")
    if number and csl.get("type") in {"book", "report"}:
        series = genre or csl.get("collection-title") or "Publication"
        return genre if number in genre else f"{series} {number}"
    return genre


def _thesis(line: Line, csl: Csl) -> None:
    line.sentence(Run(names.listed(csl)))
    line.sentence(*titled(_large(csl, "title"), italic=True))
    line.sentence(Run(csl.get("genre", "")))
    line.sentence(Run(_publisher_and_year(csl)))


def _preprint(line: Line, csl: Csl) -> None:
    line.sentence(Run(names.listed(csl)))
    line.sentence(*titled(csl.get("title", "")))
    server = csl.get("container-title") or csl.get("publisher", "")
    line.sentence(Run(server, italic=True))
    posted = day(csl, "issued")
    line.sentence(Run(f"Preprint posted online {posted}" if posted else ""))


def _web(line: Line, csl: Csl) -> None:
    authors = names.listed(csl)
    line.sentence(Run(authors))
    line.sentence(*titled(csl.get("title", "")))
    site = csl.get("container-title") or csl.get("publisher", "")
    line.sentence(Run("" if site == authors else site))
    line.sentence(Run(_number_of_report(csl)))
    line.sentence(Run(day(csl, "issued")))
    if updated := day(csl, "updated"):
        line.sentence(Run(f"Updated {updated}"))


def _label(line: Line, csl: Csl) -> None:
    line.sentence(*titled(csl.get("title", "")))
    line.sentence(Run(label_word(csl)))
    maker = csl.get("publisher") or csl.get("container-title") or names.listed(csl)
    line.sentence(Run("; ".join(part for part in (maker, year(csl)) if part)))


def _large(csl: Csl, name: str) -> str:
    """Return the title of a book with large words (§10.2), as only English writes them."""
    words = str(csl.get(name, ""))
    is_english = csl.get("language", "en").lower().startswith("en")
    return title_case(words) if is_english and csl.get("type") != "periodical" else words


def _editors(csl: Csl) -> str:
    """Return "Smith J, Jones K, eds", "" when there are none."""
    editors = names.listed(csl, "editor")
    return f"{editors}, {'eds' if len(csl['editor']) > 1 else 'ed'}" if editors else ""


def _publisher_and_year(csl: Csl) -> str:
    """Return "Publisher; 2012". A publisher that stands as the author is still named (§3.12.6)."""
    return "; ".join(part for part in (csl.get("publisher", ""), year(csl)) if part)


def _with_pages(place: str, pages: str) -> str:
    return f"{place}:{pages}" if place and pages else place or pages


def _identifiers(line: Line, csl: Csl) -> None:
    """Add the DOI, or else the PubMed number, or else the address with the day it was read."""
    if "DOI" in csl:
        line.words(doi(csl))
    elif "PMID" in csl:
        line.words(pubmed("PMID: ", csl))
    else:
        address(line, csl)


_SHAPES = {
    "journal": _journal,
    "chapter": _chapter,
    "book": _book,
    "thesis": _thesis,
    "article": _preprint,
    "web": _web,
    "label": _label,
}
