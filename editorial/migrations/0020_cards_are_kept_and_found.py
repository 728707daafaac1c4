"""Every article gets a card, to be worked out by the next sweep, and a full text of its words."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from editorial import article_words

AT_ONCE = 500


def fill(apps: Any, schema_editor: Any) -> None:
    """Give each article a card that says of itself that it is to be worked out."""
    card = apps.get_model("editorial", "ArticleCard")
    rows = apps.get_model("articles", "Article").objects.order_by("pk")
    some = []
    for row in rows.only("owner", "question", "changed_at").iterator(chunk_size=AT_ONCE):
        some.append(
            card(
                article_id=row.pk,
                owner_id=row.owner_id,
                question=row.question,
                changed_at=row.changed_at,
            )
        )
        if len(some) == AT_ONCE:
            card.objects.bulk_create(some, ignore_conflicts=True)
            some = []
    card.objects.bulk_create(some, ignore_conflicts=True)


def make(apps: Any, schema_editor: Any) -> None:
    _execute(schema_editor, article_words.SQLITE, article_words.POSTGRESQL)


def unmake(apps: Any, schema_editor: Any) -> None:
    _execute(schema_editor, article_words.SQLITE_BACK, article_words.POSTGRESQL_BACK)


def _execute(schema_editor: Any, sqlite: Any, postgresql: Any) -> None:
    for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_pictures_of_texts"),
        ("editorial", "0019_rounds_by_decision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleWords",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="found_by_words",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("words", models.TextField(blank=True)),
            ],
        ),
        migrations.AddField(
            model_name="articlecard",
            name="renewed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="articlecard",
            index=models.Index(fields=["examined_at"], name="card_by_examination"),
        ),
        migrations.AddIndex(
            model_name="articlecard",
            index=models.Index(
                condition=models.Q(("examined", 0)),
                fields=["changed_at"],
                name="card_to_be_examined",
            ),
        ),
        migrations.AddIndex(
            model_name="articlecard",
            index=models.Index(
                condition=models.Q(("renewed_at__isnull", True)),
                fields=["article"],
                name="card_to_be_renewed",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(make, unmake),
    ]
