"""Where a save meets another that came between: both texts, put together or side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from articles import versioning
from articles.changes.wordings import Piece, words
from articles.citing import with_cited
from articles.draft import Draft
from articles.merging.conflict import Choice, Conflict
from articles.merging.drafts import Merged, merge
from articles.models import Article
from editorial.forms.typed import place
from editorial.naming import full_name
from editorial.views.workspace.differences import Change, changes

CHOSEN = "choice-"
"""What the names of choices begin with."""
_MOST = 50


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen."""

    choice: Choice
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Question:
    """A conflict as it is asked."""

    name: str
    """Under which the choice is sent."""
    title: str
    theirs: tuple[Piece, ...]
    mine: tuple[Piece, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Meeting:
    """What somebody typed and what others saved meanwhile, put together."""

    merged: Merged
    who: tuple[str, ...]
    """Who saved, as named to others."""
    came_in: list[Change]
    """What others brought into what was typed."""
    is_needed: bool
    """Whether anything was typed that is not saved."""
    begins_alike: bool
    """Whether it is known what both began with."""
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def whose(self) -> str:
        """Whose saves they were, as in "Ana's save"."""
        if not self.who:
            return "your other"
        return f"{' and '.join(self.who)}’s"

    @property
    def message(self) -> str:
        """What has happened and what to do, in a few sentences."""
        happened = f"{in_words(self.who)} saved this article after you opened it."
        if self.questions:
            return (
                f"{happened} You both changed the same words in places. Choose whose stay, "
                "then save. Everything else of both is kept."
            )
        return (
            f"{happened} Nothing of it is in conflict with what you typed. Look at what came in, "
            "then save both together."
        )

    @property
    def questions(self) -> tuple[Question, ...]:
        """What must be chosen, in the order of the edit page."""
        return tuple(self._question(each) for each in self.merged.conflicts)

    def chosen(self, choices: Mapping[str, str]) -> "Meeting":
        """Return the meeting with what was chosen so far."""
        return replace(self, choices=choices)

    def _question(self, conflict: Conflict) -> Question:
        title = place(conflict.place)
        if conflict.claim:
            title = f"{title}: claim {conflict.claim}"
        pieces = words(conflict.theirs, conflict.mine)
        labels = {
            "theirs": f"Take {self.whose} text",
            "mine": "Take mine",
            "both": f"Take both, {self.whose} first",
        }
        return Question(
            name=f"{CHOSEN}{conflict.key}",
            title=title,
            theirs=tuple(piece for piece in pieces if piece.kind != "new"),
            mine=tuple(piece for piece in pieces if piece.kind != "gone"),
            options=tuple(
                Option(each, labels[each], self.choices.get(conflict.key) == each)
                for each in conflict.choices
            ),
        )


def meeting_of(article: Article, typed: Draft, saved: Draft, *, read: int, by: Any) -> Meeting:
    """Return what was typed over an earlier save put together with what is saved now."""
    base = versioning.draft_read(article, read)
    nothing = Draft(slug=saved.slug, question="", language=saved.language)
    began = base or nothing.model_copy(
        update={"evidence": saved.evidence, "references": saved.references}
    )
    # The form holds no evidence and no list of sources: of those, nothing was typed.
    mine = with_cited(
        typed.model_copy(update={"evidence": began.evidence, "references": began.references})
    )
    merged = merge(began, mine, saved)
    together = merged.draft({each.key: "mine" for each in merged.conflicts})
    return Meeting(
        merged=merged,
        who=who_saved(article, read, by),
        came_in=changes(mine, together),
        is_needed=bool(merged.conflicts) or together != saved,
        begins_alike=base is not None,
    )


def in_words(who: tuple[str, ...]) -> str:
    """Return who saved, as a sentence begins."""
    return " and ".join(who) or "You, in another window,"


def who_saved(article: Article, read: int, by: Any) -> tuple[str, ...]:
    """Return who saved since, others than the person herself, each once."""
    since = min(max(article.lock_version - read, 0), _MOST)
    names = (revision.by for revision in versioning.history(article, limit=since))
    return tuple(dict.fromkeys(name for name in names if name and name != full_name(by)))
