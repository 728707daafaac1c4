from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("references", "0010_sources_of_a_kind_in_order"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="reference",
            name="reference_by_isbn",
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["doi"], name="reference_by_doi"),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["pmid"], name="reference_by_pmid"),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["pmcid"], name="reference_by_pmcid"),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["nct"], name="reference_by_trial"),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["isbn"], name="reference_by_number"),
        ),
    ]
