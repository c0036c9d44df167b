"""The index is kept in step: one command builds it anew, one writer at a time."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from diktum.dossiers.tests.acting import open_dossier
from diktum.search import keeping
from diktum.search.searching import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def another_writer():
    """Hold the lock of all writers on a connection of its own."""
    second = connection.copy()
    with second.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [keeping.LOCK])
        yield
    second.close()


def test_one_command_builds_everything_anew_and_says_how_much(office, other_office):
    open_dossier(office)
    open_dossier(other_office)
    told = StringIO()
    call_command("rebuild_search", stdout=told)
    assert told.getvalue() == "2 naskah dapat dicari.\n"
    assert all(keeping.is_sound(name) for name in keeping.names())
    assert len(keeping.names()) == 3


def test_a_second_writer_is_told_to_wait(office, another_writer):
    with pytest.raises(keeping.IndexIsBusy):
        keeping.rebuild()
    with pytest.raises(CommandError, match="Tunggu"):
        call_command("rebuild_search", stdout=StringIO())


def test_the_first_dossier_of_a_new_office_makes_its_part(office):
    dossier = open_dossier(office, title="Kelompok Kerja Sosialisasi")
    keeping.refresh(dossier.pk)
    assert search("sosialisasi", actor=office.secretary).total == 1
    assert keeping.refresh(dossier.pk) == 1
    assert search("sosialisasi", actor=office.secretary).total == 1


def test_a_refresh_of_nothing_changes_nothing(office):
    assert keeping.refresh(999_999) == 0


def test_an_ended_dossier_is_found_as_ended(office):
    from diktum.dossiers.commands import cancel_dossier
    from diktum.search.results import Filters

    dossier = open_dossier(office, title="Kelompok Kerja Sosialisasi")
    keeping.rebuild()
    cancel_dossier(dossier_id=dossier.pk, reason="Tidak jadi.", by=office.secretary, when=office.moment())
    keeping.refresh(dossier.pk)
    dossier.refresh_from_db()
    found = search("sosialisasi", actor=office.secretary, filters=Filters(status=dossier.status))
    assert found.total == 1 and found.hits[0].status == dossier.status != "running"
