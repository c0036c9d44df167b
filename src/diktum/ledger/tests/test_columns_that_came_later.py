"""A table may get new columns; the rows that were sealed before keep their seals, and are still guarded."""

import pytest
from django.db import connection

from diktum.core.canonical import fingerprint
from diktum.ledger.sealing import _columns_by_age, content_of, is_as_sealed, sealed_content
from diktum.ledger.tests.builders import a_row

NEWEST = frozenset({"kept_at"})


@pytest.fixture
def old_row(office):
    """A row that was sealed before its table had the column kept_at, which a migration filled with nothing."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE files_storedfile DROP COLUMN kept_at")
        cursor.execute("ALTER TABLE files_storedfile ADD COLUMN kept_at timestamptz")
    _columns_by_age.cache_clear()
    row = a_row(office)
    row.kept_at = None
    yield row, fingerprint(content_of(row, without=NEWEST))
    _columns_by_age.cache_clear()


def test_a_row_older_than_a_column_keeps_its_seal(old_row):
    row, payload = old_row
    assert is_as_sealed(row, payload)
    assert "kept_at" not in sealed_content(row, payload)


def test_what_is_put_into_the_later_column_is_a_change(old_row, office):
    row, payload = old_row
    row.kept_at = a_row(office).kept_at
    assert not is_as_sealed(row, payload)


def test_every_older_column_is_still_guarded(old_row):
    row, payload = old_row
    row.size = 4
    assert not is_as_sealed(row, payload)


def test_a_new_row_is_sealed_whole(office):
    row = a_row(office)
    payload = fingerprint(content_of(row))
    assert sealed_content(row, payload) == content_of(row)
    row.kept_at = None
    assert not is_as_sealed(row, payload)
