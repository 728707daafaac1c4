"""When a source counts from, what replaces it, and how its link stands."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("references", "0004_imports_of_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkState",
            fields=[
                (
                    "reference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="link",
                        serialize=False,
                        to="references.reference",
                    ),
                ),
                ("url", models.TextField()),
                ("outcome", models.CharField(max_length=20)),
                ("worked_at", models.DateTimeField(null=True)),
                ("failed_from", models.DateTimeField(null=True)),
                ("failed_until", models.DateTimeField(null=True)),
                ("is_dead", models.BooleanField(default=False)),
                ("tried_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="reference",
            name="confirmed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="reference",
            name="is_landmark",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="reference",
            name="issued_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="reference",
            name="superseded_by_words",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["kind", "issued_on"], name="reference_by_age"),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(
                condition=models.Q(("superseded_by__isnull", False)),
                fields=["superseded_by"],
                name="reference_superseded",
            ),
        ),
        migrations.AddIndex(
            model_name="linkstate",
            index=models.Index(fields=["due_at"], name="link_by_due_day"),
        ),
        migrations.AddIndex(
            model_name="linkstate",
            index=models.Index(
                condition=models.Q(("is_dead", True)), fields=["reference"], name="link_is_dead"
            ),
        ),
        migrations.AddConstraint(
            model_name="linkstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("failed_from__isnull", True), ("failed_until__isnull", True)),
                    models.Q(("failed_from__isnull", False), ("failed_until__isnull", False)),
                    _connector="OR",
                ),
                name="link_failures_have_a_first_and_a_last",
            ),
        ),
    ]
