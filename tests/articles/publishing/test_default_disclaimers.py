"""What a new site tells its readers: the same in every language, each sentence from records."""

import re

import pytest

from articles import languages
from articles.publishing import default_disclaimers, default_disclaimers_de
from articles.publishing.rendering.filling import places
from articles.publishing.rendering.notices import NoWording, disclaimer, notice

ENGLISH = {(d.audience, d.state): d for d in default_disclaimers.DISCLAIMERS}
GERMAN = {(d.audience, d.state): d for d in default_disclaimers_de.DISCLAIMERS}


def test_every_wording_is_there_in_german():
    assert GERMAN.keys() == ENGLISH.keys()
    assert {d.language for d in GERMAN.values()} == {"de"}
    assert {languages.of(d.language) for d in ENGLISH.values()} == {languages.FIRST}


@pytest.mark.parametrize("place", sorted(ENGLISH), ids="-".join)
def test_a_german_wording_tells_of_the_same_records(place):
    assert places(GERMAN[place].text) == places(ENGLISH[place].text)


@pytest.mark.parametrize("place", sorted(ENGLISH), ids="-".join)
def test_no_abbreviation_ends_a_sentence_too_soon(place):
    """A sentence without its record is left out: it must not be cut at "z. B."."""
    sentences = re.split(r"(?<=[.!?]) +", GERMAN[place].text)

    assert all(re.match(r"[A-ZÄÖÜ{]", sentence) for sentence in sentences)


GERMAN_SAID = {
    "under_review": "Wird gerade geprüft. 1 von 2 Prüfenden sind fertig. Der Text kann sich noch "
    "ändern. Zuletzt freigegeben: keine Version.",
    "approved": "Geprüft von Dr R. Khan, consultant neurologist, und Dr A. Musa, general "
    "practitioner, am 2. November 2026. Nächste Prüfung fällig am 2. November 2027.",
    "source_problem": "Eine hier verwendete Quelle wurde am 20. November 2026 zurückgezogen. Wir "
    "prüfen, was das ändert: 1 Aussage.",
    "emergency_ended": "Abgeschaltet am 13. Oktober 2026. Diese Seite wurde am 10. Oktober 2026 im "
    "Notfall veröffentlicht, und der medizinische Beirat hat sie nicht unterschrieben. Bitte "
    "richten Sie sich nicht nach dem, was hier stand. Wenn Sie sich danach gerichtet haben, "
    "sprechen Sie mit einer Ärztin oder einem Arzt, einer Pflegefachkraft oder in der Apotheke.",
}


@pytest.mark.parametrize("state", GERMAN_SAID)
def test_a_german_notice_is_german_through_and_through(standing_at, state):
    standing = standing_at(state, disclaimers=default_disclaimers_de.DISCLAIMERS)

    assert notice(standing, "patient", "de").text == GERMAN_SAID[state]


def test_no_language_borrows_the_wording_of_another(standing_at):
    english = standing_at("approved")
    german = standing_at("approved", disclaimers=default_disclaimers_de.DISCLAIMERS)

    with pytest.raises(NoWording, match="Deutsch"):
        notice(english, "patient", "de")
    with pytest.raises(NoWording, match="Deutsch"):
        disclaimer(english, "patient", "GB", "de")
    with pytest.raises(NoWording, match="“fr”"):
        notice(english, "patient", "fr")
    with pytest.raises(NoWording, match="English"):
        disclaimer(german, "patient", "GB")
