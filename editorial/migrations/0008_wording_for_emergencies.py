"""What readers are told of a page that was published in an emergency, for sites that exist."""

from datetime import UTC, datetime
from typing import Any

from django.db import migrations

from articles.publishing.default_disclaimers import DISCLAIMERS

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
STATES = ("emergency", "emergency_ended")


def add(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("articles", "Disclaimer").objects
    for disclaimer in DISCLAIMERS:
        if disclaimer.state in STATES:
            rows.get_or_create(
                audience=disclaimer.audience,
                state=disclaimer.state,
                number=disclaimer.number,
                defaults={
                    "text": disclaimer.text,
                    "proposed_at": BEGINNING,
                    "approved_at": BEGINNING,
                    "approved_by_name": "Installed with Imprimatur",
                },
            )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_furniture_of_an_imported_page"),
        ("editorial", "0007_rounds_keep_their_terms"),
    ]

    # No way back is needed: rows that signed records may name are never taken away.
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
