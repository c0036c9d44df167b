"""A void number stays in the book with its reason. It is possible only where the dossier could still be cancelled."""

import pytest

from diktum import rulebook
from diktum.dossiers.commands import cancel_dossier, publish_procedure
from diktum.stages.signing import commands, queries
from diktum.stages.signing.models import AgendaLine, NumberVoid
from diktum.stages.signing.papers import PAPERS
from diktum.stages.signing.refusals import (
    AlreadyVoid,
    NoSuchLine,
    NotYoursToVoid,
    NumberIsInUse,
    PaperIsNotReady,
    VoidWithoutReason,
)
from diktum.stages.signing.tests.acting import at, number, numbered, signed


@pytest.fixture
def cancelled(office):
    """A numbered decree of a procedure that may still be cancelled after signature, and was."""
    text = dict(rulebook.procedure_texts())["tim_pelaksana"]
    publish_procedure(text.replace("point_of_no_return = true", "point_of_no_return = false"), name="variasi")
    dossier = numbered(office)
    cancel_dossier(dossier_id=dossier.pk, by=office.secretary, when=at(office), reason="Salah jenis naskah.")
    dossier.refresh_from_db()
    return dossier


def void(office, dossier, reason="Salah jenis seri.", by=None):
    line = AgendaLine.objects.get(dossier=dossier)
    return commands.void_number(
        line_id=line.pk, reason=reason, by=by or office.head_of_legal, when=at(office, minutes=300)
    )


def test_a_void_number_stays_and_is_never_given_again(office, cancelled):
    row = void(office, cancelled)
    assert (row.reason, row.voided_by) == ("Salah jenis seri.", office.head_of_legal.name)
    assert queries.is_void(queries.agenda_line(cancelled))
    assert queries.number_of(cancelled) is None
    assert queries.numbers_of([cancelled]) == {}
    assert number(office, signed(office, title="Tim Berikut"), when=at(office, minutes=300)).number == 2
    assert [line.number for line in queries.lines_of_year(office.commission.pk, 2026)] == [2, 1]
    with pytest.raises(PaperIsNotReady):
        PAPERS["sk"](cancelled)


def test_a_number_in_use_is_not_voided(office):
    dossier = numbered(office)
    with pytest.raises(NumberIsInUse, match=dossier.code):
        void(office, dossier)
    assert not NumberVoid.objects.exists()


@pytest.mark.parametrize("reason", ["", " \n "])
def test_voiding_needs_a_reason(office, cancelled, reason):
    with pytest.raises(VoidWithoutReason):
        void(office, cancelled, reason)
    assert not NumberVoid.objects.exists()


def test_voiding_twice(office, cancelled):
    void(office, cancelled)
    with pytest.raises(AlreadyVoid):
        void(office, cancelled)
    assert NumberVoid.objects.count() == 1


def test_only_the_keepers_of_the_book_void(office, cancelled):
    with pytest.raises(NotYoursToVoid):
        void(office, cancelled, by=office.secretary)
    void(office, cancelled, by=office.legal_officer)


def test_another_office_finds_no_such_line(office, other_office, cancelled):
    with pytest.raises(NoSuchLine):
        void(office, cancelled, by=other_office.head_of_legal)
    assert not NumberVoid.objects.exists()
