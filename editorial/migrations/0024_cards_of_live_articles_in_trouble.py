from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0023_replies_to_readers"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="articlecard",
            index=models.Index(
                condition=Q(blocking__gt=0, live_number__isnull=False),
                fields=["changed_at"],
                name="card_live_in_trouble",
            ),
        ),
    ]
