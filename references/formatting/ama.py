"""References in the style of the AMA Manual of Style, 11th edition, chapter 3."""

import re
from urllib.parse import quote

from references.formatting import fields, names
from references.formatting.fields import Csl
from references.formatting.runs import Line, Run
from references.identifiers import identifiers_of, normalise_url

NOTHING_KNOWN = "[No details of this source]"

# Crossref's own words for the types of CSL.
_TYPES = {
    "journal-article": "article-journal",
    "article-magazine": "article-journal",
    "article-newspaper": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "reference-entry": "chapter",
    "entry": "chapter",
    "entry-encyclopedia": "chapter",
    "entry-dictionary": "chapter",
    "proceedings-article": "chapter",
    "paper-conference": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "dissertation": "thesis",
    "posted-content": "article",
    "preprint": "article",
    "post": "webpage",
    "post-weblog": "webpage",
}

_NAMES_ITSELF_LABEL = re.compile(
    r"package insert|prescribing information|label|product characteristics"
)


def ama(csl: Csl, kind: str = "") -> tuple[Run, ...]:
    """Return a CSL record as the AMA prints it; what is missing leaves no trace.

    `kind` is our own kind of source (references.kinds); it decides only where CSL has no type of
    its own: a drug label is a package insert whatever its type says.
    """
    line = Line()
    shape = _shape(csl, kind)
    _SHAPES[shape](line, csl)
    printed = line.finish()
    return printed or (Run(NOTHING_KNOWN),)


def _shape(csl: Csl, kind: str) -> str:
    type_ = fields.text(csl, "type")
    type_ = _TYPES.get(type_, type_)
    if kind == "drug-label":
        return "label"
    if type_ in {"chapter", "thesis", "article"}:
        return type_
    in_journal = type_ in {"article-journal", "", "review"} and fields.text(csl, "container-title")
    if in_journal or type_ == "article-journal":
        return "journal"
    if type_ == "webpage" or (kind == "web-page" and type_ not in {"book", "report"}):
        return "web"
    return "book"


def _journal(line: Line, csl: Csl) -> None:
    line.sentence(Run(names.authors(csl)))
    line.sentence(*fields.title(csl))
    line.sentence(Run(_journal_name(csl), italic=True))
    line.sentence(Run(_where_in_journal(csl)))
    _identifiers(line, csl)


def _journal_name(csl: Csl) -> str:
    short = fields.text(csl, "container-title-short", "journalAbbreviation")
    if short:
        return re.sub(r"\.(?=\s|$)", "", short)
    if isinstance(csl.get("short-container-title"), list | tuple):
        short = fields.text(csl, "short-container-title").replace(".", "")
    return short or fields.text(csl, "container-title").rstrip(".")


def _where_in_journal(csl: Csl) -> str:
    year, pages = fields.year(csl), fields.pages(csl)
    volume, issue = fields.number(csl, "volume"), fields.number(csl, "issue")
    if not (volume or issue or pages):
        return f"Published online {fields.day(csl, 'issued')}" if fields.is_full_date(csl) else year
    place = _volume_and_issue(volume, issue)
    place = f"{year};{place}" if year and place else year or place
    return f"{place}:{pages}" if place and pages else place or pages


def _volume_and_issue(volume: str, issue: str) -> str:
    """Return "96(6)", "113(suppl 1)", "96(6)(suppl 2)": §3.11.8 and §3.11.9."""
    brackets = "".join(f"({part})" for part in _issue(issue))
    found = re.fullmatch(r"(\w+)[ ,]+(suppl\w*\.?.*)", volume, re.IGNORECASE)
    if found:
        volume = found.group(1)
        brackets = "".join(f"({part})" for part in _issue(found.group(2))) + brackets
    return volume + brackets


def _issue(issue: str) -> list[str]:
    issue = re.sub(r"^\((.*)\)$", r"\1", issue)
    found = re.fullmatch(
        r"(.*?)[ _,]*\(?\bsuppl(?:ement)?s?\b\.?[ _]*([\w-]*)\)?",
        issue.replace("_", " "),
        re.IGNORECASE,
    )
    if not found:
        return [issue] if issue else []
    number, which = found.group(1).strip(), found.group(2)
    return [part for part in (number, f"suppl {which}".strip()) if part]


def _chapter(line: Line, csl: Csl) -> None:
    line.sentence(Run(names.authors(csl)))
    line.sentence(*fields.title(csl))
    book = fields.text(csl, "container-title").rstrip(".")
    editors = names.editors(csl)
    if book:
        before = f"In: {editors}. " if editors else "In: "
        line.sentence(Run(before), Run(book, italic=True))
    elif editors:
        line.sentence(Run(f"In: {editors}"))
    volume = fields.number(csl, "volume")
    line.sentence(Run(f"Vol {volume}" if volume else ""))
    line.sentence(Run(fields.edition(csl)))
    line.sentence(Run(_with_pages(_publisher_and_year(csl, ""), fields.pages(csl))))
    _identifiers(line, csl)


