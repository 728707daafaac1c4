"""What a signer must say of her interests: in each medicine and company that the article names.

The window is 36 months, as the disclosure form of the ICMJE (2021) has it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from articles.checks.figures.named_medicines import medicines_in
from articles.checks.sources.bodies import bodies
from articles.content import Content, Reference
from editorial.policies.refusals import NotAllowed

MONTHS = 36
_NONE = frozenset({"", "none", "no", "none declared", "no interests", "nothing"})


@dataclass(frozen=True, order=True)
class Party:
    """Somebody or something that an article names and a signer may have a stake in."""

    name: str
    kind: str
    """"medicine" or "company"."""


@dataclass(frozen=True)
class Interests:
    """A signer's statement on one article. Without words and names it says: none."""

    held_in: tuple[str, ...] = ()
    """Names of the parties that she has an interest in."""
    words: str = ""
    """Which interest, since when; also in what the article does not name."""

    @property
    def any(self) -> bool:
        """Whether there is an interest at all."""
        return bool(self.held_in) or not says_none(self.words)

    def statement(self) -> str:
        """Return the statement as it is printed: "None." or the interest in words."""
        if not self.any:
            return "None."
        words = self.words.strip()
        return f"{', '.join(self.held_in)}: {words}" if self.held_in else words


def says_none(words: str) -> bool:
    """Return whether somebody wrote, in whatever words, that there is nothing to declare."""
    return words.strip().rstrip(".").casefold() in _NONE


def parties(content: Content) -> tuple[Party, ...]:
    """Return the medicines an article names and the companies behind its drug labels, each once."""
    texts = [part for t in content.texts for part in (t.headline, t.short_answer, t.body)]
    medicines = {
        found.medicine.name for text in texts for found in medicines_in(text) if found.is_product
    }
    companies = {name for reference in content.references for name in _makers(reference)}
    return tuple(
        sorted(
            [Party(name, "medicine") for name in medicines]
            + [Party(name, "company") for name in companies]
        )
    )


def _makers(reference: Reference) -> Iterator[str]:
    """Yield the companies that a drug label names: who wrote or printed it and is no agency."""
    if reference.kind != "drug-label":
        return
    authors = [str(each.get("literal") or "") for each in reference.csl.get("author") or []]
    for name in (*authors, str(reference.csl.get("publisher") or "")):
        if name.strip() and not any(bodies().named_in(name)):
            yield name.strip()


def check_statement(
    stated: Interests, named: Iterable[Party], ties: Iterable[Mapping[str, Any]]
) -> None:
    """Raise NotAllowed where a statement contradicts itself or what the signer declared.

    `ties` are those of her newest declaration: [{"name": …}]. One that the article names and the
    statement does not is asked about; it cannot be passed over.
    """
    known = {party.name for party in named}
    if strange := set(stated.held_in) - known:
        raise NotAllowed(
            f"Interests: the article does not name {', '.join(sorted(strange))}. Reload the page."
        )
    if stated.held_in and says_none(stated.words):
        raise NotAllowed(
            f"Interests: you ticked {', '.join(stated.held_in)}. Say which interest it is, of "
            "whom, and since when."
        )
    declared = {str(tie.get("name", "")).casefold() for tie in ties} - {""}
    passed_over = sorted(
        name for name in known - set(stated.held_in) if name.casefold() in declared
    )
    if passed_over:
        raise NotAllowed(
            f"Interests: your declaration names {', '.join(passed_over)}, and so does this "
            "article. Tick it and say what the interest is; or, if it has ended over "
            f"{MONTHS} months ago, declare anew first."
        )
