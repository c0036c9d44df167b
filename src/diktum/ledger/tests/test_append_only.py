"""The database refuses every change of an append-only table, to its owner and to the application's role."""

import os
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from diktum.files.models import StoredFile
from diktum.ledger.models import LedgerEntry, LedgerHead
from diktum.ledger.operations import AppendOnly
from diktum.ledger.privileges import append_only_tables, grant
from diktum.ledger.sealing import chained_models
from diktum.ledger.tests.builders import write

TABLES = ["files_storedfile", "ledger_ledgerentry", "people_change"]
CHANGES = {
    "UPDATE": "UPDATE {} SET id = id + 1000",
    "UPDATE of no row": "UPDATE {} SET id = id WHERE false",
    "DELETE": "DELETE FROM {}",
    "TRUNCATE": "TRUNCATE {} CASCADE",
}


@pytest.fixture
def role(office):
    """A role of the application, gone with the transaction of the test."""
    name = f"diktum_test_{os.getpid()}"
    grant(connection, name)
    return name


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES.keys())
def test_the_owner_is_refused(office, table, statement):
    write(office)
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement.format(table))
    assert LedgerEntry.objects.count() == 1


@pytest.mark.parametrize("model", [StoredFile, LedgerEntry])
def test_the_orm_is_refused(office, model):
    write(office)
    for change in (
        lambda: model.objects.update(commission=office),
        lambda: model.objects.all().delete(),
        lambda: model.objects.get().delete(),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES.keys())
def test_the_role_of_the_application_is_refused_by_its_privileges(office, role, table, statement):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as c,
    ):
        c.execute("SET CONSTRAINTS ALL IMMEDIATE")
        c.execute(f"SET LOCAL ROLE {role}")
        c.execute(statement.format(table))


@pytest.mark.parametrize("table", TABLES)
def test_the_role_of_the_application_cannot_switch_the_trigger_off(office, role, table):
    with (
        pytest.raises(ProgrammingError, match="must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER diktum_append_only")


def test_the_role_of_the_application_can_work(office, role):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
    write(office, 2)
    write(office)
    office.seat = "Lain"
    office.save()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
    assert LedgerHead.objects.get().position == 3


def test_every_chained_model_has_the_trigger(db):
    assert {model._meta.db_table for model in chained_models()} <= set(append_only_tables(connection))


def test_the_rights_are_given_by_a_command(office):
    out = StringIO()
    call_command("grant_app_role", "--role", f"diktum_cmd_{os.getpid()}", stdout=out)
    assert "tabel hanya boleh ditambah" in out.getvalue()


def test_the_operation_can_be_taken_back(office):
    operation = AppendOnly("people_unit")
    with connection.schema_editor() as editor:
        operation.database_forwards("people", editor, None, None)
        assert "people_unit" in append_only_tables(connection)
        operation.database_backwards("people", editor, None, None)
    assert "people_unit" not in append_only_tables(connection)
    assert operation.deconstruct() == ("AppendOnly", ["people_unit"], {})
