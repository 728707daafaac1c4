"""MedQuAD as a site that readers search: rows for its index in bulk, past the board.

One page a document, a section a record under the question that the record has there.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from articles.finding.cutting import section_of
from articles.models import Article
from articles.publishing.actions.index_sections import store
from articles.publishing.models import Live, Publication
from bench.answers_measured import Asked
from bench.filled_versions import NOW, submitted
from bench.medquad import data

STANDING = json.dumps({"state": "approved", "version": 1, "approved_on": "2026-11-02"})


def records() -> list[dict[str, Any]]:
    """Return all records in their order, each with the name that questions call it by."""
    with gzip.open(data() / "medquad" / "medquad.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    often: dict[str, int] = {}
    for row in rows:
        often[row["id"]] = often.get(row["id"], 0) + 1
    return [
        {**row, "name": row["id"] if often[row["id"]] == 1 else f"{row['id']}#{number}"}
        for number, row in enumerate(rows, 1)
    ]


def fill(rows: Iterable[dict[str, Any]], audience: str = "patient") -> None:
    """Make the index of these records; each section's anchor is its record's name."""
    by_doc: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_doc.setdefault(row["doc"], []).append(row)
    documents = list(by_doc.items())
    with transaction.atomic():
        publications = _publications(documents)
        for publication, (_, of_doc) in zip(publications, documents, strict=True):
            store(
                publication,
                audience=audience,
                language="en",
                headline=_title(of_doc[0]),
                sections=_sections(of_doc),
            )


def _title(row: dict[str, Any]) -> str:
    return " ".join((row["focus"] or row["question"]).split())


def _sections(rows: Iterable[dict[str, Any]]) -> Iterator[Any]:
    for row in rows:
        yield section_of(
            anchor=row["name"],
            title=_title(row),
            heading=" ".join(row["question"].split()),
            text=row["answer_text"],
            language="en",
            terms=[(row["focus"], other) for other in row["synonyms"]],
        )


def _publications(documents: list[tuple[str, list[dict[str, Any]]]]) -> list[Publication]:
    editor = get_user_model().objects.create(username="of-medquad", first_name="Edith")
    articles = Article.objects.bulk_create(
        Article(
            slug=f"{number}-{doc.casefold().replace('_', '-')}"[:120],
            question=_title(rows[0])[:300],
            owner=editor,
            created_at=NOW,
            changed_at=NOW,
        )
        for number, (doc, rows) in enumerate(documents)
    )
    versions = submitted(articles, by=editor)
    publications = Publication.objects.bulk_create(
        Publication(
            article=article,
            version=version,
            sequence=1,
            state="approved",
            standing=STANDING,
            standing_digest="0" * 64,
            renderer="none",
            manifest={},
            digest=f"{version.pk:064x}",
            listed=True,
            question=article.question,
            next_review_on=date(2027, 11, 2),
            made_at=NOW,
        )
        for article, version in zip(articles, versions, strict=True)
    )
    Live.objects.bulk_create(
        Live(article=each.article, publication=each, since=NOW) for each in publications
    )
    return publications


def questions(path: Path) -> list[Asked]:
    """Return the questions of a file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        Asked(
            row["id"], row["q"], row["kind"], row["asks"], tuple(row["right"]), tuple(row["page"])
        )
        for row in rows
    ]
