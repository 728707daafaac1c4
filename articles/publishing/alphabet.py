"""Where a question stands in the A to Z: under the first word that says what it is about."""

import re
import unicodedata
from dataclasses import dataclass

LETTERS = "abcdefghijklmnopqrstuvwxyz"
OTHERS = "0-9"
"""The place of questions about what begins with no Latin letter: "5-ALA", "α-thalassaemia"."""
LONGEST_KEY = 200

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

# Words that every question may have: to sort by them would put all answers under W and H.
_ENGLISH = """
a about affect affected affects after all am an and any are as at be been before being by can
cause caused causes changes check checked chance complications could dangerous diagnose diagnosed
diagnosis did difference do does done due during for from genetic get give given go had happen
happens has have having help helps high how i if in inherited into is it its know likely long low
make makes many may mean means might more most much my need needed new normal not of often on
or other our outlook people possible prevent prevented prevention related risk risks safe should
sign signs some stages stop support symptom symptoms take taken test tests than that the their
there they this to treat treated treatment treatments type types use used using want was we were
what when where which who whom whose why will with without work works would you your
"""
_GERMAN = """
aber alle als am an anzeichen auf aus auslösen auslösend außer bedeutet behandelt
behandlung bei beim bekommen bin bis brauche brauchen das dass dem den denn der des diagnose die
dies diese dieser durch ein eine einem einen einer eines entsteht er erkennen erkenne erkennt es
folgen für gefährlich gegen geht gibt haben habe hat hilft hoch hohe hoher ich ihr ihre im in ist
kann kein keine kommt können lange machen macht man mehr mein meine meinem meinen meiner mich mir
mit muss müssen nach neu neue nicht niedrig niedrige niedriger normal ob oder ohne risiko risiken
schwach sich sicher sie sind soll sollte symptome tun um und unser ursache ursachen verhindern
viel von vor vorbeugen wann warum was welche welcher welches wenn wer werden weshalb wie wieso
wird wo wodurch woher wozu zu zum zur
"""
_SKIPPED = {"en": frozenset(_ENGLISH.split()), "de": frozenset(_GERMAN.split())}


@dataclass(frozen=True)
class Place:
    """A letter of the A to Z, and what orders the questions below it."""

    letter: str
    key: str


def place_of(question: str, language: str) -> Place:
    """Return where a question stands; one made of common words stands under its first."""
    skipped = _SKIPPED.get(language.split("-")[0].casefold(), frozenset())
    words = list(_WORDS.finditer(question))
    first = next((word for word in words if word[0].casefold() not in skipped), None)
    told = question[first.start() :] if first else " ".join(word[0] for word in words)
    key = " ".join(_WORDS.findall(folded(told)))[:LONGEST_KEY]
    letter = key[:1]
    return Place(letter if letter and letter in LETTERS else OTHERS, key)


def folded(text: str) -> str:
    """Return a text as dictionaries sort it: without case and accents, so that "Ödem" is at O."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return "".join(each for each in parts if not unicodedata.combining(each))
