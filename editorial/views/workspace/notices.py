"""What a person is told of, and how she wants to hear of it."""

from django.contrib import messages
from django.db.models import F
from django.db.models.lookups import IsNull
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from editorial import clock
from editorial.actions.choose_notices import choose_notices
from editorial.actions.see_notices import see_notices
from editorial.events import BY_CODE, chosen_by, readable_by
from editorial.forms.notices import ChoicesForm
from editorial.forms.problems import problems_of
from editorial.models import Notice, NoticeChoice
from editorial.notices.words import in_words
from editorial.policies import Person, check_can_see_workspace
from editorial.views.workspace import look_up
from editorial.views.workspace.access import staff_page


@staff_page(check_can_see_workspace)
@require_safe
def notices(request: HttpRequest, who: Person) -> HttpResponse:
    """List the person's notices that she may still read: the new ones first, then the newest."""
    rows = Notice.objects.filter(person_id=who.id, event__in=readable_by(who))
    rows = rows.select_related("article")
    page = look_up.page_of(request, rows.order_by(IsNull(F("seen_at"), False), "-at", "-pk"))
    told = in_words(page.object_list)
    return render(
        request,
        "workspace/notices.html",
        {
            "page": page,
            "kept": look_up.filters_kept(request),
            "new": [each for each in told if each.is_new],
            "seen": [each for each in told if not each.is_new],
            "newest": max((each.pk for each in told), default=0),
        },
    )


@staff_page(check_can_see_workspace)
@require_POST
def seen(request: HttpRequest, who: Person) -> HttpResponse:
    """Mark one notice as seen, or all that there were when the page was made."""
    one, until = (_number(request.POST.get(name)) for name in ("notice", "until"))
    see_notices(by=request.user, at=clock.now(), notice=one, until=until or 0)
    return redirect("workspace:notices")


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest, who: Person) -> HttpResponse:
    """Show how the person is mailed of each event, and keep what she chooses."""
    events = chosen_by(who)
    kept = NoticeChoice.objects.filter(person_id=who.id, event__in=BY_CODE)
    form = ChoicesForm(
        request.POST if request.method == "POST" else None,
        events=events,
        chosen=dict(kept.values_list("event", "mail")),
    )
    if form.is_bound and form.is_valid():
        choose_notices(mails=form.cleaned_data, by=request.user)
        messages.info(request, "Your choices hold from the next notice on.")
        return redirect("workspace:notice-choices")
    return render(
        request,
        "workspace/notice_choices.html",
        {
            "form": form,
            "problems": problems_of(form),
            "address": getattr(request.user, "email", ""),
        },
        status=400 if form.is_bound else 200,
    )


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 16 else None
