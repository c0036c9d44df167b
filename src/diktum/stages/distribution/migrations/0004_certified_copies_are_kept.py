import django.db.models.deletion
from django.db import migrations, models

from diktum.ledger.operations import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('distribution', '0003_extracts_links_and_proofs'),
        ('dossiers', '0003_holds_reminders_and_checks'),
        ('files', '0003_fixity_and_virus_checks'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField()),
                ('copy', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='kept', to='distribution.certifiedcopy')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'ordering': ['dossier', 'seq'],
            },
        ),
        AppendOnly("distribution_keptcopy"),
    ]
