"""Put the guard over public changes in place: what readers were told stays told."""

from typing import Any

from django.db import migrations

from editorial import triggers


def renew(apps: Any, schema_editor: Any) -> None:
    triggers.drop(schema_editor.connection)
    triggers.create(schema_editor.connection)


def lift(apps: Any, schema_editor: Any) -> None:
    """Let the table go with what is taken back before it."""
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0009_comments_stay_as_they_were_said"),
        ("publishing", "0004_public_changes"),
    ]

    operations = [migrations.RunPython(renew, lift)]
