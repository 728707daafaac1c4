"""Questions that no quote may answer: of an emergency, or of the asker's own results and doses.

A pattern that takes too much costs a reader a click; one that takes too little can cost more. So
what may be an emergency is one, unless it is plainly asked about in general.
"""

import re
from typing import Literal

from articles.facts.medicines import can_begin
from articles.finding.emergencies import ALWAYS, IN_SOMEBODY
from articles.finding.own_cases import OWN

Concern = Literal["", "own_case", "emergency"]

LONGEST = 600
"""Characters that are looked at."""

_GENERAL = re.compile(
    r"^(?:what (?:is|are|causes?|can cause|makes|does|do|kind)|whats|why (?:do|does|is|are|would)|"
    r"how (?:is|are|common|do (?:doctors|they|you)|does|can (?:doctors|you))|who |which |when |"
    r"is (?:it|there|this) |are there |can (?:\w+ ){1,4}cause|does (?:\w+ ){1,4}cause|"
    r"(?:signs?|symptoms?|causes?|treatments?|prevention|risk) of |tell me about)"
)
_OF_SOMEBODY = re.compile(
    r"\b(?:i|i'?m|i'?ve|me|my|he|he'?s|his|she|she'?s|her|dad|mum|mom|husband|wife|son|daughter|"
    r"baby)\b"
)

# Somebody's own, or a number or a dose that somebody has.
_JUDGED = re.compile(
    r"\b(?:i|i'?m|i'?ve|me|my|we|our|he|his|him|she|her|dad|dad'?s|mum|mum'?s|mom|mom'?s)\b|\d|"
    r"\b(?:ok|okay|safe|fine|all ?right|dose|how much|how many)\b"
)
_WORD = re.compile(r"[a-z][a-z-]{4,}")

_EMERGENCIES = re.compile("|".join(ALWAYS))
_EMERGENCIES_IN_SOMEBODY = re.compile("|".join(IN_SOMEBODY))
_OWN_CASES = re.compile("|".join(OWN))
_GERMAN_EMERGENCIES = re.compile(
    r"\b(?:umbringen|nicht mehr leben|sterben will|suizid|selbstmord|überdosis|bewusstlos|atmet "
    r"nicht|"
    r"keine luft|kann nicht atmen|brustschmerz\w*|schmerzen in der brust|mundwinkel|verschluckt|"
    r"alle tabletten (?:genommen|geschluckt)|kein wasser lassen|plötzlich\w* (?:schwach|schwäche|"
    r"taub|"
    r"gelähmt|lähmung|blind))\b"
)
_GERMAN_OWN_CASES = re.compile(
    r"\b(?:mein\w*|ich)\b.*\b(?:wert\w*|befund\w*|dosis|tablette\w*|medikament\w*|blutwert\w*|mg|"
    r"spritze\w*)\b.*\b(?:\d|soll|darf|kann|muss|verdoppeln|absetzen|nehmen)|"
    r"\b(?:soll|darf|kann|muss) ich\b.*\b(?:dosis|tablette\w*|medikament\w*|mg|spritze\w*|"
    r"absetzen)\b|"
    r"\bmein\w*\b[^.?]{0,40}\b(?:ist|liegt|war|beträgt)\b[^.?]{0,20}\d"
)


def concern(typed: str, language: str) -> Concern:
    """Return why a question must not be answered with a quote; "" when it may."""
    if language != "en":
        return _concern_in_german(typed) if language == "de" else ""
    text = " ".join(typed[:LONGEST].casefold().replace("’", "'").split())
    if _EMERGENCIES.search(text):
        return "emergency"
    general = _GENERAL.match(text) and not _OF_SOMEBODY.search(text)
    if _EMERGENCIES_IN_SOMEBODY.search(text) and not general:
        return "emergency"
    named = _WORD.sub(lambda word: "medicine" if can_begin(word[0]) else word[0], text)
    if any(_OWN_CASES.search(said) and _JUDGED.search(said) for said in (text, named)):
        return "own_case"
    return ""


def _concern_in_german(typed: str) -> Concern:
    text = " ".join(typed[:LONGEST].casefold().split())
    if _GERMAN_EMERGENCIES.search(text):
        return "emergency"
    return "own_case" if _GERMAN_OWN_CASES.search(text) else ""
