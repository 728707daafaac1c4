"""What is asked before somebody loses a role or an account, in words."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse

from articles.models import Article
from editorial.counting import counted
from editorial.models import Assignment, BoardMember
from editorial.naming import full_name
from editorial.states import ADMINISTRATOR, BOARD, CHAIR, ROLES
from editorial.views.workspace import article_filters
from editorial.views.workspace.confirming import Effect, Question

_NAMES = {
    "author": "author",
    "editor": "editor",
    BOARD: "board member",
    CHAIR: "chair",
    ADMINISTRATOR: "administrator",
}


def of_loss(user: Any, *, lost: Iterable[str], is_off: bool) -> Question:
    """Return what it brings about that a person loses these roles, or the account."""
    gone = [role for role in ROLES if role in set(lost)]
    name = full_name(user)
    effects = [Effect("Signed out everywhere at once.")]
    effects += [_left(user, role) for role in gone]
    if BOARD in gone or CHAIR in gone:
        effects += _on_the_board(user)
    owned = Article.objects.filter(owner=user).count()
    if owned:
        effects.append(
            Effect(
                f"Owner of {counted(owned, 'article')}: reminders and questions about "
                f"{'it' if owned == 1 else 'them'} go to nobody else by themselves.",
                article_filters.address_of(owner=user.get_username()),
                "Give them to somebody",
            )
        )
    effects.append(Effect("What was written, said and signed stays, under the same name."))
    return Question(
        title=f"Switch off the account of {name}?" if is_off else f"Take roles from {name}?",
        effects=effects,
        button="Switch it off" if is_off else "Take them away",
        back=reverse("workspace:person", args=[user.pk]),
        undo="It can be undone here; the roles of board member, chair and administrator take a "
        "second administrator then.",
    )


def _left(user: Any, role: str) -> Effect:
    others = get_user_model().objects.filter(is_active=True, groups__name=role).exclude(pk=user.pk)
    left = others.distinct().count()
    told = f"{left} left" if left else "nobody is left"
    return Effect(f"No longer {_NAMES[role]}: {told} with this role.")


def _on_the_board(user: Any) -> list[Effect]:
    effects = []
    waiting = Assignment.objects.filter(member=user, ended_at=None, round__closed_at=None).count()
    if waiting:
        effects.append(
            Effect(
                f"{counted(waiting, 'review')} that this person is asked for must be given to "
                "another member.",
                reverse("workspace:reviews"),
                "Open the queue",
            )
        )
    member = BoardMember.objects.filter(user=user).first()
    if member is not None:
        others = BoardMember.objects.filter(
            specialty__iexact=member.specialty, active=True, user__is_active=True
        )
        left = others.exclude(pk=member.pk).count()
        effects.append(Effect(f"Members left for {member.specialty}: {left}."))
    return effects
