"""Put the guards over reaffirmations and over decisions on notices in place: what was said stays."""

from typing import Any

from django.db import migrations

from editorial import triggers


def renew(apps: Any, schema_editor: Any) -> None:
    triggers.drop(schema_editor.connection)
    triggers.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0014_reassessments"),
        ("references", "0003_fill_the_new_columns"),
        ("articles", "0007_what_frozen_content_rests_on"),
    ]

    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
