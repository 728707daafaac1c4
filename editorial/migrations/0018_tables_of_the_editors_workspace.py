import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_pictures_of_texts'),
        ('editorial', '0017_access_tokens'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('waiting', 'Being read'), ('preview', 'Read; waits for a decision'), ('confirmed', 'Being stored'), ('done', 'Imported'), ('failed', 'Broke off; what was stored stays'), ('dropped', 'Given up; nothing was imported')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('size', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('data', models.BinaryField(null=True)),
                ('topics', models.JSONField(default=list)),
                ('created_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('finished', models.PositiveIntegerField(default=0)),
                ('new', models.PositiveIntegerField(default=0)),
                ('known', models.PositiveIntegerField(default=0)),
                ('refused', models.PositiveIntegerField(default=0)),
                ('trouble', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='BulkRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('outcome', models.CharField(choices=[('new', 'New article'), ('known', 'Known already'), ('refused', 'Refused')], max_length=10)),
                ('question', models.CharField(blank=True, max_length=300)),
                ('slug', models.CharField(blank=True, max_length=120)),
                ('message', models.TextField(blank=True)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bulk_rows', to='articles.article')),
                ('bulk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listed', to='editorial.bulkimport')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='CardFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_id', models.CharField(max_length=20)),
                ('count', models.PositiveIntegerField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='card_findings', to='articles.article')),
            ],
        ),
        migrations.CreateModel(
            name='CardText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[('patient', 'Patient'), ('carer', 'Carer'), ('student', 'Student'), ('clinician', 'Clinician')], max_length=20)),
                ('words', models.PositiveIntegerField()),
                ('grade', models.FloatField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='card_texts', to='articles.article')),
            ],
        ),
        migrations.CreateModel(
            name='DayCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('what', models.CharField(max_length=40)),
                ('count', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['day', 'what'],
                'constraints': [models.UniqueConstraint(fields=('what', 'day'), name='one_count_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen_at', models.DateTimeField()),
                ('typed_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='articles.article')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SavedFilter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('query', models.CharField(max_length=1000)),
                ('is_shared', models.BooleanField(default=False)),
                ('saved_at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_filters', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Scratch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read', models.PositiveIntegerField()),
                ('typed', models.JSONField()),
                ('count', models.PositiveIntegerField(default=1)),
                ('window', models.CharField(max_length=32)),
                ('kept_at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scratches', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-kept_at'],
            },
        ),
        migrations.CreateModel(
            name='ArticleCard',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='card', serialize=False, to='articles.article')),
                ('state', models.CharField(default='draft', max_length=20)),
                ('number', models.PositiveIntegerField(null=True)),
                ('submitted_at', models.DateTimeField(null=True)),
                ('live_number', models.PositiveIntegerField(null=True)),
                ('due_at', models.DateTimeField(null=True)),
                ('next_review_on', models.DateField(null=True)),
                ('question', models.CharField(max_length=300)),
                ('changed_at', models.DateTimeField()),
                ('open_messages', models.PositiveIntegerField(default=0)),
                ('examined', models.PositiveIntegerField(default=0)),
                ('examined_at', models.DateTimeField(null=True)),
                ('rules', models.CharField(blank=True, max_length=64)),
                ('blocking', models.PositiveIntegerField(default=0)),
                ('warnings', models.PositiveIntegerField(default=0)),
                ('advice', models.PositiveIntegerField(default=0)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['changed_at'], name='card_by_change'), models.Index(fields=['state', 'changed_at'], name='card_by_state'), models.Index(fields=['owner', 'changed_at'], name='card_by_owner'), models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='card_by_due'), models.Index(condition=models.Q(('next_review_on__isnull', False)), fields=['next_review_on'], name='card_by_review'), models.Index(condition=models.Q(('blocking__gt', 0)), fields=['changed_at'], name='card_in_trouble'), models.Index(condition=models.Q(('open_messages__gt', 0)), fields=['changed_at'], name='card_with_messages'), models.Index(fields=['question'], name='card_by_question')],
            },
        ),
        migrations.AddConstraint(
            model_name='bulkimport',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['waiting', 'preview', 'confirmed', 'done', 'failed', 'dropped'])), name='bulk_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='bulkimport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('stage__in', ['waiting', 'preview', 'confirmed'])), models.Q(models.Q(('stage__in', ['waiting', 'preview', 'confirmed']), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='bulk_end_is_whole'),
        ),
        migrations.AddIndex(
            model_name='bulkrow',
            index=models.Index(fields=['bulk', 'outcome', 'number'], name='bulk_by_outcome'),
        ),
        migrations.AddConstraint(
            model_name='bulkrow',
            constraint=models.UniqueConstraint(fields=('bulk', 'number'), name='one_bulk_row_per_line'),
        ),
        migrations.AddConstraint(
            model_name='bulkrow',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['new', 'known', 'refused'])), name='bulk_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='cardfinding',
            constraint=models.UniqueConstraint(fields=('check_id', 'article'), name='one_card_finding'),
        ),
        migrations.AddIndex(
            model_name='cardtext',
            index=models.Index(fields=['audience', 'grade'], name='card_text_by_grade'),
        ),
        migrations.AddConstraint(
            model_name='cardtext',
            constraint=models.UniqueConstraint(fields=('article', 'audience'), name='one_card_text'),
        ),
        migrations.AddConstraint(
            model_name='cardtext',
            constraint=models.CheckConstraint(condition=models.Q(('audience__in', ('patient', 'carer', 'student', 'clinician'))), name='card_text_audience_is_known'),
        ),
        migrations.AddConstraint(
            model_name='presence',
            constraint=models.UniqueConstraint(fields=('article', 'person'), name='one_presence_per_person'),
        ),
        migrations.AddConstraint(
            model_name='savedfilter',
            constraint=models.UniqueConstraint(fields=('by', 'name'), name='one_saved_filter_per_name'),
        ),
        migrations.AddConstraint(
            model_name='savedfilter',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='saved_filter_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='scratch',
            constraint=models.UniqueConstraint(fields=('article', 'by', 'window'), name='one_scratch_per_window'),
        ),
        migrations.AddConstraint(
            model_name='scratch',
            constraint=models.CheckConstraint(condition=models.Q(('window', ''), _negated=True), name='scratch_names_its_window'),
        ),
    ]
