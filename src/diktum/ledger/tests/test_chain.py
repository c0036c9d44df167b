"""Rows are sealed together at the end of one transaction, or not at all."""

import threading

import pytest
from django.db import connection

from diktum.core.canonical import fingerprint
from diktum.core.proofs import GENESIS
from diktum.files.models import StoredFile
from diktum.ledger.chain import chaining
from diktum.ledger.models import LedgerEntry, LedgerHead
from diktum.ledger.sealing import payload_of, seal_of
from diktum.ledger.tests.builders import WHEN, a_row, an_office, write


def test_gives_positions_without_gap_and_links_every_line(office):
    write(office, 2)
    write(office, 3)
    lines = list(LedgerEntry.objects.all())
    assert [line.position for line in lines] == [1, 2, 3, 4, 5]
    assert [line.previous for line in lines] == [GENESIS, *(line.hash for line in lines[:-1])]
    assert all(seal_of(line) == line.hash for line in lines)
    head = LedgerHead.objects.get()
    assert (head.position, head.hash) == (5, lines[-1].hash)


def test_costs_an_insert_a_row_and_two_statements_an_act(office, django_assert_num_queries):
    write(office)
    with django_assert_num_queries(2 + 2 + 2):  # savepoint of the test and its release, two rows, the ledger
        write(office, 2)


def test_names_the_row_and_seals_its_content(office):
    (row,) = write(office)
    line = LedgerEntry.objects.get()
    assert (line.kind, line.subject, line.at) == ("files.StoredFile", str(row.pk), WHEN.at)
    assert line.payload_sha256 == payload_of(row) == payload_of(StoredFile.objects.get())


def test_the_content_is_every_column_but_the_key(office):
    (row,) = write(office)
    assert payload_of(row) == fingerprint(
        {
            "commission_id": office.pk,
            "sha256": "ab" * 32,
            "size": 3,
            "media_type": "application/pdf",
            "original_name": "berkas-1.pdf",
            "kept_on": WHEN.day,
            "kept_at": WHEN.at,
        }
    )


def test_nothing_is_written_when_the_body_fails(office):
    with pytest.raises(ZeroDivisionError), chaining(office.pk, WHEN) as chain:
        chain.record(a_row(office))
        raise ZeroDivisionError
    assert not StoredFile.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_a_body_that_records_nothing_leaves_the_ledger_alone(office):
    with chaining(office.pk, WHEN):
        pass
    assert not LedgerHead.objects.exists()


def test_refuses_a_model_that_is_not_chained(office):
    with pytest.raises(TypeError, match="not a chained model"), chaining(office.pk, WHEN) as chain:
        chain.record(office)


def test_each_office_has_its_own_chain(office):
    other = an_office("LL")
    write(office, 2)
    write(other)
    assert list(LedgerEntry.objects.filter(commission=other).values_list("position", flat=True)) == [1]


def test_a_row_saved_twice_is_a_mistake(office):
    (row,) = write(office)
    row.original_name = "lain.pdf"
    with pytest.raises(TypeError, match="never changed"):
        row.save()


@pytest.mark.transaction
def test_many_writers_leave_no_gap_and_no_fork(database_for_threads, settings, tmp_path):
    settings.DIKTUM_FILES = str(tmp_path)
    office = an_office("TT")
    failures = []

    def writer():
        try:
            for number in range(5):
                if number == 3:
                    with pytest.raises(ZeroDivisionError), chaining(office.pk, WHEN) as chain:
                        chain.record(a_row(office))
                        raise ZeroDivisionError
                else:
                    write(office, 2)
        except BaseException as error:  # noqa: BLE001  a thread must report, not die silently
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=writer) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    lines = list(LedgerEntry.objects.filter(commission=office))
    assert [line.position for line in lines] == list(range(1, 65))
    assert [line.previous for line in lines] == [GENESIS, *(line.hash for line in lines[:-1])]
