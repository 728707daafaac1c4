"""Files with an expected result beside them, made by another program: how many fields agree.

The differences that remain are that program's own: it takes degrees and the person whom a paper
is about for authors, and makes one record of several whose end is missing.
"""

import re
import unicodedata

from references.formats.recognise import read
from references.identifiers import normalise_doi

FIELDS = ("title", "author", "year", "journal", "doi")
ENOUGH = 0.95


def test_fields_agree_with_the_results_expected_by_another_program(shared_data):
    same, compared, differing = 0, 0, []
    for source, expected in pairs(shared_data / "bib"):
        ours = read(source.read_bytes(), source.name).records
        theirs = read(expected.read_bytes(), expected.name).records
        for place, their in enumerate(theirs):
            # A record that is not there differs in every field.
            our = ours[place].csl if place < len(ours) else {}
            for field in FIELDS:
                want = said(their.csl, field)
                if not any(want):
                    continue
                compared += 1
                if set(want) & set(said(our, field)):
                    same += 1
                else:
                    differing.append(f"{source.name} {field}: {want} is {said(our, field)}")

    assert compared > 180
    assert same / compared >= ENOUGH, f"{same} of {compared}:\n" + "\n".join(differing)


def pairs(base):
    for expected in sorted(base.glob("*/*.bib")):
        beside = expected.name.replace("TestBib", "Test")
        for source in sorted(expected.parent.glob(beside.removesuffix("bib") + "*")):
            if source.suffix != ".bib":
                yield source, expected


def said(csl, field):
    """The values that a field may have: a journal has a full and a short name."""
    if field == "author":
        people, editors = csl.get("author", []), csl.get("editor", [])
        bodies = [one for one in people if "literal" in one]
        # The other program takes editors for authors, and leaves bodies out.
        lists = (people, people + editors, [one for one in people if one not in bodies])
        return ["; ".join(map(name, listed)) for listed in lists]
    if field == "year":
        parts = csl.get("issued", {}).get("date-parts", [[""]])
        return [str(parts[0][0])]
    if field == "doi":
        return [normalise_doi(csl.get("DOI", "")) or ""]
    if field == "journal":
        return [plain(csl.get(n, "")) for n in ("container-title", "container-title-short")]
    return [plain(csl.get("title", ""))]


def name(person):
    return plain(" ".join(person.get(part, "") for part in ("literal", "family", "given")))


def plain(words):
    folded = unicodedata.normalize("NFKD", words.casefold())
    return "".join(re.findall(r"\w+", folded))
