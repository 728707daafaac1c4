"""Topics: what readers browse by. Added, renamed, moved, merged, taken out of use."""

from django.contrib import messages
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from articles import topics as known
from articles.models import Article, Topic
from articles.publishing.models import Shelfmark
from editorial import clock
from editorial.actions.add_topic import add_topic
from editorial.actions.change_topic import change_topic
from editorial.actions.merge_topics import check_can_be_merged, merge_topics
from editorial.actions.retire_topic import bring_back_topic, retire_topic
from editorial.counting import counted
from editorial.forms.problems import problems_of
from editorial.forms.topics import ChangeTopicForm, MergeTopicForm, TopicForm
from editorial.models import AuditEvent
from editorial.policies import (
    Conflict,
    NotAllowed,
    Person,
    check_can_keep_topics,
    check_can_see_workspace,
    may,
)
from editorial.topic_reach import levels_of, reach_of
from editorial.views.workspace import topic_questions
from editorial.views.workspace.access import staff_page
from editorial.views.workspace.confirming import ask, is_confirmed

_LINES = 20


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def topics(request: HttpRequest, who: Person) -> HttpResponse:
    """List the topics with how much is under each, and add one."""
    posted = request.method == "POST"
    if posted:
        check_can_keep_topics(who)
    typed = request.POST.copy() if posted else None
    if typed is not None and not typed.get("slug"):
        typed["slug"] = slugify(typed.get("name", ""))
    form = TopicForm(typed)
    if form.is_bound and form.is_valid():
        try:
            topic = add_topic(**form.cleaned_data, by=request.user, at=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.info(request, f"{topic.name} is there. Articles can be put under it.")
            return redirect("workspace:topics")
    problems = problems_of(form) if form.is_bound else []
    retired = Topic.objects.filter(retired_at__isnull=False).select_related("leads_to")
    return render(
        request,
        "workspace/settings/topics.html",
        {
            "rows": known.in_use()
            .annotate(under=_counted(Article), live=_counted(Shelfmark))
            .order_by("name"),
            "retired": retired.order_by("name"),
            "may_change": may(check_can_keep_topics, who),
            "form": form,
            "problems": problems,
        },
        status=400 if problems else 200,
    )


def _counted(rows: type[Article | Shelfmark]) -> Coalesce:
    """Count of each topic on its own: joined, every article would meet every live page."""
    under = rows.topics.through.objects.filter(topic_id=OuterRef("pk")).order_by()
    counts = under.values("topic_id").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counts), 0)


@staff_page(check_can_see_workspace)
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: HttpRequest, who: Person, pk: int) -> HttpResponse:
    """Show what is under a topic, and change it: each change is shown with its reach first."""
    row = get_object_or_404(Topic.objects.select_related("leads_to"), pk=pk)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    change = ChangeTopicForm(request.POST if act == "change" else None, topic=row)
    merge = MergeTopicForm(request.POST if act == "merge" else None, topic=row)
    problems, refusal = [], None
    if request.method == "POST":
        check_can_keep_topics(who)
        try:
            answer = _act(request, row, act, change, merge)
        except Conflict:
            raise
        except NotAllowed as reason:
            answer, refusal = None, reason
        if answer is not None:
            return answer
        problems = [each for form in (change, merge) if form.is_bound for each in problems_of(form)]
    lines = AuditEvent.objects.filter(subject=f"topic:{row.pk}").order_by("-sequence")
    return render(
        request,
        "workspace/settings/topic.html",
        {
            "topic": row,
            "reach": reach_of(row),
            "levels": sorted(levels_of(row).items()),
            "policy": row.policy_set.order_by("-number").first(),
            "addresses": row.was_called.order_by("slug"),
            "change": change,
            "merge": merge,
            "lines": lines[:_LINES],
            "may_change": may(check_can_keep_topics, who),
            "problems": problems,
            "refusal": refusal,
        },
        status=400 if problems or refusal else 200,
    )


def _act(
    request: HttpRequest, row: Topic, act: str, change: BaseForm, merge: BaseForm
) -> HttpResponse | None:
    """Ask first, then do it; None where what was typed is wrong."""
    at, by = clock.now(), request.user
    if act == "change":
        if not change.is_valid():
            return None
        typed = change.cleaned_data
        question = topic_questions.of_change(row, typed["name"].strip(), typed["slug"].strip())
        if not is_confirmed(request, question):
            return ask(request, question)
        read = typed.pop("was_name"), typed.pop("was_slug")
        change_topic(topic=row, read=read, **typed, by=by, at=at)
        messages.info(request, "The topic is saved.")
    elif act == "merge":
        if not merge.is_valid():
            return None
        into = merge.cleaned_data["into"]
        check_can_be_merged(row, into, at=at)
        question = topic_questions.of_merge(row, into)
        if not is_confirmed(request, question):
            return ask(request, question)
        moved = merge_topics(topic=row, into=into, by=by, at=at)
        said = f"{row.name} is merged into {into.name}, with {counted(moved, 'article')}."
        messages.info(request, said)
        return redirect("workspace:topic", pk=into.pk)
    elif act == "retire":
        retire_topic(topic=row, by=by, at=at)
        messages.info(request, f"{row.name} is out of use. It can be brought back here.")
    elif act == "back":
        bring_back_topic(topic=row, by=by, at=at)
        messages.info(request, f"{row.name} is in use again.")
    else:
        raise NotAllowed("This page knows no such act. Reload it, then choose again.")
    return redirect("workspace:topic", pk=row.pk)
