"""What is asked before the level of a check is set, in words."""

from django.urls import reverse

from articles.checks.check import Check
from articles.models import Topic
from editorial.counting import counted
from editorial.level_reach import reach_of_level
from editorial.views.workspace import article_filters
from editorial.views.workspace.confirming import Effect, Question


def of_level(check: Check, topic: Topic | None, level: str) -> Question:
    """Return what a level brings about for every article, or those of a topic."""
    whose = topic.name if topic else "every article"
    reach = reach_of_level(check.id, topic)
    behind = article_filters.address_of(finding=check.id, topic=topic.slug if topic else "")
    stops = {
        "block": "Nobody can submit these then without putting it right",
        "warn": "Who submits these has to put it right or give a reason",
        "": "These are told as gravely as the check is shipped",
    }[level]
    effects = [
        Effect(
            f"{check.id} fires in {counted(reach.drafts, 'draft')} of {whose} now. {stops}.",
            behind if reach.drafts else "",
            "See which",
        )
    ]
    if level == "block" and reach.only_this:
        effects.append(
            Effect(
                f"It stops {counted(reach.only_this, 'draft')} that nothing else stands in the "
                "way of."
            )
        )
    if reach.with_the_board:
        effects.append(
            Effect(
                f"What is with the board, {reach.with_the_board} of these, is not asked again "
                "until it is submitted anew."
            )
        )
    if reach.not_examined:
        effects.append(
            Effect(
                f"{counted(reach.not_examined, 'draft')} more were not examined yet, so nobody "
                "knows."
            )
        )
    effects.append(Effect("Pages that readers have stay as they are."))
    return Question(
        title=f"Set {check.id} for {whose}?",
        effects=effects,
        button="Set the level",
        back=reverse("workspace:check-level", args=[check.id]),
        undo="It can be undone at any time: set the level back, with a reason.",
    )
