"""What is changed behind the program's back is found and named: any journal row, register row or file of a real journey."""

import pytest
from django.db import IntegrityError, connection, transaction

from diktum.dossiers.models import JournalEntry
from diktum.files import store
from diktum.files.models import StoredFile
from diktum.ledger.models import LedgerEntry
from diktum.ledger.sealing import chained_models
from diktum.ledger.verify import verify
from tests.office import an_office
from tests.walking import Journey


@pytest.fixture
def walked(db, settings):
    """A team decree that came to the archive."""
    office = an_office()
    journey = Journey(office, settings)
    journey.to("")
    assert verify().is_sound
    return journey


def behind_the_back(statement, *values):
    """Change something as the owner of the database could, with every trigger asleep."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        changed = cursor.rowcount
        cursor.execute("SET session_replication_role = DEFAULT")
    return changed


def named(row):
    """The one finding is about this row, and its sentence names it."""
    report = verify()
    assert {(each.kind, each.subject) for each in report.wrong} == {(row._meta.label, str(row.pk))}
    assert f"nomor {row.pk}" in report.first.sentence
    return True


def written(model):
    """The rows of a register that this journey wrote."""
    return model._default_manager.order_by("pk")


def change_one_character(row):
    """Change one character in one text column of a row; answers how to put it back, None where no column lets it."""
    table, key = row._meta.db_table, row._meta.pk.column
    for field in row._meta.concrete_fields:
        before = getattr(row, field.attname)
        if not isinstance(before, str) or field.primary_key:
            continue
        statement = f'UPDATE {table} SET "{field.column}" = %s WHERE "{key}" = %s'
        point = transaction.savepoint()
        try:
            behind_the_back(statement, _other(before), row.pk)
        except IntegrityError:  # a closed set of words: the database itself refuses
            transaction.savepoint_rollback(point)
            continue
        return lambda: transaction.savepoint_rollback(point)
    return None


def _other(value):
    """A value as long as before and different by one character."""
    return ("X" if not value.startswith("X") else "Y") + value[1:] if value else "x"


def test_every_register_and_the_journal_are_under_seal(walked):
    """Take each chained table in turn: change one row of it, find it by name, put it back."""
    tried = []
    for model in chained_models():
        row = written(model).first()
        put_back = change_one_character(row) if row is not None else None
        if put_back is None:
            continue
        assert named(row), model
        put_back()
        assert verify().is_sound, model
        tried.append(model._meta.label)
    assert "dossiers.JournalEntry" in tried
    assert len(tried) >= 12, tried


@pytest.mark.parametrize(
    "change",
    ["\"on\" = \"on\" - 1", "at = at - interval '1 second'", "person_name = 'Orang Lain'", "outcome = 'rejected'",
     "data = '{}'::jsonb || '{\"x\": 1}'::jsonb", "reason = 'lain'", "seq = 9999", "post = 'chair'"],
)  # fmt: skip
def test_names_the_journal_line_that_was_changed(walked, change):
    row = _line(walked)
    assert behind_the_back(f"UPDATE dossiers_journalentry SET {change} WHERE id = %s", row.pk) == 1
    assert named(row)


def _line(walked):
    return JournalEntry.objects.filter(dossier=walked.dossier).order_by("seq")[4]


def test_names_a_journal_line_that_was_taken_away(walked):
    row = _line(walked)
    behind_the_back("DELETE FROM dossiers_journalentry WHERE id = %s", row.pk)
    assert named(row)


def test_finds_the_line_of_the_ledger_taken_away_with_its_row(walked):
    row = _line(walked)
    entry = LedgerEntry.objects.get(kind=row._meta.label, subject=str(row.pk))
    behind_the_back("DELETE FROM dossiers_journalentry WHERE id = %s", row.pk)
    behind_the_back("DELETE FROM ledger_ledgerentry WHERE id = %s", entry.pk)
    assert verify().first.position == entry.position + 1


@pytest.mark.parametrize("harm", ["bit", "cut", "grown", "emptied", "gone", "exchanged"])
def test_names_the_file_that_was_changed(walked, harm):
    stored = StoredFile.objects.order_by("pk").first()
    path = store.path_of(stored.sha256)
    path.chmod(0o600)
    content = path.read_bytes()
    middle = len(content) // 2
    flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    bodies = {
        "bit": flipped,
        "cut": content[:-1],
        "grown": content + b"\n",
        "emptied": b"",
        "exchanged": b"%PDF-1.7\n",
    }
    path.unlink() if harm == "gone" else path.write_bytes(bodies[harm])
    assert named(stored)
