"""What the library of articles can be narrowed to, in words, and what it is narrowed to now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse

from articles import audiences, topics
from articles.checks.language.reading import TARGETS
from articles.checks.registry import CHECKS
from editorial.article_list import DUE, LEVELS, REVIEW, SORTS, STATES, Asked
from editorial.models import ArticleCard, SavedFilter
from editorial.naming import full_name
from editorial.states import BOARD, CHAIR
from editorial.views.workspace.look_up import filters_kept

_LIVE = {"yes": "Readers have a page", "no": "Readers have nothing"}
_LABELS = {
    "q": "Words",
    "state": "Status",
    "topic": "Topic",
    "owner": "Owner",
    "reviewer": "Reviewer",
    "due": "Decision due",
    "review": "Next review",
    "finding": "Finding",
    "source": "Source",
    "without": "Without a text for",
    "harder": "Text harder than",
    "messages": "Messages",
    "live": "Readers",
}


@dataclass(frozen=True)
class Choice:
    """A select of the form: its name in addresses, its label, and what can be chosen."""

    name: str
    label: str
    any: str
    options: list[tuple[str, str]]
    chosen: str

    @property
    def said(self) -> str:
        """What is chosen, in words."""
        return dict(self.options).get(self.chosen, self.chosen)


@dataclass(frozen=True)
class Tab:
    """A state that one press narrows the list to, or all of them."""

    name: str
    query: str
    is_shown: bool


@dataclass(frozen=True)
class Narrowed:
    """One thing that the list is narrowed to, and the query without it."""

    label: str
    said: str
    without: str


def address_of(**asked: str) -> str:
    """Return where the library is narrowed to this, by the names of Asked."""
    return f"{reverse('workspace:articles')}?{Asked(**asked).query}"


def choices(asked: Asked) -> list[Choice]:
    """Return the selects of the form, with what an address asks for beside what they offer."""
    offered: dict[str, tuple[str, list[tuple[str, str]]]] = {
        "state": ("Any", list(STATES.items())),
        "topic": ("Any", list(topics.in_use().values_list("slug", "name"))),
        "owner": ("Anybody", _owners()),
        "reviewer": ("Anybody or nobody", _reviewers()),
        "due": ("Whenever", list(DUE.items())),
        "review": ("Whenever", list(REVIEW.items())),
        "finding": (
            "Any or none",
            [*LEVELS.items(), *((c.id, f"{c.id} {c.title}") for c in CHECKS)],
        ),
        "without": ("Any or none", [(a.code, a.name) for a in audiences.AUDIENCES]),
        "harder": ("Any", _grades()),
        "messages": ("Any or none", [("open", "Waiting for an answer")]),
        "live": ("Any", list(_LIVE.items())),
    }
    found = []
    for name, (anything, options) in offered.items():
        chosen = getattr(asked, name)
        if chosen and chosen not in dict(options):
            options = [*options, (chosen, _in_words(name, chosen))]
        found.append(Choice(name, _LABELS[name], anything, options, chosen))
    return found


def narrowed_to(asked: Asked, offered: list[Choice], request: HttpRequest) -> list[Narrowed]:
    """Return what the list is narrowed to, each with the query that takes it away."""
    said = {choice.name: choice.said for choice in offered}
    return [
        Narrowed(label, said.get(name) or getattr(asked, name), filters_kept(request, but=name))
        for name, label in _LABELS.items()
        if getattr(asked, name)
    ]


def _in_words(name: str, chosen: str) -> str:
    if name in ("due", "review"):
        return f"On {date.fromisoformat(chosen):%-d %B %Y}"
    if name == "harder":
        audience, _, grade = chosen.partition(":")
        return f"{audiences.get(audience).name}: above grade {grade}"
    return chosen


def _grades() -> list[tuple[str, str]]:
    return [
        (f"{audience}:{grade:g}", _in_words("harder", f"{audience}:{grade:g}"))
        for audience, grades in TARGETS.items()
        for grade in grades
        if grade is not None
    ]


def _owners() -> list[tuple[str, str]]:
    owned = Exists(ArticleCard.objects.filter(owner=OuterRef("pk")))
    people = get_user_model().objects.filter(owned).order_by("first_name", "last_name", "username")
    return [(each.username, full_name(each)) for each in people]


def _reviewers() -> list[tuple[str, str]]:
    members = get_user_model().objects.filter(
        board_member__active=True, is_active=True, groups__name__in=[BOARD, CHAIR]
    )
    named = members.order_by("board_member__printed_name").distinct()
    return list(named.values_list("username", "board_member__printed_name"))


def saved_for(user: Any) -> list[SavedFilter]:
    """Return a person's own filters, and those that others share."""
    rows = SavedFilter.objects.filter(Q(by=user) | Q(is_shared=True)).select_related("by")
    return list(rows.order_by("name", "pk"))


def sorts(request: HttpRequest) -> dict[str, str]:
    """Return, by order, the query that lists the same in it."""
    return {name: _also(request, "sort", name) for name in SORTS}


def states(asked: Asked, request: HttpRequest) -> list[Tab]:
    """Return the states with the query that lists the same in each, all of them first."""
    everything = Tab("All", filters_kept(request, but="state"), not asked.state)
    each = (
        Tab(name, _also(request, "state", code), asked.state == code)
        for code, name in STATES.items()
    )
    return [everything, *each]


def _also(request: HttpRequest, name: str, value: str) -> str:
    rest = filters_kept(request, but=name)
    return f"{rest}&{name}={value}" if rest else f"{name}={value}"
