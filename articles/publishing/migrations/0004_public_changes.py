from datetime import date

import django.db.models.deletion
from django.db import migrations, models

from articles import canonical, languages
from articles.publishing.rendering.notices import notice
from articles.publishing.rendering.public_change import public_change
from articles.publishing.rendering.standing import Standing


def tell(apps, schema_editor):
    """Tell of what was published before, as the feed would have."""
    changes = apps.get_model("publishing", "PublicChange").objects
    before: dict[int, Standing] = {}
    for publication in (
        apps.get_model("publishing", "Publication")
        .objects.select_related("article", "version")
        .order_by("article", "sequence")
        .iterator()
    ):
        article, standing = publication.article, Standing.from_json(
            canonical.decode(publication.standing)
        )
        earlier = changes.filter(article=article)
        told = earlier.filter(kind="approved", publication__version=publication.version)
        kind = public_change(before.get(article.pk), standing, was_told=told.exists())
        before[article.pk] = standing
        if kind is None:
            continue
        words = notice(standing, "patient", article.language).text
        is_known = standing.is_approved or earlier.exists()
        changes.create(
            publication=publication,
            article=article,
            kind=kind,
            language=languages.of(article.language).code,
            question=publication.question if is_known else "",
            words={"approved": publication.version.change_note, "as_before": ""}.get(kind, words),
            changed_on=date.fromisoformat(standing.changed_on),
            at=publication.made_at,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_furniture_of_an_imported_page'),
        ('publishing', '0003_readers_ask'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publication', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='change', to='publishing.publication')),
                ('kind', models.CharField(max_length=20)),
                ('language', models.CharField(max_length=15)),
                ('question', models.CharField(blank=True, max_length=300)),
                ('words', models.TextField(blank=True)),
                ('changed_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='public_changes', to='articles.article')),
            ],
            options={
                'indexes': [models.Index(fields=['language', '-at'], name='newest_changes'), models.Index(fields=['article', '-at'], name='newest_change_of_an_article')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('approved', 'corrected', 'source_problem', 'review_overdue', 'withdrawn', 'emergency_ended', 'as_before'))), name='public_change_kind_is_known')],
            },
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
