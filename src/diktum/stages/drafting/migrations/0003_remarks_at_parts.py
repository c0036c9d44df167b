import django.db.models.deletion
from django.db import migrations, models

from diktum.ledger.operations import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0001_initial'),
        ('drafting', '0002_editing'),
        ('people', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField()),
                ('node', models.CharField(max_length=80)),
                ('place', models.CharField(max_length=200)),
                ('quoted', models.TextField(blank=True)),
                ('text', models.TextField()),
                ('made_by', models.CharField(max_length=250)),
                ('made_title', models.CharField(blank=True, max_length=250)),
                ('made_at', models.DateTimeField()),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.draftversion')),
            ],
            options={
                'ordering': ['dossier', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RemarkReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('answer', 'Dijawab'), ('resolved', 'Selesai'), ('adopted', 'Menjadi saran dalam pleno')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('made_by', models.CharField(max_length=250)),
                ('made_at', models.DateTimeField()),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('remark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='drafting.remark')),
            ],
            options={
                'ordering': ['remark', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('node', ''), _negated=True)), name='draft_remark_has_words_and_place'),
        ),
        migrations.AddConstraint(
            model_name='remarkreply',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('answer', 'resolved', 'adopted'))), name='draft_reply_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='remarkreply',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'answer'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='draft_answer_has_words'),
        ),
        migrations.AddConstraint(
            model_name='remarkreply',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'answer'), _negated=True), fields=('remark',), name='one_settlement_a_draft_remark'),
        ),
        AppendOnly("drafting_remark"),
        AppendOnly("drafting_remarkreply"),
    ]
