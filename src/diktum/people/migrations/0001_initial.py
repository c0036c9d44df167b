import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=63)),
                ('row', models.BigIntegerField()),
                ('operation', models.CharField(max_length=6)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['table', 'id'], name='changes_of_a_table')],
            },
        ),
        migrations.CreateModel(
            name='Commission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=10, unique=True)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(max_length=100)),
                ('area_code', models.CharField(blank=True, max_length=10)),
                ('province', models.CharField(blank=True, max_length=100)),
                ('seat', models.CharField(max_length=100)),
                ('address', models.TextField(blank=True)),
                ('zone', models.CharField(choices=[('Asia/Jakarta', 'WIB (Jakarta)'), ('Asia/Pontianak', 'WIB (Pontianak)'), ('Asia/Makassar', 'WITA'), ('Asia/Jayapura', 'WIT')], default='Asia/Jayapura', max_length=40)),
                ('members_by_law', models.PositiveSmallIntegerField(default=5)),
                ('paper', models.CharField(choices=[('F4', 'F4 (215 × 330 mm)'), ('A4', 'A4 (210 × 297 mm)')], default='F4', max_length=4)),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('zone__in', ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'])), name='zone_is_known'), models.CheckConstraint(condition=models.Q(('paper__in', ['F4', 'A4'])), name='paper_is_known'), models.CheckConstraint(condition=models.Q(('members_by_law__gte', 3), ('members_by_law__lte', 7)), name='members_as_the_law_has_them')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('title_before', models.CharField(blank=True, max_length=60)),
                ('title_after', models.CharField(blank=True, max_length=100)),
                ('nip', models.CharField(blank=True, max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='persons', to='people.commission')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='person', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60)),
                ('name', models.CharField(max_length=200)),
                ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='people.commission')),
            ],
            options={
                'ordering': ['commission', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(choices=[('chair', 'Ketua'), ('member', 'Anggota'), ('secretary', 'Sekretaris'), ('head_of_legal', 'Kepala Subbagian Hukum'), ('legal_officer', 'Staf Subbagian Hukum'), ('proposing_unit', 'Subbagian Pengusul'), ('related_division', 'Divisi Terkait'), ('drafting_team', 'Tim Penyusun'), ('jdih_team', 'Tim Pengelola JDIH'), ('minute_taker', 'Notulis'), ('administrator', 'Administrator')], max_length=30)),
                ('title', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('definitive', 'Definitif'), ('plt', 'Pelaksana Tugas (Plt.)'), ('plh', 'Pelaksana Harian (Plh.)'), ('takeover', 'Pengambilalihan oleh KPU setingkat di atasnya')], default='definitive', max_length=20)),
                ('letter', models.CharField(blank=True, max_length=200)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='people.commission')),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='people.person')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='people.unit')),
            ],
            options={
                'ordering': ['commission', 'post', '-since'],
            },
        ),
        migrations.CreateModel(
            name='OffDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('name', models.CharField(max_length=200)),
                ('source', models.CharField(choices=[('national', 'Libur nasional'), ('joint_leave', 'Cuti bersama'), ('office', 'Libur kantor')], default='office', max_length=20)),
                ('commission', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='off_days', to='people.commission')),
            ],
            options={
                'ordering': ['day'],
                'constraints': [models.UniqueConstraint(fields=('commission', 'day'), name='one_off_day_a_day', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('commission__isnull', False), ('source', 'office')), models.Q(('commission__isnull', True), ('source__in', ['national', 'joint_leave'])), _connector='OR'), name='office_days_name_their_office')],
            },
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(fields=('commission', 'key'), name='one_unit_a_key'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['person', 'since'], name='appointments_of_a_person'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['commission', 'post', 'since'], name='appointments_to_a_post'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('post__in', ['chair', 'member', 'secretary', 'head_of_legal', 'legal_officer', 'proposing_unit', 'related_division', 'drafting_team', 'jdih_team', 'minute_taker', 'administrator'])), name='post_is_known'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['definitive', 'plt', 'plh', 'takeover'])), name='kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='appointment_ends_after_it_began'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'definitive'), models.Q(('letter', ''), _negated=True), _connector='OR'), name='acting_needs_a_letter'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('post__in', ('proposing_unit', 'related_division')), _negated=True), ('unit__isnull', False), _connector='OR'), name='unit_post_names_its_unit'),
        ),
    ]
