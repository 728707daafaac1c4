"""One reference of a page, read into CSL: title, source and year, or a whole citation."""

import re
from typing import Any

from references.identifiers import find
from references.kinds import ReferenceKind

_FIELDS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "url": "URL"}
_LABEL = re.compile(
    r"(?:\b(?:available (?:from|at)|retrieved from|url|link|doi|pmid|pmcid|isbn|full text)\b\s*:?"
    r"|\(\s*\)|\[\s*\])\s*$",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ACCESSED = re.compile(
    r"\[?\b(?:accessed|cited|retrieved)(?: on)?:? (?:([A-Z][a-z]+)\.? (\d{1,2}), (\d{4})"
    r"|(\d{1,2}) ([A-Z][a-z]+) (\d{4}))\]?[.,;]?",
    re.IGNORECASE,
)
_YEAR_AND_PLACE = (
    r"((?:19|20)\d{2})(?: [A-Z][a-z]{2,8}(?: \d{1,2})?)?\)?"
    r"(?:[;,] ?(\w{1,12})(?: ?\(([^()]{1,30})\))?(?:[:,] ?(?:pp?\. ?)?([\w–.-]{1,30}))?)?\.?"
)
_SOURCE = re.compile(rf"(.*?)[ ,.;(]+{_YEAR_AND_PLACE}")
_ISSUED = re.compile(_YEAR_AND_PLACE)
_PERSON = re.compile(r"([^\W\d_][\w’' -]{0,40}?) ((?:[A-Z]\.?-?){1,3})(?: (Jr|Sr|II|III|IV)\.?)?")
_CORPORATE = re.compile(
    r"\b(?:board|editors?|society|association|college|organi[sz]ation|institutes?|committee|agency|"
    r"centers? for|centres? for|ministry|department|academy|council|network|group|foundation|"
    r"administration|service|federation|union|alliance|authority|collaboration|task force|panel)\b",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|annals|archives|bulletin|proceedings|transactions|lancet|bmj|jama|circulation|"
    r"letters|acta|revista|zeitschrift)\b|\bJ \w",
    re.IGNORECASE,
)
# Words of journals that also stand in the names of bodies ("Institute of Medicine").
_PERHAPS_JOURNAL = re.compile(
    r"\b(?:physician|sciences?|medicine|neurology|h?a?ematology|reviews?|reports)\b", re.IGNORECASE
)
_IN_JOURNALS = frozenset(
    {"systematic-review", "trial", "observational-study", "case-report", "review", "research"}
)


def read_citation(lines: list[str], kind: ReferenceKind) -> tuple[dict[str, Any], bool]:
    """Return the CSL record of a reference, and whether all its words were understood."""
    csl: dict[str, Any] = {}
    rest = [line for line in (_take_identifiers(line, csl) for line in lines) if line]
    understood = True
    if rest and len(rest) > 1 and _people(rest[0]):
        csl["author"] = _people(rest.pop(0))
    if len(rest) == 1:
        understood = _whole(rest[0], kind, csl)
    elif rest:
        csl["title"] = rest[0]
        _source(rest[1], kind, csl)
        understood = len(rest) == 2
    csl.setdefault("type", _type(kind, csl))
    return csl, understood


def _take_identifiers(line: str, csl: dict[str, Any]) -> str:
    """Put identifiers and the day of access into the record; return the words that are left."""
    for found in reversed(find(line)):
        csl.setdefault(_FIELDS[found.scheme], found.value)
        before = _LABEL.sub("", line[: found.start].rstrip(" .,;:([") + " ")
        line = before.rstrip() + line[found.end :].lstrip(")]")
    accessed = _ACCESSED.search(line)
    if accessed:
        month = (accessed.group(1) or accessed.group(5))[:3].lower()
        day, year = accessed.group(2) or accessed.group(4), accessed.group(3) or accessed.group(6)
        if month in _MONTHS:
            parts = [int(year), _MONTHS.index(month) + 1, int(day)]
            csl["accessed"] = {"date-parts": [parts]}
            line = line[: accessed.start()].rstrip() + line[accessed.end() :]
    words = line.strip(" ,;")
    return words if re.search(r"\w", words) else ""


def _whole(line: str, kind: ReferenceKind, csl: dict[str, Any]) -> bool:
    """Read a citation in one line; False when only a title (and a year) could be told."""
    pieces = re.split(r"(?<=[.?!]) +", line)
    dated = next((i for i in range(1, len(pieces)) if _ISSUED.fullmatch(pieces[i])), None)
    if len(pieces) > 1 and _people(pieces[0]):
        csl["author"] = _people(pieces[0])
    elif dated and dated > 2 and _CORPORATE.search(pieces[0]) and len(pieces[0]) < 120:
        csl["author"] = [{"literal": pieces[0].rstrip(".")}]
    start = 1 if "author" in csl else 0
    if dated is not None and dated >= start + 2:
        csl["title"] = " ".join(pieces[start : dated - 1])
        _source(f"{pieces[dated - 1].rstrip('.')}, {pieces[dated]}", kind, csl)
        return dated == len(pieces) - 1
    if len(pieces) >= start + 2 and _SOURCE.fullmatch(pieces[-1]):
        csl["title"] = " ".join(pieces[start:-1])
        _source(pieces[-1], kind, csl)
        return True
    csl["title"] = " ".join(pieces[start:])
    years = re.findall(r"\b(?:19|20)\d{2}\b", line)
    if years:
        csl["issued"] = {"date-parts": [[int(years[-1])]]}
    return False


def _source(line: str, kind: ReferenceKind, csl: dict[str, Any]) -> None:
    """Read "Am Fam Physician, 2017;96(6):384-389": a journal, a site or a body, and the year."""
    found = _SOURCE.fullmatch(line)
    name = (found.group(1) if found else line).strip(" ,;")
    if found:
        csl["issued"] = {"date-parts": [[int(found.group(2))]]}
        for field, value in zip(("volume", "issue", "page"), found.groups()[2:], strict=True):
            if value:
                csl[field] = value.replace("–", "-").rstrip(".")
    if name:
        csl[_place(name, kind, csl)] = name
        if csl.get("author") == name:
            csl["author"] = [{"literal": name}]


def _place(name: str, kind: ReferenceKind, csl: dict[str, Any]) -> str:
    """Return which CSL field a source's name belongs in."""
    is_body = _CORPORATE.search(name) is not None
    is_journal = (
        "volume" in csl
        or _JOURNAL.search(name) is not None
        or (_PERHAPS_JOURNAL.search(name) is not None and not is_body)
    )
    if is_body and not is_journal:
        return "publisher" if kind == "drug-label" or "author" in csl else "author"
    if kind == "web-page" or kind in _IN_JOURNALS or (is_journal and kind != "textbook"):
        return "container-title"
    return "publisher"


def _type(kind: ReferenceKind, csl: dict[str, Any]) -> str:
    if kind == "textbook" or "ISBN" in csl:
        return "book"
    if kind == "web-page":
        return "webpage"
    if "container-title" in csl:
        return "article-journal"
    if kind == "other" and "URL" in csl:
        return "webpage"
    return "article-journal" if kind in _IN_JOURNALS and "author" not in csl else "report"


def _people(text: str) -> list[dict[str, str]]:
    """Return "Langan RC, Goodbred AJ, et al." as names, [] if the words are no such list."""
    people: list[dict[str, str]] = []
    for part in re.split(r"\s*[,;]\s*(?:and |& )?|\s+(?:and|&)\s+", text.strip(" .")):
        if not part or re.fullmatch(r"et al\.?", part):
            continue
        found = _PERSON.fullmatch(re.sub(r" et al\.?$", "", part))
        if not found:
            return []
        family, given, suffix = found.groups()
        person = {"family": family, "given": given.replace(".", "").replace("-", "")}
        people.append(person | {"suffix": suffix} if suffix else person)
    # "Hepatitis B" looks like a person; a list, "et al" or two initials make sure.
    sure = len(people) > 1 or "et al" in text or (people and len(people[0]["given"]) > 1)
    return people if sure else []
