"""The board's queue: what waits for whom, until when, and who is at it."""

from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Topic
from editorial import clock, queue
from editorial.models import BoardMember, ReviewRound
from editorial.policies import Person, check_can_see_workspace
from editorial.queue import Narrowing
from editorial.states import BOARD, CHAIR
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.queue_rows import rows_of

NAMES = {
    queue.MINE: "Awaiting my review",
    queue.ASSIGNED: "Assigned to me",
    queue.HELD: "Being reviewed now",
    queue.NEAR: "Due soon",
    queue.OVERDUE: "Overdue",
    queue.DECIDED: "Decided by me",
    queue.ALL: "All",
}
EMPTY = {
    queue.MINE: "Nothing waits for you. When an editor submits a version, it appears here.",
    queue.ASSIGNED: "You are not asked for a review now. What awaits any member is under "
    "“Awaiting my review”.",
    queue.HELD: "Nobody says that they are reviewing now. Choose “I'm reviewing this” on what you "
    "take up, and the others see it here.",
    queue.NEAR: "Nothing is due within three days.",
    queue.OVERDUE: "Nothing is overdue.",
    queue.DECIDED: "You have not signed anything yet. What you sign is kept here.",
    queue.ALL: "The board has nothing to decide. When an editor submits a version, it appears "
    "here.",
}
AGES = [("3", "over 3 days"), ("7", "over a week"), ("14", "over 2 weeks"), ("30", "over 30 days")]
FILTERS = ("topic", "specialty", "risk", "age", "member", "whose")


@staff_page(check_can_see_workspace)
@require_safe
def queue_page(request: HttpRequest, who: Person) -> HttpResponse:
    """List the rounds of a tab, narrowed as asked, the gravest and most urgent first."""
    now = clock.now()
    tabs = queue.tabs_for(who)
    tab = request.GET.get("tab", "")
    tab = tab if tab in tabs else tabs[0]
    chosen = {name: request.GET.get(name, "")[:200] for name in FILTERS}
    to = Narrowing(
        topic=chosen["topic"],
        specialty=chosen["specialty"],
        risk=chosen["risk"] if chosen["risk"] in ("high", "routine") else "",
        waiting_days=int(chosen["age"]) if chosen["age"] in dict(AGES) else None,
        member=chosen["member"],
        owner=who.id if chosen["whose"] == "me" else None,
    )
    counts = queue.counts(queue.narrowed(ReviewRound.objects.all(), to, at=now), who, at=now)
    rows = queue.narrowed(queue.in_tab(tab, who, at=now), to, at=now)
    page = look_up.page_of(request, rows.values_list("pk", flat=True), count=counts[tab])
    return render(
        request,
        "board/queue.html",
        {
            "tab": tab,
            "title": NAMES[tab],
            "tabs": [(each, NAMES[each], counts[each]) for each in tabs],
            "page": page,
            "rows": rows_of(list(page.object_list), who, at=now),
            "kept": look_up.filters_kept(request),
            "narrowing": look_up.filters_kept(request, but="tab"),
            "narrowed": any(chosen.values()),
            "empty": EMPTY[tab],
            "chosen": chosen,
            **_choices(),
        },
    )


def _choices() -> dict[str, Any]:
    """Return what the filters offer."""
    members = get_user_model().objects.filter(board_member__active=True, is_active=True)
    members = members.filter(groups__name__in=[BOARD, CHAIR]).distinct()
    named = members.order_by("board_member__printed_name").values_list(
        "username", "board_member__printed_name"
    )
    specialties = BoardMember.objects.order_by("specialty").values_list("specialty", flat=True)
    return {
        "topics": Topic.objects.all(),
        "specialties": list(specialties.distinct()),
        "risks": [("high", "High"), ("routine", "Routine")],
        "ages": AGES,
        "members": [(queue.NOBODY, "Nobody is asked"), *named],
    }
