"""Whether a word stands for itself, or is part of a longer name that the glossary lacks.

"Portal hypertension" is not high blood pressure of a kind, and "sickle cell anaemia" not simply
anaemia. No list of names is complete, so a term is taken for itself only behind a word that is
known not to be part of a name. A term missed is still listed below the text.
"""

import re

from articles.terms.matching import HIDDEN, begins_sentence

_BEFORE = re.compile(r"([^\s()\[\]“”\"‘*_]+)[*_“\"‘\[]{0,4}\s{1,2}[*_“\"‘(\[]{0,4}$")
_REACH = 60

# Words of grammar, then verbs that texts about health use, then plain adjectives and nouns.
_HARMLESS = frozenset(
    """
    a an the this that these those each every any some all both no another other such what which
    my your his her its our their whose who of in on at to for from by with without about as into
    onto over under through during before after between among against within towards toward upon
    until since despite because than like via per and or nor but if when while where so then also
    not only even just once is are was were be been being am do does did has have had having can
    could may might must shall should will would
    cause causes caused causing develop develops developed developing get gets got getting give
    gives given giving include includes included including mean means show shows showing shown
    treat treats treated treating prevent prevents preventing mask masks masking hide hides
    precipitate precipitates produce produces producing worsen worsens relieve relieves reduce
    reduces bring brings become becomes became feel feels felt found find finds see seen suspect
    exclude excludes mention mentions report reports reported notice call called named need needs
    affect affects affected affecting damage damages damaged damaging harm harms harmed harming hurt
    help helps improve improves diagnose diagnosed detect confirm consider assess monitor offer
    avoid start stop continue involve involves indicate indicates suggest suggests trigger triggers
    increase increases decrease decreases
    take takes took use uses used using make makes made suffer suffers ask
    severe mild moderate slight serious new new-onset old early late common rare possible likely
    suspected confirmed untreated treated unexplained sudden lasting long-lasting long-term
    short-term persistent painful painless visible unsteady steady slow fast worse worsening recent
    repeated frequent occasional whole entire more most less least many several few two three four
    first second third next last further people patients person patient symptom symptoms sign signs
    """.split()
)


def stands_alone(text: str, start: int) -> bool:
    """Return whether what stands before a term cannot make it part of a longer name."""
    before = text[max(0, start - _REACH) : start].rstrip('[(*_“"‘ \t\n\u00a0')
    if before.endswith((HIDDEN, "]", ")", "”", '"')) and text[start].islower():
        return False
    if begins_sentence(text, start) or before.endswith((",", ";", ":", "–", "—")):
        return True
    found = _BEFORE.search(text[max(0, start - _REACH) : start])
    if found is None:
        return False
    word = found[1].lower()
    return word in _HARMLESS or (word.endswith("ly") and len(word) > 4) or word.isdigit()
