"""`make bench`: each line pairs what the product does with the plainest thing that does as much."""

import os
import statistics
import sys
import time
from collections.abc import Callable

from bench.own_site import set_up

set_up("bench")

import markdown
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from articles.checks.context_json import context_to_json
from articles.checks.registry import check_json
from articles.markup import limits
from articles.models import Article, Snapshot
from articles.publishing import queries
from articles.publishing.rendering.fragment import render_fragment
from articles.publishing.views import article as article_view
from articles.queries import checks_context
from editorial import clock

SLUG = "b12-leg-weakness"


def milliseconds(work: Callable[[], object], times: int = 30) -> float:
    """Return the median time of a piece of work."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def line(what: str, ours: float, beside: str, theirs: float) -> None:
    """Print one comparison."""
    us, them = f"{ours:8.2f} ms", f"{theirs:8.2f} ms"
    sys.stdout.write(f"{what:44} {us}   {beside:34} {them}   {ours / theirs:6.2f}\n")


def main() -> None:
    """Fill a site of its own, measure, print."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    snapshot = Snapshot.objects.get(article=Article.objects.get(slug=SLUG))
    content = snapshot.value()
    json = content.to_json()
    context = context_to_json(checks_context(today=clock.day(clock.now())))
    source = "\n\n".join(text.body for text in content.texts)
    parse = milliseconds(lambda: markdown.markdown(source))
    request = RequestFactory().get(f"/articles/{SLUG}/")
    page = queries.live_page(SLUG, "patient")
    assert page is not None

    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse(page.page)

    sys.stdout.write(f"{'what we do':44} {'median':>11}   {'beside':34} {'median':>11}    ratio\n")
    line(
        "send a published page",
        milliseconds(lambda: article_view.article(request, SLUG), 300),
        "a view that returns the same bytes",
        milliseconds(lambda: bare(request), 300),
    )
    line(
        "all checks on the article, four texts",
        milliseconds(lambda: check_json(json, context)),
        "one Markdown parse of them",
        parse,
    )
    line(
        "render one audience",
        milliseconds(lambda: render_fragment(json, "clinician")),
        "one Markdown parse of all four",
        parse,
    )
    line(
        "the same in the child that can be killed",
        milliseconds(lambda: limits.run(render_fragment, json, "clinician")),
        "without the child",
        milliseconds(lambda: render_fragment(json, "clinician")),
    )
    line("digest of the content", milliseconds(lambda: content.digest), "one Markdown parse", parse)


if __name__ == "__main__":
    main()
