"""What readers of German pages are told: the first German wording of every disclaimer and notice."""

from datetime import UTC, datetime
from typing import Any

from django.db import migrations

from articles.publishing.default_disclaimers_de import DISCLAIMERS

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def add(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("articles", "Disclaimer").objects
    for disclaimer in DISCLAIMERS:
        rows.get_or_create(
            language=disclaimer.language,
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
        ("articles", "0005_wordings_have_a_language"),
        ("editorial", "0011_papers_stay"),
    ]

    # No way back is needed: rows that signed records may name are never taken away.
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
