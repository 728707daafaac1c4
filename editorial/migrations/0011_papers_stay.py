"""Put the guard over papers in place: the PDF that one reader got is the one that all get."""

from typing import Any

from django.db import migrations

from editorial import triggers


def renew(apps: Any, schema_editor: Any) -> None:
    triggers.drop(schema_editor.connection)
    triggers.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0010_public_changes_stay"),
        ("publishing", "0002_paper"),
    ]

    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
