"""Note for every snapshot that is there which sources it lists and which claim cites which."""

import json
from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    ids = dict(apps.get_model("references", "Reference").objects.values_list("key", "pk"))
    reliance = apps.get_model("articles", "Reliance")
    snapshots = apps.get_model("articles", "Snapshot").objects.values_list("pk", "content")
    for pk, content in snapshots.iterator(chunk_size=50):
        said = json.loads(content)
        listed = [("", each["key"]) for each in said["references"]]
        cited = [(c["id"], each["reference"]) for c in said["claims"] for each in c["citations"]]
        reliance.objects.bulk_create(
            reliance(snapshot_id=pk, reference_id=ids[key], key=key, claim=claim)
            for claim, key in dict.fromkeys((*listed, *cited))
            if key in ids
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_reliances"), ("references", "0003_fill_the_new_columns")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
