"""Questions that no quote may answer: of an emergency, or of the asker's own results and doses.

A pattern that takes too much costs a reader a click; one that takes too little can cost more. So
what may be an emergency is one, unless it is plainly asked about in general.
"""

import re
from typing import Literal

from articles.facts.medicines import can_begin
from articles.finding.emergencies import ALWAYS, IN_SOMEBODY
from articles.finding.own_cases import OWN
from articles.finding.warning_signs import ALWAYS_SIGNS, CONTRACTIONS, SIGNS

Concern = Literal["", "own_case", "emergency"]

LONGEST = 600
"""Characters that are looked at."""

_GENERAL = re.compile(
    r"^(?:what (?:is|are|causes?|can cause|makes|does|do|kind)|whats|why (?:do|does|is|are|would)|"
    r"how (?:is|are|common|do (?:doctors|they|you)|does|can (?:doctors|you))|who |which |when |"
    r"is (?:it|there|this) |are there |can (?:\w+ ){1,4}cause|does (?:\w+ ){1,4}cause|"
    r"(?:signs?|symptoms?|causes?|treatments?|prevention|risk) of |tell me about|"
    r"\w+ (?:risks?|rates?) (?:in|of|with|among) )"
)
_ASKS = re.compile(
    r"\b(?:what|whats|why|how|which|who|when|where|can|could|does|do|did|is (?:it|this|that|there)|"
    r"are|will|would|should|may|might)\b"
)
_OF_SOMEBODY = re.compile(
    r"\b(?:i|i'?m|i'?ve|me|my|he|he'?s|his|she|she'?s|her|dad|mum|mom|husband|wife|son|daughter|"
    r"baby|partner|friend|sister|brother|grandad|grandma|gran|nan|toddler)\b"
)

# Somebody's own, or a number or a dose that somebody has.
_JUDGED = re.compile(
    r"\b(?:i|i'?m|i'?ve|me|my|we|our|he|his|him|she|her|dad|dad'?s|mum|mum'?s|mom|mom'?s)\b|"
    r"(?<![a-z\d])\d|"
    r"\b(?:ok|okay|safe|fine|all ?right|dose|how much|how many)\b"
)
_WORD = re.compile(r"[a-z][a-z-]{4,}")

_EMERGENCIES = re.compile("|".join((*ALWAYS, *ALWAYS_SIGNS)))
_EMERGENCIES_IN_SOMEBODY = re.compile("|".join(IN_SOMEBODY))
_SIGNS = re.compile("|".join(SIGNS))
_CONTRACTIONS = tuple((re.compile(pattern), words) for pattern, words in CONTRACTIONS)
_OWN_CASES = re.compile("|".join(OWN))
_GERMAN_EMERGENCIES = re.compile(
    r"\b(?:umbringen|nicht mehr leben|sterben will|das leben nehmen|suizid|selbstmord|überdosis|"
    r"bewusstlos|ohnmächtig|nicht ansprechbar|wacht nicht auf|atmet nicht|keine luft|kaum luft|"
    r"atemnot|luftnot|kann nicht atmen|brustschmerz\w*|brustenge|schmerzen in der brust|"
    r"druck auf der brust|mundwinkel|lallt|krampfanfall|verschluckt|vergiftet|"
    r"(?:erbricht|spuckt|hustet|erbreche|spucke|huste) blut|"
    r"(?:hört|hören) nicht auf zu bluten|alle tabletten (?:genommen|geschluckt)|"
    r"kein wasser lassen|(?:urin|wasser|pipi) nicht (?:mehr )?(?:halten|lassen)|eingenässt)\b|"
    r"\bplötzlich\w*\b[^.?]{0,30}\b(?:schwach|schwäche|taub|gelähmt|lähmung|blind|nicht mehr|"
    r"verwirrt|schwindel\w*)\b|"
    r"\bkann\b[^.?]{0,15}\bnicht mehr (?:\w+ )?(?:laufen|gehen|stehen|sehen|sprechen|schlucken|"
    r"bewegen)\b|\btaub\w*\b[^.?]{0,30}\b(?:schritt|genital\w*|gesäß|po|zwischen den beinen)\b|"
    r"\b(?:gesicht)\b[^.?]{0,15}\b(?:schief|hängt)\b|"
    r"\b(?:zunge|hals|lippen|gesicht)\b[^.?]{0,15}\bschw(?:illt|ollen)\b|"
    r"\bschwanger\b[^.?]{0,40}\bblut\w*\b"
)
_GERMAN_OWN_CASES = re.compile(
    r"\b(?:mein\w*|ich)\b.*\b(?:wert\w*|befund\w*|dosis|tablette\w*|medikament\w*|blutwert\w*|mg|"
    r"spritze\w*)\b.*\b(?:\d|soll|darf|kann|muss|verdoppeln|absetzen|nehmen)|"
    r"\b(?:soll|darf|kann|muss) ich\b.*\b(?:dosis|tablette\w*|medikament\w*|mg|spritze\w*|"
    r"absetzen)\b|"
    r"\bmein\w*\b[^.?]{0,40}\b(?:ist|liegt|war|beträgt)\b[^.?]{0,20}\d"
)
_OF_SOMEBODY_IN_GERMAN = re.compile(r"\b(?:ich|mir|mich|mein\w*)\b")
_ASKS_IN_GERMAN = re.compile(
    r"\b(?:was|wie|warum|wieso|weshalb|wann|woher|wo|wer|welche\w*|kann|können|könnte\w*|darf|"
    r"soll\w*|muss|hilft|gibt|ist (?:das|es)|macht|ob)\b"
)


def concern(typed: str, language: str) -> Concern:
    """Return why a question must not be answered with a quote; "" when it may."""
    if language != "en":
        return _concern_in_german(typed) if language == "de" else ""
    text = " ".join(typed[:LONGEST].casefold().replace("’", "'").split())
    in_full = text
    for pattern, words in _CONTRACTIONS:
        in_full = pattern.sub(words, in_full)
    if _EMERGENCIES.search(text) or _EMERGENCIES.search(in_full):
        return "emergency"
    general = _GENERAL.match(text) and not _OF_SOMEBODY.search(text)
    signs = _EMERGENCIES_IN_SOMEBODY.search(text) or _SIGNS.search(_with_medicines(in_full))
    if signs and not general:
        return "emergency"
    named = _with_medicines(text)
    if any(_OWN_CASES.search(said) and _JUDGED.search(said) for said in (text, named)):
        return "own_case"
    # Somebody's story and no question: no list of signs has every way in which people tell one.
    return "own_case" if _OF_SOMEBODY.search(text) and not _ASKS.search(text) else ""


def _with_medicines(text: str) -> str:
    """Return a question with the word "medicine" for each name of one."""
    return _WORD.sub(lambda word: "medicine" if can_begin(word[0]) else word[0], text)


def _concern_in_german(typed: str) -> Concern:
    text = " ".join(typed[:LONGEST].casefold().split())
    if _GERMAN_EMERGENCIES.search(text):
        return "emergency"
    story = _OF_SOMEBODY_IN_GERMAN.search(text) and not _ASKS_IN_GERMAN.search(text)
    return "own_case" if story or _GERMAN_OWN_CASES.search(text) else ""
