"""What must never change is guarded by the database itself."""

import pytest
from django.apps import apps
from django.db import connection

from diktum.ledger.models import Chained

CHAINED = [m for m in apps.get_models() if issubclass(m, Chained)]


@pytest.mark.parametrize("model", CHAINED, ids=lambda m: m._meta.label)
def test_a_chained_table_has_its_guards(model, db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgenabled <> 'D'",
            [model._meta.db_table],
        )
        assert cursor.fetchone()[0] >= 1, (
            f"{model._meta.db_table} lacks ledger.operations.AppendOnly in a migration"
        )


def test_there_are_chained_tables():
    assert len(CHAINED) > 10
