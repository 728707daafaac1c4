from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0018_tables_of_the_editors_workspace"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="reviewround",
            index=models.Index(
                condition=Q(closed_at__isnull=False),
                fields=["closed_at", "outcome", "opened_at"],
                name="round_by_decision",
            ),
        ),
    ]
