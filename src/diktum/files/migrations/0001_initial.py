import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from diktum.files.append_only import AppendOnly


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(db_index=True, max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}$')])),
                ('size', models.PositiveBigIntegerField()),
                ('media_type', models.CharField(max_length=100)),
                ('original_name', models.CharField(max_length=200)),
                ('kept_on', models.DateField()),
                ('kept_at', models.DateTimeField()),
                ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.commission')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='file_has_a_fingerprint'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='file_is_not_empty')],
            },
        ),
        AppendOnly("files_storedfile"),
    ]
