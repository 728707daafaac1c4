"""Fill the new columns of sources that were there before from their records."""

from typing import Any

from django.db import migrations

from references.columns import columns

NEW = ("authors", "container", "publisher", "edition", "pmcid", "nct", "accessed_on")


def fill(apps: Any, schema_editor: Any) -> None:
    references = apps.get_model("references", "Reference").objects
    seen: set[str] = set()
    some = []
    for row in references.order_by("pk").iterator(chunk_size=500):
        said = columns(row.csl)
        # Of two records with one number the first keeps it; the other is proposed for merging.
        if said["pmcid"] in seen:
            said["pmcid"] = ""
        seen.add(said["pmcid"])
        for name in NEW:
            setattr(row, name, said[name])
        some.append(row)
        if len(some) == 500:
            references.bulk_update(some, NEW)
            some = []
    references.bulk_update(some, NEW)


class Migration(migrations.Migration):
    dependencies = [("references", "0002_notices_watch_and_columns")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
