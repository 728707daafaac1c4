"""A reference as it stands printed in a list: by the identifiers in it, and a careful reading.

What is not understood for certain is not guessed: a line without an identifier is then refused.
The words as printed are kept in the note, so that nothing of the line is lost.
"""

import re
from collections.abc import Iterator
from itertools import islice

from references.formats.people import Person, body, person
from references.formats.records import Csl, Item
from references.identifiers import Found, find

LONGEST = 3000
_NUMBER = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.):]?(?=\s)|\d{1,3}\.(?=[^\W\d]))\s*")
_YEAR = r"(?:1[89]|20)\d\d"
_TAIL = re.compile(
    r"(?:\bdoi\b\s?[:.]|https?://|\bPMID\b|\bPMCID\b|\bPMC\d|\[?\b(?:available|retrieved|accessed|"
    r"cited|last accessed|epub|published online)\b|\bISBN\b)",
    re.IGNORECASE,
)
# As in “Neurology. 2011 Mar 1;76(5 Suppl 1):422-4”.
_JOURNAL = re.compile(
    rf"(?P<year>{_YEAR})(?P<when>(?:[ ,]+[A-Z][a-z]{{2,8}}\.?)?(?:[ /-]+\w{{1,9}})?)\s?;\s?"
    r"(?P<volume>[A-Za-z]{0,5}\d[\w./-]{0,15})?(?:\s?(?:\((?P<issue>[^()]{1,40})\)))?"
    r"(?:\s?:\s?(?P<page>[A-Za-z]{0,4}[\d.]{1,14}(?:\s?[-–—]\s?[A-Za-z]{0,3}\d{1,8})?))?"
)
# As in “Neurology, 76(5), 422–424”: after a title, where the year stands by the authors.
_PLACE = re.compile(
    r"^(?P<container>[^\W\d](?:[^,.\d]|,(?=\s(?:and|&)?\s?[^\W\d])|\.(?=\s?[^\W\d])){1,200}?)[,.]?\s"
    r"(?:vol\.?\s)?(?P<volume>\d{1,4})\s?(?:\((?P<issue>[^()]{1,40})\))?"
    r"(?:\s?[,:]\s?(?:pp?\.\s?)?(?P<page>[A-Za-z]{0,3}\d{1,10}(?:\s?[-–—]\s?[A-Za-z]{0,3}\d{1,8})?))?"
    r"(?=[.,;\s]|$)"
)
_DATED = re.compile(
    rf"^(?P<who>.{{2,1500}}?)[,.]?\s\((?P<year>{_YEAR})[a-z]?(?:,[^()]{{1,40}})?\)[.,:]?\s"
)
_BOOK = re.compile(
    rf"^(?P<place>[^\W\d][^:;.\d]{{1,60}}):\s?(?P<publisher>[^:;\d]{{2,120}})[;,]\s?c?(?P<year>{_YEAR})\b"
)
_EDITION = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th) ed(?:ition|n|\.|\b)", re.IGNORECASE)
_STOP = re.compile(r"(?<=[.?!])\s+(?=[^\Wa-z_]|\d)")
_EDITORS = re.compile(r", eds?\.?$")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[ -]?){1,5}")
_SUFFIX = re.compile(r"(?:Jr|Sr|2nd|3rd|I{2,3})\.?")
_FAMILY = re.compile(r"[^\W\d_][\w'’´`-]{0,60}(?: [\w'’´`-]{1,60}){0,4}")
_BODY = re.compile(r"[^\W\d_][^\d.;?!]{2,160}")
_MORE = re.compile(r"[,;\s]*\b(?:et al|and others)\b\.?$", re.IGNORECASE)


def is_list(text: str) -> bool:
    """Return whether most lines are references that can be read."""
    lines = [line for line in text.split("\n") if line.strip()][:200]
    read = sum(len(line) > 30 and bool(csl(line).get("issued")) for line in lines)
    return len(lines) > 0 and 2 * read > len(lines)


