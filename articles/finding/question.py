"""What was typed, understood: the things looked for, each with other words for it, and the asks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from articles.finding.asks import Ask, asks_of
from articles.finding.synonyms import Phrase, Synonyms, general
from articles.finding.words import words

MOST_WORDS = 24
"""Words that are looked at: more make no better answer, only a slower one."""
LONGEST = 600
"""Characters that are looked at."""

# How much a wording counts beside the one that was typed.
_OTHER, _OF_TERMS = 0.75, 0.9
# What asks ("symptoms of …") names no subject; it is known by the ask already.
_ASKING = 0.35
_ASKING_STEMS = frozenset(
    """symptom sign caus treat treatment diagnos diagnosi test inherit genet gene prevent common
    outlook research chanc problem condit diseas disord syndrom doctor peopl patient person health
    year month day week cure help risk surviv live long therapi medicin rare frequent affect
    type kind relat chang mutat import inform""".split()
)


@dataclass(frozen=True)
class Way:
    """One way to say a thing: its stems, and how much it counts."""

    phrase: Phrase
    weight: float


@dataclass(frozen=True)
class Thing:
    """One thing that is looked for; any of its ways finds it."""

    ways: tuple[Way, ...]
    weight: float
    """How much it counts beside the others, before its rarity."""


@dataclass(frozen=True)
class Question:
    """What was typed, as far as it was understood."""

    things: tuple[Thing, ...]
    asks: tuple[Ask, ...]
    understood: str
    """What was typed with its spelling put right; empty where nothing was."""

    @property
    def has_subject(self) -> bool:
        """Whether anything is looked for beside what is asked of it."""
        return any(thing.weight > _ASKING for thing in self.things)

    @property
    def stems(self) -> tuple[str, ...]:
        """Every stem that is looked for, once, in order."""
        return tuple(
            dict.fromkeys(s for thing in self.things for way in thing.ways for s in way.phrase)
        )


def read(
    typed: str,
    language: str,
    *,
    terms: Synonyms | None = None,
    spelled: Callable[[Sequence[str]], Mapping[str, str]] = lambda folded: {},
) -> Question:
    """Return what was typed as things to look for; any characters are taken.

    `spelled` is given the folded words that matter and returns the ones to be read otherwise.
    """
    typed = typed[:LONGEST]
    found = [word for word in words(typed, language) if word.stem][:MOST_WORDS]
    put_right = spelled([word.folded for word in found])
    stems: list[str] = []
    understood, behind = "", 0
    for word in found:
        better = put_right.get(word.folded, "")
        corrected = [w.stem for w in words(better, language)] if better else []
        stems += [s for s in corrected if s] or [word.stem]
        understood += typed[behind : word.start] + (better or typed[word.start : word.end])
        behind = word.end
    understood = " ".join((understood + typed[behind:]).split())
    return Question(
        things=tuple(_things(stems, language, terms)),
        asks=asks_of(understood) if language == "en" else (),
        understood=understood if put_right else "",
    )


def _things(stems: Sequence[str], language: str, terms: Synonyms | None) -> list[Thing]:
    weights = [_ASKING if stem in _ASKING_STEMS else 1.0 for stem in stems]
    spans: list[Thing] = []
    single: dict[int, list[Way]] = {}
    sources = [(terms, _OF_TERMS)] if terms else []
    for source, counts in (*sources, (general(language), _OTHER)):
        for start in range(len(stems)):
            for length, others in source.at(stems, start):
                ways = [Way(other, counts) for other in others]
                if length == 1:
                    single.setdefault(start, []).extend(ways)
                    continue
                own = Way(tuple(stems[start : start + length]), 1.0)
                spans.append(Thing((own, *ways), 1.0))
                # The words of a wording count for less beside the wording as a whole.
                for at in range(start, start + length):
                    weights[at] = min(weights[at], 0.5)
                break
    things: dict[str, Thing] = {}
    for at, stem in enumerate(stems):
        if stem not in things:
            things[stem] = Thing((Way((stem,), 1.0), *single.get(at, ())), weights[at])
    return [*things.values(), *spans]
