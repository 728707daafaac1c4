import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    rounds = apps.get_model("editorial", "ReviewRound").objects.filter(
        version__article=OuterRef("article_id"), closed_at__isnull=True
    )
    first = rounds.order_by("due_at", "pk").values("pk")[:1]
    apps.get_model("editorial", "ArticleCard").objects.update(round=Subquery(first))


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0024_cards_of_live_articles_in_trouble"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="articlecard",
            name="round",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="editorial.reviewround",
            ),
        ),
        migrations.AlterField(
            model_name="articlecard",
            name="owner",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="articlecard",
            index=models.Index(
                fields=["owner", "state", "changed_at"], name="card_by_owner_and_state"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