def items(text: str) -> Iterator[Item]:
    """Yield a record for each line of a list; a line that goes on belongs to the one before."""
    yield from entries(list(enumerate(text.split("\n"), 1)))


def entries(lines: list[tuple[int, str]]) -> Iterator[Item]:
    """Yield a record for each entry of a list, given its lines with their numbers.

    Where most lines are numbered, one without a number goes on with the entry before it.
    """
    said = [(number, " ".join(line.split())) for number, line in lines if line.strip()]
    numbered = sum(bool(_NUMBER.match(line)) for _, line in said)
    whole: list[tuple[int, str]] = []
    for number, line in said:
        if whole and 5 * numbered > 3 * len(said) and not _NUMBER.match(line):
            first, words = whole[-1]
            whole[-1] = (first, f"{words} {line}")
        else:
            whole.append((number, line))
    for number, line in whole:
        yield item(line, number)


def item(line: str, number: int) -> Item:
    """Return one printed reference as a record, or refused with its words."""
    made = csl(line)
    if made.get("title") or any(name in made for name in ("DOI", "PMID", "PMCID", "ISBN", "URL")):
        return Item(number, made)
    words = line.strip()
    shown = f"{words[:200]}…" if len(words) > 200 else words
    return Item(
        number,
        trouble=f"This reference could not be understood: “{shown}”. Add its DOI or PubMed number "
        "to the line, or import it as RIS or BibTeX.",
    )


def csl(line: str) -> Csl:
    """Return what is certain of a printed reference; {} where nothing is."""
    words = " ".join(line[:LONGEST].split())
    if number := _NUMBER.match(words):
        words = words[number.end() :]
    made = _identifiers(find(words))
    tail = _TAIL.search(words)
    # A link to the work closes a reference; what stands before it is the reference itself.
    plain = words[: tail.start()].strip() if tail and tail.start() > 20 else words
    read = _dated(plain) or _vancouver(plain)
    if not made and not read:
        return {}
    if not read and made:
        read = {"type": "webpage" if set(made) == {"URL"} else "article-journal"}
        if set(made) == {"URL"} and (title := _title_of_page(plain)):
            read["title"] = title
    return {**read, **made, "note": f"As printed: {words}"}


def _identifiers(found: tuple[Found, ...]) -> Csl:
    names = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "url": "URL"}
    made: Csl = {}
    for one in found:
        made.setdefault(names[one.scheme], one.value)
    return made


def _vancouver(words: str) -> Csl:
    """Return a reference of the form "Puri V, Goel S. Title. Neurology. 2011;76(5):422-4."."""
    who, rest = _begin(words)
    if not who:
        return {}
    if place := _JOURNAL.search(rest):
        before = [part for part in _STOP.split(rest[: place.start()].strip(" .,")) if part.strip()]
        if len(before) < 2 or not (place["volume"] or place["page"]):
            return {}
        title, container = _split([part for part in before if not _EDITORS.search(part)])
        return _article(who, title, container, place, place["year"] + (place["when"] or ""))
    return _book(who, _STOP.split(rest))


def _begin(words: str) -> tuple[list[Person], str]:
    """Return the authors that a reference begins with, and the rest of it.

    "Healton E. B. Title" has stops within a name: as much as can be names is taken.
    """
    who: list[Person] = []
    rest = words
    for stop in islice(_STOP.finditer(words), 60):
        if found := _authors(words[: stop.start()]):
            who, rest = found, words[stop.end() :]
        elif who:
            break
    return who, rest


def _split(before: list[str]) -> tuple[str, str]:
    """Return title and journal; a journal such as "J. Neurol. Sci." has stops of its own."""
    at = len(before) - 1
    while (
        at > 1
        and len(before[at]) < 12
        and before[at - 1].endswith(".")
        and (len(before[at - 1].split()) <= 2 and len(before[at - 1]) < 12)
    ):
        at -= 1
    return " ".join(before[:at]), " ".join(before[at:])


