"""The administrator's pile of mails that cannot be sent."""

from django.urls import reverse

from editorial.naming import full_name
from editorial.notices.send import failing
from editorial.policies import Person
from editorial.states import ADMINISTRATOR
from editorial.views.workspace.piles import Pile, Waiting, first_of


def piles_for(who: Person) -> list[Pile]:
    """Return the mails that failed again and again, each with what the mail server said."""
    if ADMINISTRATOR not in who.roles:
        return []
    rows = failing().select_related("person").order_by("at")
    found, count = first_of(rows)
    return [
        Pile(
            "Mails that cannot be sent",
            count,
            reverse("workspace:people"),
            "Every mail that was due has gone.",
            [
                Waiting(
                    full_name(row.person),
                    reverse("workspace:person", args=[row.person_id]),
                    f"to {row.person.email}, tried {row.attempts} times, and tried on: "
                    f"{row.error[:150]}",
                    row.at,
                )
                for row in found
            ],
        )
    ]