def _book(line: Line, csl: Csl) -> None:
    authors = names.authors(csl)
    line.sentence(Run(authors or names.editors(csl)))
    line.sentence(*(Run(run.text, italic=not run.italic) for run in fields.title(csl)))
    if authors and (editors := names.editors(csl)):
        line.sentence(Run(editors))
    volume = fields.number(csl, "volume")
    line.sentence(Run(f"Vol {volume}" if volume else ""))
    line.sentence(Run(fields.edition(csl)))
    line.sentence(Run(_publisher_and_year(csl, authors)))
    line.sentence(Run(_number_of_report(csl)))
    _identifiers(line, csl)


def _number_of_report(csl: Csl) -> str:
    genre, number = fields.text(csl, "genre"), fields.text(csl, "number")
    series = fields.text(csl, "collection-title")
    if genre and number and number not in genre:
        return f"{genre} {number}"
    if series and number:
        return f"{series} {number}"
    return genre or (f"Publication {number}" if number else "")


def _thesis(line: Line, csl: Csl) -> None:
    line.sentence(Run(names.authors(csl)))
    line.sentence(*(Run(run.text, italic=not run.italic) for run in fields.title(csl)))
    line.sentence(Run(fields.text(csl, "genre") or "Dissertation"))
    line.sentence(Run(_publisher_and_year(csl, "")))
    _identifiers(line, csl)


def _preprint(line: Line, csl: Csl) -> None:
    line.sentence(Run(names.authors(csl)))
    line.sentence(*fields.title(csl))
    server = fields.text(csl, "container-title", "publisher").rstrip(".")
    line.sentence(Run(server, italic=True))
    posted = fields.day(csl, "issued")
    exact = fields.is_full_date(csl)
    line.sentence(Run(f"Preprint posted online {posted}" if exact else posted))
    _identifiers(line, csl)


def _web(line: Line, csl: Csl) -> None:
    authors = names.authors(csl)
    line.sentence(Run(authors))
    line.sentence(*fields.title(csl))
    site = fields.text(csl, "container-title", "publisher").rstrip(".")
    line.sentence(Run("" if site == authors else site))
    line.sentence(Run(_number_of_report(csl)))
    line.sentence(Run(fields.day(csl, "issued")))
    if updated := fields.day(csl, "updated"):
        line.sentence(Run(f"Updated {updated}"))
    _identifiers(line, csl)


def _label(line: Line, csl: Csl) -> None:
    title = fields.title(csl)
    line.sentence(*title)
    words = "".join(run.text for run in title).lower()
    genre = fields.text(csl, "genre")
    if not _NAMES_ITSELF_LABEL.search(words):
        line.sentence(Run(genre or "Package insert"))
    maker = fields.text(csl, "publisher", "container-title") or names.authors(csl)
    line.sentence(Run(_joined(maker.rstrip("."), fields.year(csl))))
    _identifiers(line, csl)


def _publisher_and_year(csl: Csl, authors: str) -> str:
    """Return "Publisher; 2012". A publisher that stands as the author is still named (§3.12.6)."""
    publisher = fields.text(csl, "publisher").rstrip(".")
    if not publisher and fields.text(csl, "container-title") and authors:
        publisher = fields.text(csl, "container-title").rstrip(".")
    return _joined(publisher, fields.year(csl))


def _joined(publisher: str, year: str) -> str:
    return "; ".join(part for part in (publisher, year) if part)


def _with_pages(place: str, pages: str) -> str:
    return f"{place}:{pages}" if place and pages else place or pages


def _identifiers(line: Line, csl: Csl) -> None:
    """Add the DOI, or else the PubMed number, or else the address with the day it was read."""
    known = identifiers_of(csl)
    if "doi" in known:
        href = "https://doi.org/" + quote(known["doi"], safe="/:;().,-_~")
        line.words(Run(f"doi:{known['doi']}", href=href))
    elif "pmid" in known:
        address = f"https://pubmed.ncbi.nlm.nih.gov/{known['pmid']}/"
        line.words(Run(f"PMID: {known['pmid']}", href=address))
    elif url := fields.text(csl, "URL"):
        accessed = fields.day(csl, "accessed")
        line.sentence(Run(f"Accessed {accessed}" if accessed else ""))
        line.words(Run(url, href=url if normalise_url(url) else ""))


_SHAPES = {
    "journal": _journal,
    "chapter": _chapter,
    "book": _book,
    "thesis": _thesis,
    "article": _preprint,
    "web": _web,
    "label": _label,
}