def _article(who: list[Person], title: str, container: str, place: re.Match[str], when: str) -> Csl:
    made: Csl = {
        "type": "article-journal",
        "author": who,
        "title": title.strip().rstrip("."),
        "container-title": container.strip(" .,"),
        "issued": when.replace(",", " ").strip(),
        "volume": place["volume"],
        "issue": place["issue"],
        "page": re.sub(r"\s", "", place["page"] or "").rstrip("."),
    }
    is_title = len(title.split()) > 1 or (len(title) > 5 and place["volume"] and place["page"])
    return {name: said for name, said in made.items() if said} if is_title else {}


def _book(who: list[Person], parts: list[str]) -> Csl:
    for at, part in enumerate(parts[1:], 1):
        if place := _BOOK.match(part):
            before = [one for one in parts[:at] if not _EDITION.search(one)]
            title = " ".join(before).strip().rstrip(".")
            edition = _EDITION.search(" ".join(parts[:at]))
            made: Csl = {
                "type": "book", "author": who, "title": title, "issued": place["year"],
                "publisher": place["publisher"].strip(), "publisher-place": place["place"].strip(),
                "edition": edition[1] if edition else "",
            }  # fmt: skip
            chapter = re.search(r"\bIn: ", title)
            return {} if chapter or not title else {n: said for n, said in made.items() if said}
    return {}


def _dated(words: str) -> Csl:
    """Return a reference of the form "Puri, V., & Goel, S. (2011). Title. Neurology, 76(5), 4."."""
    begin = _DATED.match(words)
    if begin is None or not (who := _authors(begin["who"])):
        return {}
    parts = _STOP.split(words[begin.end() :].strip())
    title = parts[0].strip().rstrip(".")
    rest = " ".join(parts[1:]).strip()
    place = _PLACE.match(rest)
    if place and len(title.split()) > 1:
        return _article(who, title, place["container"], place, begin["year"])
    # Neither a journal nor a publisher for certain: only what stands before it is taken.
    if len(title.split()) < 2 or not rest or re.search(r"\bIn:? ", rest):
        return {}
    return {"type": "document", "author": who, "title": title, "issued": begin["year"]}


def _authors(words: str) -> list[Person]:
    """Return the authors that words are certain to name, or []."""
    said = words.strip().rstrip(",:")
    more = _MORE.search(said)
    said = (said[: more.start()] if more else said).strip(" ,")
    names: list[str] = []
    for piece in re.split(r"\s*[,;]?\s+(?:and|&)\s+|\s*[,;]\s*", said):
        if names and (_INITIALS.fullmatch(piece) or _SUFFIX.fullmatch(piece)):
            names[-1] = f"{names[-1]}, {piece}"
        elif piece:
            names.append(piece)
    found = [one for one in map(_person, names) if one]
    if found and len(found) == len(names):
        return [*found, *([body("et al.")] if more else [])]
    known = person(said.rstrip(".")) if _BODY.fullmatch(said.rstrip(".")) else None
    return [known] if known and "literal" in known else []


def _person(name: str) -> Person | None:
    """Return the parts of "Puri V", "van der Berg, A." or "Doe J Jr"; None for any other words."""
    words = name.replace(",", " ").split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    for at in range(1, min(len(words), 6)):
        family, given = " ".join(words[:at]), " ".join(words[at:])
        if _FAMILY.fullmatch(family) and _INITIALS.fullmatch(given):
            whole = given if given.count(".") > 1 else given.rstrip(".")
            return {"family": family, "given": whole, **({"suffix": suffix} if suffix else {})}
    return None


def _title_of_page(words: str) -> str:
    """Return the title of a web page: all that stands before its address, where it is short."""
    said = words.strip(" .,;:-–[(<")
    return said if 1 < len(said.split()) <= 40 else ""
