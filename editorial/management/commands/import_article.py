"""`manage.py import_article`: files become drafts, all of them or none."""

import json
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles import queries
from articles.actions.import_article import import_article
from articles.audiences import CODES
from articles.exchange.documents.reading import CHANGES
from articles.exchange.formats import NAMES, read_file
from articles.exchange.imported import Imported, Refused
from articles.fields import Unfit
from articles.models import Article
from editorial import clock
from editorial.checking import findings_of, furniture_of
from editorial.policies import NotAllowed, check_can_edit
from editorial.queries import person
from references.library import DifferentSource


class Command(BaseCommand):
    help = "Import articles from files as drafts. When one file fails, none is imported."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+")
        parser.add_argument("--format", choices=sorted(NAMES), help="else it is recognised")
        parser.add_argument("--audience", choices=CODES, default="", help="whom a document is for")
        parser.add_argument(
            "--changes",
            choices=CHANGES,
            default="neither",
            help="which side of a document's tracked changes is text",
        )
        parser.add_argument("--as", dest="user", metavar="USER", help="who imports; the editor")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        user = _importer(options["user"])
        documents = []
        with transaction.atomic():
            for name in options["files"]:
                try:
                    imported = read_file(
                        Path(name),
                        options["format"],
                        audience=options["audience"],
                        changes=options["changes"],
                    )
                    article = import_article(imported=imported, by=user, at=at)
                except (Refused, Unfit, DifferentSource) as refusal:
                    raise CommandError(f"{name}: {refusal}") from refusal
                documents.append(_document(article, imported, at))
        if options["json"]:
            self.stdout.write(json.dumps(documents, ensure_ascii=False))
            return
        for document in documents:
            self.stdout.write(
                f"{document['slug']}: {document['references']} references, "
                f"{sum(document['marks'].values())} citation marks"
                + (
                    f", {len(document['dangling'])} without a reference "
                    f"({', '.join(document['dangling'])})"
                    if document["dangling"]
                    else ""
                )
                + f", {len(document['findings'])} findings."
            )
            for line in document["report"]:
                self.stdout.write(f"  {line}")


def _importer(name: str | None) -> Any:
    users = get_user_model().objects.filter(is_active=True)
    user = (
        users.filter(username=name).first()
        if name
        else users.filter(groups__name="editor").order_by("pk").first()
    )
    if user is None:
        raise CommandError(
            f"There is no active user “{name}”."
            if name
            else "There is no editor yet, so the import would belong to nobody. Name a user with "
            "--as USER, or make the demo's people with `manage.py demo`."
        )
    try:
        check_can_edit(person(user))
    except NotAllowed as refusal:
        raise CommandError(f"{user.get_username()}: {refusal}") from refusal
    return user


def _document(article: Article, imported: Imported, at: Any) -> dict[str, Any]:
    today = clock.day(at)
    findings = [
        *findings_of(queries.content_of(article, on=today), on=today),
        *furniture_of(article),
    ]
    patient = next(iter(imported.draft.texts), None)
    return {
        "slug": article.slug,
        "question": article.question,
        "headline": patient.headline if patient else "",
        "references": len(imported.draft.references),
        "marks": dict(imported.marks),
        "dangling": list(imported.dangling),
        "findings": [finding.to_json() for finding in findings],
        "report": list(imported.report),
    }
