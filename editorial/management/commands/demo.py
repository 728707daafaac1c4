"""`manage.py demo`: a site with people and articles at every status, to look around in."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from articles.actions.import_article import import_article
from articles.exchange.formats import read_file
from articles.models import Article
from editorial import clock
from editorial.demo.articles import make_articles, make_policies, make_terms
from editorial.demo.people import PEOPLE, demo_password, make_people


class Command(BaseCommand):
    help = "Make the demonstration's people and articles, once; print who can log in."

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        _check_not_a_real_site()
        password = demo_password(settings.VAR_DIR)
        users = make_people(at=at, password=password)
        make_policies(at=at)
        make_terms(at=at)
        for article in make_articles(users, at=at):
            self.stdout.write(f"Made “{article.question}”.")
        self._import_sample_page(users["editor"], at)
        self.stdout.write(f"\n{settings.PUBLIC_URL}/  and  {settings.PUBLIC_URL}/workspace/")
        self.stdout.write("Log in as:")
        for person in PEOPLE:
            words = person.profession or person.role
            self.stdout.write(f"  {person.username:8} {password}   ({words})")
        self._say_how_to_try_a_second_factor()

    def _say_how_to_try_a_second_factor(self) -> None:
        if settings.SECOND_FACTOR_REQUIRED:
            self.stdout.write("Board, chair and admin set up a second factor when they log in.")
        else:
            self.stdout.write(
                "A password is enough here. To try a second factor, set one up under “My second "
                "factor”, or start with SECOND_FACTOR_REQUIRED=true, where board, chair and admin "
                "must. Passkeys want a name: open http://localhost and the port, not 127.0.0.1."
            )

    def _import_sample_page(self, editor: Any, at: Any) -> None:
        """Import the flawed page that the first article puts right, where its file is at hand."""
        folder = Path(
            os.environ.get("IMPRIMATUR_DATA", settings.BASE_DIR.parent / "shared" / "data")
        )
        path = folder / "sample-page" / "page.txt"
        if not path.exists():
            self.stdout.write("The sample page is not at hand, so its draft is left out.")
            return
        imported = read_file(path, "page")
        if Article.objects.filter(question=imported.draft.question, versions=None).exists():
            return
        article = import_article(imported=imported, by=editor, at=at)
        self.stdout.write(f"Imported “{article.question}” as a draft, with its findings.")


def _check_not_a_real_site() -> None:
    """Refuse where people work who are not the demonstration's: its doctors are invented."""
    others = get_user_model().objects.exclude(username__in=[p.username for p in PEOPLE])
    if others.exists():
        raise CommandError(
            "This site has people of its own, and the demonstration would add invented doctors "
            "who can sign. Run it on an empty database."
        )
