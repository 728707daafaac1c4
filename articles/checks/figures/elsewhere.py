"""What other articles say is given, and about what, to hold a draft against."""

from dataclasses import dataclass

from articles.checks.figures.regimen import Regimen


@dataclass(frozen=True)
class Subject:
    """What an article is about, as far as its question and its headlines say."""

    conditions: frozenset[str] = frozenset()
    """Words for what is treated; empty where the article is about a medicine as such."""
    people: frozenset[str] = frozenset()
    """Groups that the article is limited to; empty where it is about adults or everybody."""


@dataclass(frozen=True)
class Stated:
    """A regimen of another article's approved version."""

    article: str
    """The article's slug."""
    question: str
    subject: Subject
    regimen: Regimen


@dataclass(frozen=True)
class Elsewhere:
    """The regimens of the other approved articles that name the draft's medicines."""

    stated: tuple[Stated, ...] = ()
    unread: int = 0
    """How many approved articles nobody has read for their regimens yet."""
