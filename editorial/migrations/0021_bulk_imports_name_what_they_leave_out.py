from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0020_cards_are_kept_and_found"),
    ]

    operations = [
        migrations.AddField(
            model_name="bulkimport",
            name="left_out",
            field=models.JSONField(default=dict),
        ),
    ]
