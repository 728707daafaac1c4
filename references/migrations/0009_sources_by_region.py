from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("references", "0008_lists_before_a_decision"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(
                condition=models.Q(("region", ""), _negated=True),
                fields=["region"],
                name="reference_by_region",
            ),
        ),
    ]
