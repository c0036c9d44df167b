import pytest
from django.db import connection

from diktum.ledger.tests.builders import an_office

WRITTEN = (
    "ledger_ledgerentry",
    "ledger_ledgerhead",
    "files_storedfile",
    "people_commission",
    "people_change",
)


@pytest.fixture
def office(db, settings, tmp_path):
    settings.DIKTUM_FILES = str(tmp_path)
    settings.DIKTUM_CHECKPOINT_KEY = str(tmp_path / "keys" / "checkpoint-key")
    return an_office()


@pytest.fixture
def database_for_threads(django_db_setup, django_db_blocker):
    """Allow real commits, and take away afterwards what was committed: a flush would be refused, as it should be."""
    with django_db_blocker.unblock():
        yield
        with connection.cursor() as cursor:
            for table in WRITTEN:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                cursor.execute(f"DELETE FROM {table}")
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        connection.close()
