import django.db.models.deletion
from django.db import migrations, models

from diktum.ledger.operations import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0001_initial'),
        ('people', '0002_guards'),
        ('plenary', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='MinutesLock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('locked_by', models.CharField(max_length=250)),
                ('locked_on', models.DateField()),
                ('locked_at', models.DateTimeField()),
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='minutes_lock', to='plenary.plenarysession')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MinutesRemark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('person_name', models.CharField(max_length=250)),
                ('text', models.TextField()),
                ('made_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='plenary.plenarysession')),
            ],
            options={
                'ordering': ['session', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Movement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=250)),
                ('title', models.CharField(blank=True, max_length=250)),
                ('is_member', models.BooleanField()),
                ('kind', models.CharField(choices=[('arrived', 'Datang'), ('left', 'Meninggalkan rapat')], max_length=10)),
                ('at', models.DateTimeField()),
                ('way', models.CharField(choices=[('keeper', 'dicatat notulis'), ('phone', 'lewat ponsel sendiri')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=250)),
                ('recorded_by', models.CharField(max_length=250)),
                ('recorded_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='plenary.plenarysession')),
            ],
            options={
                'ordering': ['session', 'at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RecordSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=250)),
                ('title', models.CharField(blank=True, max_length=250)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('why_not', models.TextField(blank=True)),
                ('recorded_by', models.CharField(max_length=250)),
                ('recorded_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='plenary.plenaryrecord')),
            ],
            options={
                'ordering': ['record', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RemarkAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taken', models.BooleanField()),
                ('note', models.TextField(blank=True)),
                ('answered_by', models.CharField(max_length=250)),
                ('answered_at', models.DateTimeField()),
                ('remark', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='plenary.minutesremark')),
            ],
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField()),
                ('position', models.PositiveIntegerField()),
                ('node', models.CharField(max_length=120)),
                ('place', models.CharField(max_length=250)),
                ('text', models.TextField()),
                ('wording', models.TextField(blank=True)),
                ('person_name', models.CharField(max_length=250)),
                ('recorded_by', models.CharField(max_length=250)),
                ('made_at', models.DateTimeField()),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='plenary.agendaitem')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['item', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField()),
                ('outcome', models.CharField(choices=[('adopted', 'Diterima'), ('amended', 'Diterima dengan ubahan'), ('rejected', 'Ditolak')], max_length=10)),
                ('way', models.CharField(choices=[('consensus', 'Musyawarah mufakat'), ('vote', 'Suara')], max_length=10)),
                ('present', models.PositiveSmallIntegerField()),
                ('agreeing', models.PositiveSmallIntegerField(null=True)),
                ('text', models.TextField(blank=True)),
                ('wording', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('recorded_by', models.CharField(max_length=250)),
                ('resolved_at', models.DateTimeField()),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('suggestion', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='resolution', to='plenary.suggestion')),
            ],
        ),
        migrations.CreateModel(
            name='CorrectionPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField()),
                ('nodes', models.JSONField(help_text='Ids of parts or lists of the tabled text; an asterisk is the whole text.')),
                ('label', models.TextField()),
                ('wording', models.TextField(blank=True)),
                ('correction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='place', to='plenary.correction')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('suggestion', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction_place', to='plenary.suggestion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField()),
                ('position', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=250)),
                ('title', models.CharField(blank=True, max_length=250)),
                ('stand', models.CharField(choices=[('agrees', 'Setuju'), ('disagrees', 'Tidak setuju'), ('abstains', 'Tidak memberi suara'), ('recused', 'Tidak ikut memutus'), ('unnamed', 'Tidak disebut satu per satu')], max_length=10)),
                ('opinion', models.TextField(blank=True)),
                ('taken_at', models.DateTimeField()),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='plenary.plenarydecision')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['decision', 'position'],
                'constraints': [models.UniqueConstraint(fields=('decision', 'person'), name='one_ballot_a_member'), models.CheckConstraint(condition=models.Q(('stand__in', ['agrees', 'disagrees', 'abstains', 'recused', 'unnamed'])), name='stand_is_known')],
            },
        ),
        migrations.CreateModel(
            name='MinutesCirculation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('until', models.DateTimeField()),
                ('opened_by', models.CharField(max_length=250)),
                ('opened_at', models.DateTimeField()),
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='circulation', to='plenary.plenarysession')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('opened_at'))), name='circulation_lasts')],
            },
        ),
        migrations.AddConstraint(
            model_name='minutesremark',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='remark_has_words'),
        ),
        migrations.AddConstraint(
            model_name='movement',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['arrived', 'left'])), name='movement_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='movement',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['keeper', 'phone'])), name='movement_way_is_known'),
        ),
        migrations.AddConstraint(
            model_name='movement',
            constraint=models.CheckConstraint(condition=models.Q(('at__lte', models.F('recorded_at'))), name='movement_is_recorded_after_it_happened'),
        ),
        migrations.AddConstraint(
            model_name='recordsignature',
            constraint=models.UniqueConstraint(fields=('record', 'person'), name='one_signature_a_member'),
        ),
        migrations.AddConstraint(
            model_name='recordsignature',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_on__isnull', False), ('why_not', '')), models.Q(('signed_on', None), models.Q(('why_not', ''), _negated=True)), _connector='OR'), name='signed_or_says_why_not'),
        ),
        migrations.AddConstraint(
            model_name='remarkanswer',
            constraint=models.CheckConstraint(condition=models.Q(('taken', True), models.Q(('note', ''), _negated=True), _connector='OR'), name='remark_not_taken_says_why'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.UniqueConstraint(fields=('item', 'position'), name='one_suggestion_a_position'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('node', ''), _negated=True)), name='suggestion_has_words_and_place'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['adopted', 'amended', 'rejected'])), name='resolution_is_known'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['consensus', 'vote'])), name='resolution_way_is_known'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreeing', None), ('way', 'consensus')), models.Q(('agreeing__isnull', False), ('agreeing__lte', models.F('present')), ('way', 'vote')), _connector='OR'), name='resolution_votes_add_up'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'amended'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='amended_suggestion_says_how'),
        ),
        AppendOnly("plenary_movement"),
        AppendOnly("plenary_suggestion"),
        AppendOnly("plenary_resolution"),
        AppendOnly("plenary_ballot"),
        AppendOnly("plenary_correctionplace"),
        AppendOnly("plenary_recordsignature"),
        AppendOnly("plenary_minutescirculation"),
        AppendOnly("plenary_minutesremark"),
        AppendOnly("plenary_remarkanswer"),
        AppendOnly("plenary_minuteslock"),
    ]
