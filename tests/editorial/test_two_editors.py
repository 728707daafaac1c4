"""Two editors save one article two hundred times, each without looking at the other (I13).

Every save is stored, or put together with what came between, or refused because the same sentence
was changed twice and somebody chose; what was accepted and not given up by a choice is there.
"""

import random
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles import queries, versioning
from articles.models import Article
from editorial.models import Scratch
from editorial.views.workspace.meeting import CHOSEN
from tests.edit_page import edit_fields
from tests.factories import make_article, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

SAVES = 100
EDIT = "/workspace/articles/b12/edit/"
PLACES = ("text-patient-body", "text-clinician-body", "text-patient-short_answer")


@dataclass
class Editor:
    """One who writes, and what became of it."""

    name: str
    user: Any
    seed: int
    sent: int = 0
    saved: int = 0
    merged: int = 0
    refused: int = 0
    accepted: set[str] = field(default_factory=set)
    given_up: set[str] = field(default_factory=set)

    def write(self) -> "Editor":
        """Save a hundred times, looking at the newest text now and then only."""
        chance = random.Random(self.seed)
        client = Client()
        client.force_login(self.user)
        try:
            form = edit_fields("b12")
            for number in range(SAVES):
                word = f"{self.name}{number}"
                self._change(form, word, chance)
                self._save(client, form, word, chance)
                if chance.random() < 0.7:
                    form = edit_fields("b12")
        finally:
            connection.close()
        return self

    def _change(self, form: dict[str, str], word: str, chance: random.Random) -> None:
        place = chance.choice(PLACES)
        paragraphs = form[place].split("\n\n")
        at = chance.randrange(len(paragraphs))
        if chance.random() < 0.3 or paragraphs[at].startswith(("#", ":::")):
            paragraphs.insert(at, f"New {word}.")
        elif chance.random() < 0.3 and ".]{#" in paragraphs[at]:
            paragraphs[at] = paragraphs[at].replace(".]{#", f", {word}.]{{#", 1)
        else:
            paragraphs[at] = f"{paragraphs[at].rstrip()} {word}."
        form[place] = "\n\n".join(paragraphs)

    def _save(self, client: Client, form: dict[str, str], word: str, chance: random.Random) -> None:
        self.sent += 1
        answer = client.post(EDIT, form)
        meets = answer.status_code == 409
        chosen: dict[str, str] = {}
        lost: set[str] = set()
        for _ in range(20):
            if answer.status_code != 409:
                break
            meeting = answer.context["refusal"].meeting
            chosen, lost = choices(meeting.merged.conflicts, chance)
            seen = {"seen": answer.context["article"].lock_version}
            answer = client.post(EDIT, form | chosen | seen)
        if answer.status_code != 302:
            self.refused += 1
            return
        self.given_up |= lost
        self.merged += meets
        self.saved += not meets
        self.accepted.add(word)


def choices(conflicts: Any, chance: random.Random) -> tuple[dict[str, str], set[str]]:
    """Choose for each conflict; return what is sent, and the words that are given up by it."""
    sent, lost = {}, set()
    for each in conflicts:
        choice = each.choices[-1] if len(each.choices) == 3 else chance.choice(each.choices)
        sent[f"{CHOSEN}{each.key}"] = choice
        if choice != "both":
            kept, gone = (each.mine, each.theirs) if choice == "mine" else (each.theirs, each.mine)
            lost |= set(words_in(gone)) - set(words_in(kept))
    return sent, lost


def words_in(text: str) -> list[str]:
    return re.findall(r"\b[ae]\d+\b", text)


def text_of(article: Article) -> str:
    draft = queries.draft_of(Article.objects.get(pk=article.pk))
    return "\n".join(f"{text.short_answer}\n{text.body}" for text in draft.texts)


def test_of_two_hundred_interleaved_saves_no_accepted_word_is_lost_i13():
    article = make_article(slug="b12")
    editors = [
        Editor("a", make_user("editor", name="Ana"), seed=1),
        Editor("e", make_user("editor", name="Edith"), seed=2),
    ]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(Editor.write, editors))

    figures = {n: sum(getattr(e, n) for e in editors) for n in ("saved", "merged", "refused")}
    print(figures)
    assert sum(editor.sent for editor in editors) == sum(figures.values()) == 2 * SAVES
    assert figures["merged"] > 20, "they met"
    found = text_of(article)
    given_up = set().union(*(editor.given_up for editor in editors))
    for editor in editors:
        assert editor.accepted - given_up - set(words_in(found)) == set()
    article.refresh_from_db()
    stored = figures["saved"] + figures["merged"]
    assert article.lock_version == 1 + stored == len(versioning.history(article, limit=500))
    assert not Scratch.objects.exclude(typed={}).exists()
