"""The names by which sources are known: one spelling for each, and which of them agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

Scheme = Literal["doi", "pmid", "pmcid", "isbn", "url"]

# DOI handbook §2.2: a registrant code, a slash, and almost any printable character.
# The bounds here and below keep the reading of a hostile line linear.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,9}/[^\s\"“”]{1,300}(?![^\s\"“”])", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi\s*:?\s*", re.IGNORECASE)
_PUBMED = re.compile(
    r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/)"
    r"(\d{1,8})(?!\d)/?",
    re.IGNORECASE,
)
_PMID = re.compile(r"PMID\s*:?\s*(\d{1,8})(?!\d)", re.IGNORECASE)
_PMCID = re.compile(
    r"(?:(?:https?://)?(?:www\.ncbi\.nlm\.nih\.gov/pmc/articles/|pmc\.ncbi\.nlm\.nih\.gov/articles/)"
    r"|PMCID\s*:?\s*)?\b(PMC\d{1,9})(?:\.\d+)?\b/?",
    re.IGNORECASE,
)
_ISBN = re.compile(r"ISBN(?:-1[03])?\s*:?\s*((?:97[89][- ]?)?\d[\d -]{7,14}[\dX])", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"“”]{1,2000}(?![^\s<>\"“”])", re.IGNORECASE)
_NCT = re.compile(r"\bNCT\s?0*(\d{1,8})\b", re.IGNORECASE)
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)


def normalise_doi(text: str) -> str | None:
    """Return the bare DOI in lower case ("10.1000/xyz"), or None if the text is no DOI.

    Takes the forms people paste: "doi:…", https://doi.org/… with or without percent signs.
    DOIs are compared without regard to case (DOI handbook §2.4).
    """
    text = text.strip()
    prefix = _DOI_PREFIX.match(text)
    if prefix:
        text = text[prefix.end() :]
        if "%" in text:
            text = unquote(text)
    found = _DOI.fullmatch(_without_tail(text))
    return found.group().lower() if found else None


def normalise_pmid(text: str) -> str | None:
    """Return the PubMed number without leading zeros, or None if the text holds none."""
    text = text.strip()
    found = _PMID.fullmatch(text) or _PUBMED.fullmatch(text) or re.fullmatch(r"(\d{1,8})", text)
    number = found.group(1).lstrip("0") if found and found.group(1).isascii() else ""
    return number or None


def normalise_pmcid(text: str) -> str | None:
    """Return the PubMed Central number as "PMC123", without its version, or None."""
    found = _PMCID.fullmatch(text.strip())
    return found.group(1).upper() if found else None


def normalise_isbn(text: str) -> str | None:
    """Return the 13 digits of an ISBN whose check digit is right (ISO 2108), or None.

    An ISBN of 10 characters gets the 13 that stand for the same book.
    """
    digits = re.sub(r"[\s‐-―-]", "", re.sub(r"^ISBN(?:-1[03])?:?", "", text.strip(), flags=re.I))
    digits = digits.upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        weighed = sum(
            (10 - place) * (10 if digit == "X" else int(digit))
            for place, digit in enumerate(digits)
        )
        return _with_check_digit("978" + digits[:9]) if weighed % 11 == 0 else None
    if re.fullmatch(r"97[89][0-9]{10}", digits) and _with_check_digit(digits[:12]) == digits:
        return digits
    return None


def normalise_url(text: str) -> str | None:
    """Return a web address in one spelling, or None if it is not http(s) with a plain host.

    Scheme and host in lower case, without default port, fragment and the parameters that only
    follow readers about. An address with a user name or a space is refused.
    """
    text = text.strip()
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    if re.search(r"[\s\\<>\"\x00-\x1f]", text):
        return None
    scheme = parts.scheme.lower()
    host = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        host = f"{host}:{port}"
    return urlunsplit((scheme, host, parts.path or "/", _query(parts.query), ""))


def address_spellings(url: str) -> list[str]:
    """Return an address with and without its last slash, by http and by https."""
    address = re.sub(r"^https?://", "", url).rstrip("/")
    return [f"http{s}://{address}{end}" for s in ("", "s") for end in ("", "/")]


def _query(query: str) -> str:
    if not _TRACKING.search(query):
        return query
    kept = [pair for pair in parse_qsl(query, True) if not _TRACKING.fullmatch(pair[0])]
    return urlencode(kept)


def _with_check_digit(twelve: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return twelve + str(-total % 10)


def _without_tail(text: str) -> str:
    """Return the text without the punctuation of the sentence around it."""
    while text:
        last = text[-1]
        opener = _CLOSERS.get(last)
        if last in ".,;:'’!?" or (opener and text.count(last) > text.count(opener)):
            text = text[:-1]
        else:
            break
    return text


@dataclass(frozen=True)
class Found:
    """An identifier in running text: its scheme, its one spelling, and where it stands."""

    scheme: Scheme
    value: str
    start: int
    end: int


def find_trial(text: str) -> str | None:
    """Return the first number of ClinicalTrials.gov in a text as "NCT01234567", or None."""
    found = _NCT.search(text)
    return f"NCT{int(found.group(1)):08d}" if found else None


def find(text: str) -> tuple[Found, ...]:
    """Return the identifiers in a line, in reading order.

    Numbers without a label ("PMID", "ISBN") are never taken for identifiers. A link to doi.org or
    PubMed is the DOI or the PubMed number, not a web address as well.
    """
    found: list[Found] = []

    def take(scheme: Scheme, value: str | None, start: int, end: int) -> None:
        if value and not any(start < other.end and other.start < end for other in found):
            found.append(Found(scheme, value, start, end))

    for doi in re.finditer(f"(?:{_DOI_PREFIX.pattern})?({_DOI.pattern})", text, re.IGNORECASE):
        whole = _without_tail(doi.group())
        take("doi", normalise_doi(whole), doi.start(), doi.start() + len(whole))
    for pubmed in (*_PUBMED.finditer(text), *_PMID.finditer(text)):
        take("pmid", normalise_pmid(pubmed.group()), pubmed.start(), pubmed.end())
    for central in _PMCID.finditer(text):
        take("pmcid", normalise_pmcid(central.group()), central.start(), central.end())
    for isbn in _ISBN.finditer(text):
        take("isbn", normalise_isbn(isbn.group(1)), isbn.start(), isbn.end())
    for url in _URL.finditer(text):
        whole = _without_tail(url.group())
        take("url", normalise_url(whole), url.start(), url.start() + len(whole))
    return tuple(sorted(found, key=lambda item: item.start))


def identifiers_of(csl: Mapping[str, Any]) -> dict[Scheme, str]:
    """Return the identifiers of a CSL record in their one spelling; a DOI as URL counts as DOI."""
    url = str(csl.get("URL") or "")
    known: dict[Scheme, str | None] = {
        "doi": normalise_doi(str(csl.get("DOI") or "")) or (normalise_doi(url) if url else None),
        "pmid": normalise_pmid(str(csl.get("PMID") or "")),
        "pmcid": normalise_pmcid(str(csl.get("PMCID") or "")),
        "isbn": _first_isbn(str(csl.get("ISBN") or "")),
        "url": normalise_url(url),
    }
    return {scheme: value for scheme, value in known.items() if value}


def same_source(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether two CSL records are of one source, by the strongest identifier both have.

    Two chapters share their book's ISBN, and two papers may share a web page: a weaker identifier
    never overrules a stronger one. http and https lead to the same page.
    """
    left, right = identifiers_of(one), identifiers_of(other)
    for scheme in left:
        if scheme in right:
            if scheme == "isbn" and "chapter" in {one.get("type"), other.get("type")}:
                continue
            return _plain(left[scheme]) == _plain(right[scheme])
    return False


def _first_isbn(text: str) -> str | None:
    """Return the first of several numbers in one field: print and electronic, as some write."""
    pieces = (text, *re.split(r"[,;\s]+", text))
    return next((isbn for isbn in map(normalise_isbn, pieces) if isbn), None)


def _plain(value: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", value).rstrip("/")
