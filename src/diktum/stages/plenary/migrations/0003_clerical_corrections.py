import django.db.models.deletion
from django.db import migrations, models

from diktum.ledger.operations import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0001_initial'),
        ('people', '0002_guards'),
        ('plenary', '0002_deliberation_minutes_movements'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClericalCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField()),
                ('position', models.PositiveIntegerField()),
                ('version_number', models.PositiveIntegerField(help_text='The version in which the slip was found.')),
                ('node', models.TextField()),
                ('label', models.TextField()),
                ('before', models.TextField()),
                ('wording', models.TextField()),
                ('reason', models.TextField()),
                ('recorded_by', models.CharField(max_length=250)),
                ('recorded_title', models.CharField(blank=True, max_length=250)),
                ('recorded_on', models.DateField()),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clericals', to='plenary.plenarydecision')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['decision', 'position'],
            },
        ),
        migrations.CreateModel(
            name='ClericalAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField()),
                ('agreed', models.BooleanField()),
                ('note', models.TextField(blank=True)),
                ('answered_by', models.CharField(max_length=250)),
                ('answered_title', models.CharField(blank=True, max_length=250)),
                ('answered_on', models.DateField()),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('correction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='plenary.clericalcorrection')),
            ],
        ),
        migrations.AddConstraint(
            model_name='clericalcorrection',
            constraint=models.UniqueConstraint(fields=('decision', 'position'), name='one_clerical_a_position'),
        ),
        migrations.AddConstraint(
            model_name='clericalcorrection',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('wording', ''), _negated=True), models.Q(('node', ''), _negated=True)), name='clerical_says_what_and_why'),
        ),
        migrations.AddConstraint(
            model_name='clericalanswer',
            constraint=models.CheckConstraint(condition=models.Q(('agreed', True), models.Q(('note', ''), _negated=True), _connector='OR'), name='clerical_refusal_says_why'),
        ),
        AppendOnly("plenary_clericalcorrection"),
        AppendOnly("plenary_clericalanswer"),
    ]
