import django.db.models.deletion
from django.db import migrations, models

from diktum.ledger.operations import AppendOnly


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='LedgerHead',
            fields=[
                ('commission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='people.commission')),
                ('position', models.PositiveBigIntegerField(default=0)),
                ('hash', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='LedgerEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveBigIntegerField()),
                ('kind', models.CharField(max_length=100)),
                ('subject', models.CharField(max_length=40)),
                ('payload_sha256', models.CharField(max_length=64)),
                ('previous', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('commission', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.commission')),
            ],
            options={
                'ordering': ['commission', 'position'],
                'constraints': [models.UniqueConstraint(fields=('commission', 'position'), name='one_entry_a_position'), models.UniqueConstraint(fields=('kind', 'subject'), name='one_entry_a_row'), models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='positions_begin_at_one')],
            },
        ),
        AppendOnly("ledger_ledgerentry"),
    ]
