import django.db.models.deletion
from django.db import migrations, models

from articles import languages
from articles.publishing.alphabet import place_of


def forget_addresses(apps, schema_editor):
    messages = apps.get_model("publishing", "Message").objects
    messages.filter(closed_at__isnull=False).exclude(email="").update(email="")


def shelve(apps, schema_editor):
    shelfmarks = apps.get_model("publishing", "Shelfmark").objects
    for live in apps.get_model("publishing", "Live").objects.filter(
        publication__listed=True
    ).select_related("publication", "article"):
        language = live.article.language
        place = place_of(live.publication.question, language)
        shelfmarks.create(
            live=live, language=languages.of(language).code, letter=place.letter, key=place.key
        )


def nothing(apps, schema_editor):
    """Taken back, the rows go with their table."""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_furniture_of_an_imported_page'),
        ('publishing', '0002_paper'),
    ]

    operations = [
        migrations.CreateModel(
            name='Shelfmark',
            fields=[
                ('live', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='shelfmark', serialize=False, to='publishing.live')),
                ('language', models.CharField(max_length=15)),
                ('letter', models.CharField(max_length=3)),
                ('key', models.CharField(max_length=200)),
            ],
        ),
        migrations.RunPython(forget_addresses, nothing),
        migrations.RunPython(shelve, nothing),
        migrations.AlterField(
            model_name='message',
            name='article',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='articles.article'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'question'), ('article__isnull', False), _connector='OR'), name='message_of_a_problem_has_its_article'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('email', ''), _connector='OR'), name='message_keeps_no_address_once_closed'),
        ),
        migrations.AddIndex(
            model_name='shelfmark',
            index=models.Index(fields=['language', 'letter', 'key'], name='a_to_z'),
        ),
    ]
