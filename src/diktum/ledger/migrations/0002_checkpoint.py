import django.db.models.deletion
from django.db import migrations, models

from diktum.ledger.operations import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveBigIntegerField()),
                ('root', models.CharField(max_length=64)),
                ('origin', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('made_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('commission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.commission')),
            ],
            options={
                'ordering': ['commission', 'size'],
                'constraints': [models.UniqueConstraint(fields=('commission', 'size'), name='one_checkpoint_a_length'), models.CheckConstraint(condition=models.Q(('size__gte', 1)), name='checkpoint_of_a_book_with_lines'), models.CheckConstraint(condition=models.Q(('root__regex', '^[0-9a-f]{64}$')), name='checkpoint_has_a_root')],
            },
        ),
        AppendOnly("ledger_checkpoint"),
    ]
