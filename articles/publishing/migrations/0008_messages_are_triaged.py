import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_pictures_of_texts'),
        ('publishing', '0007_shelved_by_topic_and_day'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='articles.article'),
        ),
        migrations.AddField(
            model_name='message',
            name='duplicate_of',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duplicates', to='publishing.message'),
        ),
        migrations.AddField(
            model_name='message',
            name='outcome',
            field=models.CharField(blank=True, choices=[('answered', 'An article answers it'), ('article', 'Became an article'), ('mailed', 'Answered by mail'), ('duplicate', 'Asked by another message'), ('closed', 'Closed')], max_length=10),
        ),
        migrations.AddField(
            model_name='message',
            name='reply',
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', False), models.Q(('outcome', ''), ('reply', '')), _connector='OR'), name='message_has_no_outcome_while_open'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['answered', 'article']), _negated=True), ('answered_by__isnull', False), _connector='OR'), name='message_names_what_answers_it'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'duplicate'), _negated=True), ('duplicate_of__isnull', False), _connector='OR'), name='message_names_what_it_repeats'),
        ),
    ]
