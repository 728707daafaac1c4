"""Fill the days and marks of sources that were there before from their records."""

from typing import Any

from django.db import migrations

from references.columns import columns

NEW = ("issued_on", "confirmed_on", "is_landmark", "superseded_by_words")


def fill(apps: Any, schema_editor: Any) -> None:
    references = apps.get_model("references", "Reference").objects
    some = []
    for row in references.order_by("pk").iterator(chunk_size=500):
        said = columns(row.csl)
        for name in NEW:
            setattr(row, name, said[name])
        some.append(row)
        if len(some) == 500:
            references.bulk_update(some, NEW)
            some = []
    references.bulk_update(some, NEW)


class Migration(migrations.Migration):
    dependencies = [("references", "0005_watch_of_sources")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
