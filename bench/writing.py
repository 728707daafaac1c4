"""How long an editor waits while she writes, and how many queries: `python -m bench.writing`.

For the demonstration's article with its claims and citations, one line for each step: queries,
milliseconds on the server (the median, the best, and the processor's own time, which a busy
machine does not change), and what was aimed at. Each time the text is another one, so that
nothing is remembered of it, unless a line says so.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from bench.own_site import set_up

set_up("writing")

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.actions.save_draft import save_draft
from articles.assemble import assemble
from articles.draft import Draft
from articles.models import Article, Citation, Claim
from articles.queries import draft_of
from editorial import clock
from tests.edit_page import edit_fields

SLUG = "b12-leg-weakness"
TIMES = 15
EDIT = f"/workspace/articles/{SLUG}/edit/"


class Desk:
    """One editor at one article, who types another word each time."""

    def __init__(self) -> None:
        self.client = Client(headers={"host": "localhost"}, raise_request_exception=True)
        self.client.force_login(get_user_model().objects.get(username="editor"))
        self.typings = 0

    def typed(self) -> dict[str, str]:
        """Return the form as it is sent, with one more word in the body for patients."""
        sent = edit_fields(SLUG)
        self.typings += 1
        sent["text-patient-body"] += f"\n\nIt was typed {self.typings} times."
        return sent

    def save(self) -> HttpResponse:
        """Save what was typed."""
        return self.client.post(EDIT, self.typed())


def measured(
    what: str,
    aim: float,
    step: Callable[[], HttpResponse],
    *,
    before: Callable[[], object] = lambda: None,
    answers: tuple[int, ...] = (200,),
) -> None:
    """Print what one step takes; what comes before it is not counted."""
    taken, processor, asked = [], [], 0
    for number in range(TIMES + 2):
        before()
        with CaptureQueriesContext(connection) as queries:
            began, began_process = time.perf_counter(), time.process_time()
            answer = step()
            answer.content  # noqa: B018
            at, spent = time.perf_counter() - began, time.process_time() - began_process
        if answer.status_code not in answers:
            raise RuntimeError(f"{what}: answered {answer.status_code}.")
        if number >= 2:  # the first ones read templates and start a child
            taken.append(at * 1000)
            processor.append(spent * 1000)
        asked = len(queries)
    told = f"{what:44} {asked:7} {statistics.median(taken):9.1f} {min(taken):8.1f}"
    sys.stdout.write(f"{told} {statistics.median(processor):8.1f} {aim:8.0f}\n")
    sys.stdout.flush()


CLAIMS, CITATIONS = 34, 46


def grown(draft: Draft) -> Draft:
    """Return the demonstration's draft with as many claims and citations as are measured."""
    content = assemble(draft)
    claims = CLAIMS - len(content.claims)
    citations = CITATIONS - sum(len(claim.citations) for claim in content.claims)
    keys = [reference.key for reference in draft.references]
    lines = []
    for n in range(claims):
        of_this = citations // claims + (n < citations % claims)
        marks = "; ".join(f"@{keys[(n + k) % len(keys)]}, p. {n + 1}" for k in range(of_this))
        lines.append(
            f"[Sign {n} of weak legs is seen by many people in the first weeks.]"
            f'{{#sign-{n} kind="symptom" certainty="moderate"}} [{marks}]\n'
        )
    added = "\n\n## The signs one by one\n\n" + "\n".join(lines)
    texts = tuple(
        text.model_copy(update={"body": text.body + added}) if text.audience != "student" else text
        for text in draft.texts
    )
    return draft.model_copy(update={"texts": texts})


def main() -> None:
    """Fill a site of its own, measure, print."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    article = Article.objects.get(slug=SLUG)
    save_draft(
        article=article,
        draft=grown(draft_of(article)),
        read=article.lock_version,
        by=get_user_model().objects.get(username="editor"),
        at=clock.now(),
    )
    claims, citations = (
        Claim.objects.filter(article=article).count(),
        Citation.objects.filter(claim__article=article).count(),
    )
    sys.stdout.write(f"{claims} claims, {citations} citations, {article.texts.count()} texts\n")
    sys.stdout.write(f"{'':44} queries    median     best  process    aimed at\n")
    desk = Desk()
    open_page = partial(desk.client.get, EDIT)
    preview = f"/workspace/articles/{SLUG}/preview/patient/"
    measured("open the edit page, saved since", 120, open_page, before=desk.save)
    measured("open it again", 120, open_page)
    typed: list[dict[str, str]] = []
    measured(
        "save",
        100,
        lambda: desk.client.post(EDIT, typed.pop()),
        before=lambda: typed.append(desk.typed()),
        answers=(302,),
    )
    measured(
        "keep what is typed",
        40,
        lambda: desk.client.post(
            f"/workspace/articles/{SLUG}/scratch/",
            {**typed.pop(), "window": "c0" * 16, "count": desk.typings},
        ),
        before=lambda: typed.append(desk.typed()),
    )
    measured(
        "preview of an audience, saved since",
        150,
        partial(desk.client.get, preview),
        before=desk.save,
    )
    measured("preview it again", 150, partial(desk.client.get, preview))
    measured(
        "check what is typed",
        120,
        lambda: desk.client.post(
            f"/workspace/articles/{SLUG}/check/", typed.pop(), headers={"x-fragment": "findings"}
        ),
        before=lambda: typed.append(desk.typed()),
    )


if __name__ == "__main__":
    main()
