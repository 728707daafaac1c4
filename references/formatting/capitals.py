"""Capitals: what was typed in nothing else is lowered where certain; the titles of books."""

import re

# What stays in capitals in a lowered title: what no vowel tells, what has a digit, and these.
_ABBREVIATIONS = frozenset(
    """AIDS HIV DNA RNA MRNA CNS CSF EEG ECG EKG EMG MRI PET ICU USA US UK EU UN WHO NHS FDA CDC NIH
    AMA BMI COPD IBS IBD ADHD OCD ALS MS TB UTI STI STD PCR ELISA IL TNF IGA IGE IGG IGM ACE ATP AMP
    GABA GERD DVT PE MI CABG COVID SARS MERS EBV CMV HPV HBV HCV HSV RSV ACTH TSH ADH LH FSH GH HCG
    NSAID NSAIDS SSRI SSRIS SLE RA AI IV ISO IEC IEEE""".split()
)
# Words with a capital of their own that titles in medicine use most.
_NAMES = {
    name.upper(): name
    for name in """Addison Alzheimer Asperger Basedow Behçet Brown Burkitt Chagas Crohn Cushing Down
    Ewing Fabry Gaucher Gilbert Graves Guillain Barré Hashimoto Hodgkin Huntington Kaposi Kawasaki
    Klinefelter Lyme Marfan Ménière Parkinson Paget Raynaud Sjögren Tourette Turner Wernicke Wilson
    Africa African America American Asia Asian Australia Australian Britain British Canada Canadian
    China Chinese Denmark Danish England English Europe European France French German Germany
    Ireland Irish India Indian Israel Italian Italy Japan Japanese London Mexico Netherlands Dutch
    Norway Norwegian Paris Scotland Scottish Spain Spanish Sweden Swedish Swiss Switzerland York
    Latin Greek Christian Jewish Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February April June July August September October November December""".split()
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")

# Not written large inside a title (AMA Manual of Style 11, §10.2), as processors of CSL have them.
_SMALL = frozenset(
    "a an and as at but by de down for from in into nor of on onto or over so the till to up upon "
    "via van von with yet about above across against along amid among around before behind below "
    "beneath beside besides between beyond despite during except inside like near off out outside "
    "per since than through throughout toward towards under underneath until versus vs within "
    "without y".split()
)


def sentence_of_capitals(words: str) -> str:
    """Return a title that is all in capitals as a sentence; any other one as it is.

    Fewer than three long words may be a name or an abbreviation, and stay.
    """
    letters = [word for word in _WORD.findall(re.sub(r"</?i>", "", words)) if len(word) > 3]
    if len(letters) < 3 or words.replace("<i>", "").replace("</i>", "").upper() != (
        words.replace("<i>", "").replace("</i>", "")
    ):
        return words
    lowered = re.sub(r"</?i>|[\w'’]+", lambda found: _lowered(found.group()), words)
    return re.sub(
        r"^((?:<i>|[^\w<])*)(\w)|([:?!.] (?:<i>)?)(\w)",
        lambda found: (found[1] or "") + (found[2] or "").upper() + (found[3] or "")
        + (found[4] or "").upper(),
        lowered,
    )  # fmt: skip


def _lowered(word: str) -> str:
    if word.startswith("<"):
        return word
    base, mark, rest = re.match(r"([^'’]*)(['’]?)(.*)", word).groups()  # type: ignore[union-attr]
    if base in _NAMES:
        return _NAMES[base] + mark + rest.lower()
    if (
        re.search(r"\d", word)
        or base in _ABBREVIATIONS
        or (len(base) == 1 and base != "A")
        or not re.search(r"[AEIOUYÀ-Ý]", base)
        or _ROMAN.fullmatch(base)
    ):
        return base + mark + rest.lower()
    return word.lower()


def name_in_capitals(family: str) -> str:
    """Return a family name with its first letter large where all are: "MCDONALD", "DE SOUZA"."""
    if len(family) < 4 or not family.isupper():
        return family
    lowered = _WORD.sub(lambda found: found.group().capitalize(), family)
    lowered = re.sub(r"\b(?:Mac(?=don|ken|leo|int|far|gre)|Mc)[a-z]", _large_after, lowered)
    return re.sub(r"\b([OD]['’])([a-z])", lambda found: found[1] + found[2].upper(), lowered)


def _large_after(found: re.Match[str]) -> str:
    return found.group()[:-1] + found.group()[-1].upper()


def title_case(words: str) -> str:
    """Return a book's title with its words large but for small ones inside it (§3.12, §10.2)."""
    pieces = re.split(r"(\s+|<i>|</i>)", words)
    places = [n for n, piece in enumerate(pieces) if re.search(r"\w", piece) and piece[0] != "<"]
    before = ":"
    for n in places:
        piece = pieces[n]
        is_first = n == places[-1] or before.endswith((":", "?", "!", "—", "–"))
        before = piece
        found = re.search(r"\w.*\w|\w", piece)
        bare = found.group() if found else ""
        if not is_first and bare.lower() in _SMALL and not re.fullmatch(r"[A-Z]{2,}|[A-Z]", bare):
            pieces[n] = piece.replace(bare, bare.lower())
        elif bare == bare.lower():
            pieces[n] = "-".join(
                part
                if (part in _SMALL and not (is_first and place == 0)) or re.match(r"[dl]’", part)
                else _large(part)
                for place, part in enumerate(piece.split("-"))
            )
    return "".join(pieces)


def _large(word: str) -> str:
    return re.sub(r"^(\W*)([^\W\d_])", lambda found: found[1] + found[2].upper(), word)
