"""`manage.py first_administrator`: the first account of a new site."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial import clock
from editorial.actions.make_first_administrator import make_first_administrator
from editorial.policies import NotAllowed


class Command(BaseCommand):
    help = "Make the first administrator and print the password, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--email", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            _, password = make_first_administrator(
                username=options["username"], email=options["email"], at=clock.now()
            )
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{options['username']} may log in with: {password}")
