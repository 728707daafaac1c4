"""`manage.py second_administrator`: somebody to agree with, on a site with one administrator."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial import clock
from editorial.actions.make_second_administrator import make_second_administrator
from editorial.policies import NotAllowed


class Command(BaseCommand):
    help = "Make an account the second administrator, where there is one only; for the record."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--reason", required=True, help="who decided this, and why")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            make_second_administrator(
                username=options["username"], reason=options["reason"], at=clock.now()
            )
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{options['username']} is an administrator. From now on the two agree to every "
            "further board member, chair and administrator."
        )
