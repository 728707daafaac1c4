"""The roles, the first disclaimers and a default policy: a site cannot publish without them."""

from datetime import UTC, datetime
from typing import Any

from django.db import migrations

from articles.publishing.default_disclaimers import DISCLAIMERS
from editorial.states import ROLES

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
INSTALLED = "Installed with Imprimatur"


def begin(apps: Any, schema_editor: Any) -> None:
    for role in ROLES:
        apps.get_model("auth", "Group").objects.get_or_create(name=role)
    for disclaimer in DISCLAIMERS:
        apps.get_model("articles", "Disclaimer").objects.get_or_create(
            audience=disclaimer.audience,
            state=disclaimer.state,
            number=disclaimer.number,
            defaults={
                "text": disclaimer.text,
                "proposed_at": BEGINNING,
                "approved_at": BEGINNING,
                "approved_by_name": INSTALLED,
            },
        )
    apps.get_model("editorial", "Policy").objects.get_or_create(
        topic=None,
        number=1,
        defaults={
            "signers": 2,
            "specialties": [],
            "review_months": 12,
            "show_pending": False,
            "in_force_from": BEGINNING,
            "made_by_name": INSTALLED,
            "note": "Two members of the board sign every version.",
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0002_guards_in_the_database"),
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    # No way back is needed: rows that signed records may name are never taken away.
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
