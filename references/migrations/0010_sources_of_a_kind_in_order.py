from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("references", "0009_sources_by_region"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(
                fields=["kind", "-updated_at", "-id"], name="reference_kind_changed"
            ),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["kind", "-year", "-id"], name="reference_kind_newest"),
        ),
    ]
