"""Write less with every act: room for a dossier's next state on its own page, and no checks on the inbox's copies."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="inboxitem",
            name="commission",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                to="people.commission",
            ),
        ),
        migrations.AlterField(
            model_name="inboxitem",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="people.unit",
            ),
        ),
        migrations.RunSQL(
            "ALTER TABLE dossiers_dossier SET (fillfactor = 80)",
            "ALTER TABLE dossiers_dossier RESET (fillfactor)",
        ),
    ]
