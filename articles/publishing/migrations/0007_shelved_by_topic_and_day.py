from django.db import migrations, models


def fill(apps, schema_editor):
    topics = {row.slug: row for row in apps.get_model("articles", "Topic").objects.all()}
    marks = apps.get_model("publishing", "Shelfmark").objects
    for mark in marks.select_related("live__publication__version"):
        publication = mark.live.publication
        mark.approved_at = publication.version.approved_at
        mark.save(update_fields=["approved_at"])
        mark.topics.set([topics[slug] for slug in publication.topics if slug in topics])


def nothing(apps, schema_editor):
    """Taken back, it goes with its column and table."""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_wordings_have_a_language'),
        ('publishing', '0006_live_has_a_language'),
    ]

    operations = [
        migrations.AddField(
            model_name='shelfmark',
            name='approved_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='shelfmark',
            name='topics',
            field=models.ManyToManyField(related_name='shelfmarks', to='articles.topic'),
        ),
        migrations.RunPython(fill, nothing),
        migrations.AddIndex(
            model_name='shelfmark',
            index=models.Index(fields=['language', '-approved_at'], name='newest_answers'),
        ),
    ]
