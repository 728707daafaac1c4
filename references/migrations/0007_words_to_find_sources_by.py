"""Each source gets the words it is found by, and the databases their full text of them."""

from typing import Any

from django.db import migrations, models

from references import full_text
from references.columns import columns

AT_ONCE = 500


def fill(apps: Any, schema_editor: Any) -> None:
    references = apps.get_model("references", "Reference").objects
    some = []
    for row in references.order_by("pk").only("csl").iterator(chunk_size=AT_ONCE):
        row.words = columns(row.csl)["words"]
        some.append(row)
        if len(some) == AT_ONCE:
            references.bulk_update(some, ["words"])
            some = []
    references.bulk_update(some, ["words"])


def make(apps: Any, schema_editor: Any) -> None:
    _execute(schema_editor, full_text.SQLITE, full_text.POSTGRESQL)


def unmake(apps: Any, schema_editor: Any) -> None:
    _execute(schema_editor, full_text.SQLITE_BACK, full_text.POSTGRESQL_BACK)


def _execute(schema_editor: Any, sqlite: Any, postgresql: Any) -> None:
    for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("references", "0006_fill_days_of_sources"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="reference",
            name="reference_by_change",
        ),
        migrations.AddField(
            model_name="reference",
            name="words",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["-updated_at", "-id"], name="reference_last_changed"),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["-year", "-id"], name="reference_newest"),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(
                condition=models.Q(
                    ("doi", ""), ("isbn", ""), ("nct", ""), ("pmcid", ""), ("pmid", "")
                ),
                fields=["-updated_at"],
                name="reference_without_name",
            ),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(
                condition=models.Q(("mismatch", ""), _negated=True),
                fields=["-updated_at"],
                name="reference_mismatched",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(make, unmake),
    ]
