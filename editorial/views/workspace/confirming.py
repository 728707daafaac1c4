"""Before a setting is saved: what it would reach, as it is now, and what cannot be undone."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_OURS = ("csrfmiddlewaretoken", "confirmed", "understood")


@dataclass(frozen=True)
class Effect:
    """One thing that a change brings about, with where it can be looked at in full."""

    text: str
    url: str = ""
    link: str = ""
    """What the address leads to, as a link says it."""


@dataclass(frozen=True)
class Question:
    """What is asked before a change is made."""

    title: str
    effects: Sequence[Effect]
    button: str
    back: str
    """The address of the page it was asked from."""
    undo: str
    """How it is undone, or that it cannot be."""
    is_final: bool = False
    """It cannot be undone, so that who confirms it says so."""

    @property
    def seen(self) -> str:
        """Name what was shown, so that a change with another reach is asked about again."""
        shown = "\n".join([self.title, *(effect.text for effect in self.effects)])
        return hashlib.sha256(shown.encode()).hexdigest()


def is_confirmed(request: HttpRequest, question: Question) -> bool:
    """Return whether somebody saw exactly these effects and said yes."""
    if request.POST.get("confirmed") != question.seen:
        return False
    return not question.is_final or request.POST.get("understood") == "yes"


def ask(request: HttpRequest, question: Question) -> HttpResponse:
    """Show what a change would bring about, with all that was typed, to be confirmed."""
    before = request.POST.get("confirmed", "")
    typed = [
        (name, value)
        for name in request.POST
        if name not in _OURS
        for value in request.POST.getlist(name)
    ]
    return render(
        request,
        "workspace/settings/confirm.html",
        {
            "question": question,
            "typed": typed,
            "changed_since": bool(before) and before != question.seen,
            "not_ticked": before == question.seen,
        },
    )
