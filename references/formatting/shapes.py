"""What form a source is printed in, and what the styles say of it in the same words."""

import re
from urllib.parse import quote

from references.formatting.dates import day
from references.formatting.fields import Csl
from references.formatting.runs import Line, Run
from references.identifiers import normalise_url

NOTHING_KNOWN = "[No details of this source]"

_OF_A_BOOK = {"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"}
_NAMES_ITSELF_LABEL = re.compile(
    r"package insert|prescribing information|label|product characteristics"
)


def shape(csl: Csl, kind: str) -> str:
    """Return the form of a clean record: journal, chapter, thesis, article, label, web or book."""
    type_ = csl.get("type", "")
    if kind == "drug-label":
        return "label"
    if type_ in _OF_A_BOOK:
        return "chapter"
    if type_ in {"thesis", "article"}:
        return str(type_)
    if type_ in {"article-journal", "review", "review-book"} or (
        type_ in {"", "document", "dataset", "article-magazine", "article-newspaper"}
        and csl.get("container-title")
    ):
        return "journal"
    if type_ in {"webpage", "post", "post-weblog"}:
        return "web"
    return "web" if kind == "web-page" and type_ not in {"book", "report"} else "book"


def label_word(csl: Csl) -> str:
    """Return what names a drug's label as one; "" where its title does."""
    if _NAMES_ITSELF_LABEL.search(str(csl.get("title", "")).lower()):
        return ""
    return str(csl.get("genre") or "Package insert")


def doi(csl: Csl) -> Run:
    """Return the DOI as a link."""
    known = str(csl.get("DOI", ""))
    href = "https://doi.org/" + quote(known, safe="/:;().,-_~")
    return Run(f"doi:{known}" if known else "", href=href)


def pubmed(words: str, csl: Csl) -> Run:
    """Return a PubMed number after some words, as a link."""
    pmid = csl.get("PMID")
    return Run(f"{words}{pmid}" if pmid else "", href=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/")


def address(line: Line, csl: Csl) -> None:
    """Add the address of what has no other, with the day it was read (AMA)."""
    if url := csl.get("URL"):
        accessed = day(csl, "accessed")
        line.sentence(Run(f"Accessed {accessed}" if accessed else ""))
        line.words(link(url))


def link(url: str) -> Run:
    """Return an address, as a link where it leads to the web."""
    return Run(url, href=url if normalise_url(url) else "")


def edition_in_words(csl: Csl) -> str:
    """Return "3rd ed"; what is no number stands for itself."""
    edition = str(csl.get("edition", ""))
    if not (edition.isascii() and edition.isdigit()):
        return re.sub(r"\.$", "", edition)
    value = int(edition)
    if value % 100 in {11, 12, 13}:
        return f"{value}th ed"
    return str(value) + {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") + " ed"
