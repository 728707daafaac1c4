"""Put the guards over threads and comments in place: what was said is never edited or deleted."""

from typing import Any

from django.db import migrations

from editorial import triggers


def renew(apps: Any, schema_editor: Any) -> None:
    triggers.drop(schema_editor.connection)
    triggers.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("editorial", "0008_wording_for_emergencies")]

    # Going back, 0006 drops the tables and their guards with them.
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
